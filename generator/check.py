"""Pages and articles as they stand on disk -> what breaks a promise, each with its place and its remedy."""

from __future__ import annotations

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

import yaml
from pathspec import PathSpec

from generator.model import Article, Problem, Tree
from generator.text import escape

_FOOTNOTE = re.compile(
    r"\[\^(?P<label>[^\]\s]+)\]: (?:“(?P<quoted>.*)” )?\[(?P<source>[^\]]*)\]\((?P<target>[^)#]+)#s-(?P<id>[\w-]+)\)"
)
_GENERATED_LABEL = re.compile(r"[0-9a-f]{4}-[0-9a-f]{8}(?:-\d+)?")
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<source>[^)\s]*)|<img\b(?P<tag>[^>]*)>")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ANCHOR = re.compile(r"""<a id="([^"]+)">""")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*#*$", re.M)
_FRONT = re.compile(r"---\r?\n(.*?)^---\r?$", re.S | re.M)

_CODE = re.compile(
    r"^(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=fence)[^\n]*$|(?:(?<=\n\n)|\A)(?: {4}|\t)[^\n]*|`[^`\n]+`", re.S | re.M
)
_SOURCES = re.compile(r"""\b(?:src|srcset)\s*=\s*["']([^"']+)["']""")


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


class _Page:
    """A page as the rules see it: its text, the lines outside code and front matter, its front matter (None: no YAML), its anchors."""

    def __init__(self, path: PurePosixPath, data: bytes) -> None:
        self.path = path
        self.text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
        body = _FRONT.sub(_blank, self.text, 1) if self.text.startswith("---") else self.text
        self.lines = _CODE.sub(_blank, body).split("\n")
        self.meta = _meta(self.text)
        self.id = html.unescape(str(self.meta["id"])) if isinstance(self.meta, dict) and "id" in self.meta else None

    def at(self, number: int) -> str:
        """Where a line stands, as messages say it."""
        return f"docs/{self.path}:{number}"

    def beside(self, address: str) -> PurePosixPath:
        """The path below docs/ that a relative address on this page means."""
        return PurePosixPath(posixpath.normpath(self.path.parent / address)) if address else self.path

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place a link can lead to."""
        headings = (
            re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", html.unescape(h)).strip().lower())
            for h in _HEADING.findall(self.text)
        )
        return frozenset((*_ANCHOR.findall(self.text), *headings))


Pages = Mapping[PurePosixPath, _Page]


def check(docs: Tree, articles: Mapping[str, Article], base: Tree, excluded: str = "") -> tuple[Problem, ...]:
    """Problems in the order of the pages; ``articles`` by page id ("article/x"), ``excluded`` as in mkdocs.yml."""
    pages = {path: _Page(path, data) for path, data in sorted(docs.items()) if path.suffix == ".md"}
    hidden = PathSpec.from_lines("gitignore", excluded.splitlines())
    return (
        *(p for page in pages.values() for p in _front_matter(page)),
        *(p for page in pages.values() for p in _provenance(page, pages, articles)),
        *(p for page in pages.values() for p in _images(page, docs)),
        *(p for page in pages.values() for p in _links(page, docs, pages, hidden)),
        *_twins(docs, pages),
        *_orphans(pages, base),
    )


# ---------------------------------------------------------------- provenance


def _provenance(page: _Page, pages: Pages, articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Each quoted sentence is still in the seed, and each mark has its footnote."""
    defined = {line[2 : line.find("]")] for line in page.lines if line.startswith("[^") and "]:" in line}
    for number, line in enumerate(page.lines, 1):
        if line.startswith("[^") and "]:" in line:
            yield from _footnote(page, number, line, pages, articles)
        for label in _MARK.findall(line):
            if label not in defined:
                yield Problem(
                    page.at(number),
                    f"the mark [^{label}] has no footnote",
                    "Restore the footnote, or delete the mark.",
                )


def _footnote(page: _Page, number: int, line: str, pages: Pages, articles: Mapping[str, Article]) -> Iterator[Problem]:
    match, label = _FOOTNOTE.match(line), line[2 : line.find("]")]
    if match:
        yield from _citation(page, number, match, pages, articles)
    elif _GENERATED_LABEL.fullmatch(label) and not _still_said(line, label, articles):
        yield Problem(
            page.at(number),
            f"the footnote [^{label}] leads to no sentence any more",
            f"Bring it back with briefing restore {page.path.with_suffix('')}, or give your note a label of its own.",
        )


def _still_said(line: str, label: str, articles: Mapping[str, Article]) -> bool:
    """True for a footnote without a link (the article's page was deleted) that quotes a sentence of a seed."""
    quoted = re.match(r"\[\^[^\]]+\]: “(.*)” ", line)
    sentences = (
        escape.normal(article.quoted(sentence.span))
        for article in articles.values()
        for sentence in article.sentences()
        if label.endswith(f"-{sentence.id}")
    )
    return quoted is not None and escape.normal(html.unescape(quoted[1])) in sentences


