"""Pages and articles as they stand on disk -> what breaks a promise, each with its place and its remedy."""

from __future__ import annotations

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml
from pathspec import PathSpec

from generator.model import Article, Problem, Tree
from generator.text import escape

_FOOTNOTE = re.compile(
    r"\[\^(?P<label>[^\]\s]+)\]: (?:“(?P<quoted>.*)” )?\[(?P<source>[^\]]*)\]\((?P<target>[^)#]+)#s-(?P<id>[\w-]+)\)"
)
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(|<img\b(?P<tag>[^>]*)>")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ANCHOR = re.compile(r"""<a id="([^"]+)">""")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*#*$", re.M)
_FRONT = re.compile(r"---\r?\n(.*?)^---\r?$", re.S | re.M)

Pages = Mapping[PurePosixPath, str]


def check(docs: Tree, articles: Mapping[str, Article], base: Tree, excluded: str = "") -> tuple[Problem, ...]:
    """Problems in the order of the pages; ``articles`` by page id ("article/x"), ``excluded`` as in mkdocs.yml."""
    pages = {
        path: data.decode("utf-8", "replace").replace("\r\n", "\n")
        for path, data in sorted(docs.items())
        if path.suffix == ".md"
    }
    found = [p for path, text in pages.items() for rule in _RULES for p in rule(path, text, pages, articles)]
    return (
        *found,
        *_links(docs, pages, PathSpec.from_lines("gitignore", excluded.splitlines())),
        *_twins(docs),
        *_orphans(pages, base),
    )


# ---------------------------------------------------------------- provenance


def _provenance(path: PurePosixPath, text: str, pages: Pages, articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Each quoted sentence is still in the seed, and each mark has its footnote."""
    defined = set()
    for number, line in enumerate(text.split("\n"), 1):
        if match := _FOOTNOTE.match(line):
            defined.add(match["label"])
            yield from _footnote(f"docs/{path}:{number}", match, path, pages, articles)
        elif line.startswith("[^"):
            defined.add(line[2 : line.find("]")])
    for number, line in enumerate(text.split("\n"), 1):
        for label in _MARK.findall(line):
            if label not in defined:
                yield Problem(
                    f"docs/{path}:{number}",
                    f"the mark [^{label}] has no footnote",
                    "Restore the footnote, or delete the mark.",
                )


def _footnote(
    where: str, match: re.Match[str], path: PurePosixPath, pages: Pages, articles: Mapping[str, Article]
) -> Iterator[Problem]:
    target = PurePosixPath(posixpath.normpath(path.parent / match["target"]))
    article = articles.get(_id(pages.get(target, "")) or "")
    if article is None:
        yield Problem(
            where, f"the source {target} is no article of seeds/", "Put the seed back, or delete the statement."
        )
        return
    sentence = next((s for s in article.sentences() if s.id == match["id"]), None)
    quoted = match["quoted"]
    if sentence is None:
        yield Problem(
            where,
            f"the cited sentence is no longer in {article.path}",
            "Run briefing generate; delete or mend what still cites it.",
        )
    elif quoted is not None and escape.normal(html.unescape(quoted)) != escape.normal(article.quoted(sentence.span)):
        yield Problem(
            where,
            f"the footnote does not say what {article.path} says",
            "Quote the sentence as it stands, or delete the footnote.",
        )


def _id(text: str) -> str | None:
    meta = _meta(text)
    return str(meta["id"]) if isinstance(meta, dict) and "id" in meta else None


def _meta(text: str) -> object:
    match = _FRONT.match(text)
    try:
        return yaml.safe_load(match[1]) if match else {}
    except yaml.YAMLError:
        return None


# ---------------------------------------------------------------- pages by themselves


def _front_matter(path: PurePosixPath, text: str, pages: Pages, articles: Mapping[str, Article]) -> Iterator[Problem]:
    if not isinstance(_meta(text), dict):
        yield Problem(
            f"docs/{path}:1", "the front matter is no YAML", "Write one 'key: value' a line between two '---'."
        )


def _alt_text(path: PurePosixPath, text: str, pages: Pages, articles: Mapping[str, Article]) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for match in _IMAGE.finditer(line):
            if not _described(match):
                yield Problem(f"docs/{path}:{number}", "an image without alternative text", "Say in alt what it shows.")


def _described(image: re.Match[str]) -> bool:
    if image["tag"] is None:
        return bool(image["alt"].strip())
    alt = _ALT.search(image["tag"])
    return alt is not None and bool((alt[1] or alt[2] or "").strip())


_Rule = Callable[[PurePosixPath, str, Pages, Mapping[str, Article]], Iterator[Problem]]
_RULES: tuple[_Rule, ...] = (_front_matter, _provenance, _alt_text)

# ---------------------------------------------------------------- pages together


def _links(docs: Tree, pages: Pages, excluded: PathSpec[Any]) -> Iterator[Problem]:
    """Links between pages lead to a page that MkDocs publishes, and to an anchor that is there."""
    anchors = {path: _anchors(text) for path, text in pages.items()}
    for path, text in pages.items():
        for number, line in enumerate(text.split("\n"), 1):
            for address, anchor in _LINK.findall(line):
                target = PurePosixPath(posixpath.normpath(path.parent / address)) if address else path
                where = f"docs/{path}:{number}"
                if target not in docs:
                    yield Problem(where, f"the link to {target} leads nowhere", "Mend the link, or delete it.")
                elif excluded.match_file(str(target)):
                    yield Problem(
                        where,
                        f"the link leads to {target}, which is kept out of the site",
                        "Delete the link, or publish the page.",
                    )
                elif anchor and target in anchors and anchor not in anchors[target]:
                    yield Problem(where, f"{target} has no place #{anchor}", "Run briefing generate, or mend the link.")


def _anchors(text: str) -> frozenset[str]:
    headings = (
        re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", html.unescape(h)).strip().lower())
        for h in _HEADING.findall(text)
    )
    return frozenset((*_ANCHOR.findall(text), *headings))


def _twins(docs: Tree) -> Iterator[Problem]:
    """No two pages differ by case alone, and no two carry the same id."""
    by_name: dict[str, list[PurePosixPath]] = defaultdict(list)
    by_id: dict[str, list[PurePosixPath]] = defaultdict(list)
    for path in sorted(docs):
        by_name[str(path).casefold()].append(path)
        if path.suffix == ".md" and (id_ := _id(docs[path].decode("utf-8", "replace"))):
            by_id[id_].append(path)
    for group in by_name.values():
        for twin in group[1:]:
            yield Problem(f"docs/{twin}", f"has the address of docs/{group[0]} but for its case", "Rename one of them.")
    for id_, group in by_id.items():
        for twin in group[1:]:
            yield Problem(f"docs/{twin}", f"has the id {id_} of docs/{group[0]}", "Delete the copy, or its id.")


def _orphans(pages: Pages, base: Tree) -> Iterator[Problem]:
    """A page that carries a generated id but is generated no more, kept because a person edited it."""
    ours = {_id(data.decode("utf-8", "replace")) for path, data in base.items() if path.suffix == ".md"}
    kinds = {"person", "weapon", "location", "organization", "article"}
    for path, text in pages.items():
        meta = _meta(text)
        if isinstance(meta, dict) and meta.get("kind") in kinds and "id" in meta and str(meta["id"]) not in ours:
            yield Problem(
                f"docs/{path}",
                "no seed speaks of this page any more; it is kept because it was edited",
                "Delete it, or take the id out of its front matter to keep it as your own.",
                "warning",
            )
