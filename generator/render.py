"""Page -> Markdown: front matter, blocks by their templates, footnotes with the sentences that are cited."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.model import Anchor, Cite, Drawing, Evidence, Inline, Line, Link, Page, Picture, Span, Strong, Verbatim
from generator.text import escape

Lookup = Callable[[Span], Evidence]
_FENCED = frozenset(("citation",))
"""Templates that are fenced code blocks: there text is escaped in its own way, and nothing but text may stand."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator"),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=_no_text_from_outside,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Markdown(str):
    """Text that went through an escape function; anything else in a template's place is refused."""


def _no_text_from_outside(value: object) -> object:
    if isinstance(value, Markdown | int):
        return value
    raise TypeError(f"unescaped text in a template: {value!r:.60}")


def render(page: Page, evidence: Lookup, gone: Collection[str] = ()) -> str:
    """The page's Markdown, LF, one unit a line, ending in one newline.

    ``gone``: pages ("people/x.md") and places ("people/x.md#y") that a person deleted; nothing links to them.
    """
    writer = _Writer(page, evidence, gone)
    blocks = [Markdown(writer.block(b.template, b.data)) for b in page.blocks]
    return (
        _environment()
        .get_template("page.md.j2")
        .render(
            meta=[(Markdown(key), Markdown(_yaml(value))) for key, value in page.meta.items()],
            title=Markdown(escape.markdown(page.title)),
            blocks=blocks,
            footnotes=[Markdown(line) for line in writer.footnotes()],
        )
    )


def _yaml(value: object) -> str:
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_yaml(item) for item in value) + "]"
    return escape.yaml_text(str(value))


class _Writer:
    """Writes the lines of one page and remembers which sentences they cite."""

    def __init__(self, page: Page, evidence: Lookup, gone: Collection[str]) -> None:
        self.address, self.folder, self.lookup, self.gone = str(page.path), page.path.parent, evidence, gone
        self.cited: dict[str, Evidence] = {}

    def block(self, template: str, data: Mapping[str, object]) -> str:
        """A block filled with its data: Lines become Markdown, everything else is refused."""
        return (
            _environment()
            .get_template(f"{template}.md.j2")
            .render({k: self._fenced(v) if template in _FENCED else self._value(v) for k, v in data.items()})
            .strip("\n")
        )

    def _value(self, value: object) -> object:
        if isinstance(value, int) or value is None:
            return value
        if isinstance(value, Picture):
            return self._picture(value)
        if isinstance(value, Drawing):
            return self._drawing(value)
        if isinstance(value, str):
            return Markdown(escape.markdown(value))
        if isinstance(value, tuple) and all(isinstance(v, Inline) for v in value):
            return Markdown(self.line(value))
        if isinstance(value, Sequence):
            return [self._value(v) for v in value]
        raise TypeError(f"no Markdown for {value!r:.60}")

    def _fenced(self, value: object) -> object:
        if isinstance(value, Verbatim):
            return Markdown(escape.code(value.text))
        raise TypeError(f"not for a code block: {value!r:.60}")

    def _picture(self, picture: Picture) -> Mapping[str, object]:
        both = {theme: Markdown(self._target(getattr(picture, theme), None)) for theme in ("light", "dark")}
        return {**both, "alt": Markdown(escape.markdown(picture.alt)), "themed": int(picture.light != picture.dark)}

    def _drawing(self, drawing: Drawing) -> Mapping[str, Markdown]:
        files = {theme: Markdown(self._target(drawing.address(theme), None)) for theme in ("light", "dark")}
        return {**files, "alt": Markdown(escape.markdown(drawing.alt))}

    def line(self, line: Line) -> str:
        """One unit of text."""
        written = ""
        for part in line:
            written += self._inline(part, written)
        return written

    def _inline(self, part: Inline, before: str) -> str:
        match part:
            case str():
                edge = part[:1].isspace(), part[-1:].isspace() and len(part) > 1
                return " " * edge[0] + escape.markdown(part, before + " " * edge[0]) + " " * edge[1]
            case Link() if part.target in self.gone or (part.target == self.address and part.anchor is None):
                return escape.markdown(part.text, before)
            case Link():
                address = self._target(part.target, part.anchor)
                return f"[{escape.markdown(part.text)}]({address})" if address else escape.markdown(part.text, before)
            case Strong():
                return f"**{escape.markdown(part.text)}**"
            case Anchor():
                return f'<a id="{escape.attribute(part.id)}"></a>'
            case Cite():
                found = self.lookup(part.span)
                self.cited.setdefault(found.label, found)
                return f"[^{found.label}]"

    def _target(self, target: str, anchor: str | None) -> str:
        if target.startswith("https://") or target.startswith("http://"):
            return escape.url(target)
        relative = posixpath.relpath(target, str(self.folder)) if target else ""
        return relative + (f"#{anchor}" if anchor and f"{target or self.address}#{anchor}" not in self.gone else "")

    def footnotes(self) -> list[str]:
        """A definition for each cited sentence, in order of first mark."""
        return [self._footnote(e) for e in self.cited.values()]

    def _footnote(self, evidence: Evidence) -> str:
        words = f"“{escape.markdown(evidence.quoted)}” " if evidence.quoted is not None else ""
        link = self._inline(Link(evidence.source, evidence.target, evidence.anchor), words)
        notice = f" {escape.markdown(evidence.notice)}" if evidence.notice else ""
        return f"[^{evidence.label}]: {words}{link}.{notice}"