def _citation(
    page: _Page, number: int, match: re.Match[str], pages: Pages, articles: Mapping[str, Article]
) -> Iterator[Problem]:
    target = page.beside(match["target"])
    article = articles.get((pages[target].id or "") if target in pages else "")
    if article is None:
        yield Problem(
            page.at(number),
            f"the source {target} is no article of seeds/",
            "Put the seed back, or delete the statement.",
        )
        return
    sentence = next((s for s in article.sentences() if s.id == match["id"]), None)
    quoted = match["quoted"]
    if sentence is None:
        yield Problem(
            page.at(number),
            f"the cited sentence is no longer in {article.path}",
            "Run briefing generate; delete or mend what still cites it.",
        )
    elif quoted is not None and escape.normal(html.unescape(quoted)) != escape.normal(article.quoted(sentence.span)):
        yield Problem(
            page.at(number),
            f"the footnote does not say what {article.path} says",
            "Quote the sentence as it stands, or delete the footnote.",
        )


def _meta(text: str) -> object:
    match = _FRONT.match(text)
    try:
        return (yaml.safe_load(match[1]) or {}) if match else {}
    except yaml.YAMLError:
        return None


# ---------------------------------------------------------------- pages by themselves


def _front_matter(page: _Page) -> Iterator[Problem]:
    if not isinstance(page.meta, dict):
        yield Problem(page.at(1), "the front matter is no YAML", "Write one 'key: value' a line between two '---'.")


def _images(page: _Page, docs: Tree) -> Iterator[Problem]:
    """Images are there and say in words what they show."""
    for number, line in enumerate(page.lines, 1):
        for match in _IMAGE.finditer(line):
            if not _described(match):
                yield Problem(page.at(number), "an image without alternative text", "Say in alt what it shows.")
        for address in _shown(line):
            if page.beside(address) not in docs:
                yield Problem(
                    page.at(number),
                    f"the image {page.beside(address)} is not there",
                    "Put it back, or delete the line.",
                )


def _shown(line: str) -> Iterator[str]:
    """Addresses of the images of a line, of each width."""
    for sources in (*(m["source"] for m in _IMAGE.finditer(line) if m["source"]), *_SOURCES.findall(line)):
        for source in sources.split(","):
            address = source.split()[0].split("#")[0] if source.split() else ""
            if address and not re.match(r"(?:https?:)?//|data:", address):
                yield address


def _described(image: re.Match[str]) -> bool:
    if image["tag"] is None:
        return bool(image["alt"].strip())
    alt = _ALT.search(image["tag"])
    return alt is not None and bool((alt[1] or alt[2] or "").strip())


# ---------------------------------------------------------------- pages together


def _links(page: _Page, docs: Tree, pages: Pages, excluded: PathSpec[Any]) -> Iterator[Problem]:
    """Links between pages lead to a page that MkDocs publishes, and to an anchor that is there."""
    if excluded.match_file(str(page.path)):
        return
    for number, line in enumerate(page.lines, 1):
        for address, anchor in _LINK.findall(line):
            target = page.beside(address)
            if target not in docs:
                yield Problem(page.at(number), f"the link to {target} leads nowhere", "Mend the link, or delete it.")
            elif excluded.match_file(str(target)):
                yield Problem(
                    page.at(number),
                    f"the link leads to {target}, which is kept out of the site",
                    "Delete the link, or publish the page.",
                )
            elif anchor and target in pages and anchor not in pages[target].anchors:
                yield Problem(
                    page.at(number), f"{target} has no place #{anchor}", "Run briefing generate, or mend the link."
                )


def _twins(docs: Tree, pages: Pages) -> Iterator[Problem]:
    """No two pages differ by case alone, and no two carry the same id."""
    by_name: dict[str, list[PurePosixPath]] = defaultdict(list)
    by_id: dict[str, list[PurePosixPath]] = defaultdict(list)
    for path in sorted(docs):
        by_name[str(path).casefold()].append(path)
    for path, page in pages.items():
        if page.id:
            by_id[page.id].append(path)
    for group in by_name.values():
        for twin in group[1:]:
            yield Problem(f"docs/{twin}", f"has the address of docs/{group[0]} but for its case", "Rename one of them.")
    for id_, group in by_id.items():
        for twin in group[1:]:
            yield Problem(f"docs/{twin}", f"has the id {id_} of docs/{group[0]}", "Delete the copy, or its id.")


_KINDS = frozenset(("person", "weapon", "location", "organization", "article"))


def _orphans(pages: Pages, base: Tree) -> Iterator[Problem]:
    """A page that carries a generated id but is generated no more, kept because a person edited it."""
    ours = {_Page(path, data).id for path, data in base.items() if path.suffix == ".md"}
    for path, page in pages.items():
        if page.id and page.id not in ours and isinstance(page.meta, dict) and page.meta.get("kind") in _KINDS:
            yield Problem(
                f"docs/{path}",
                "no seed speaks of this page any more; it is kept because it was edited",
                "Delete it, or take the id out of its front matter to keep it as your own.",
                "warning",
            )
