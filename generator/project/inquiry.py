"""A project on disk -> what only a person can settle, and why a line stands on its page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.compose import Finding, findings, group_title
from generator.errors import GeneratorError
from generator.files import read_seeds_in, read_tree
from generator.model import Annotation, Cite, Claim, Span
from generator.pipeline import Briefing, generate
from generator.project.folders import Folders, is_page, page_path
from generator.project.saving import run
from generator.text.unseen import InFile

ORPHANED = "Delete it, or take the id out of its front matter to keep it as your own."


def review(folders: Folders) -> Iterator[tuple[str, str, str]]:
    """What only a person can settle: the group, what is open with its sentences, and what settles it."""
    made = run(folders, write=False)
    for path, reason in made.conflicts.items():
        page = path.with_suffix("")
        yield (
            "Conflicts",
            f"docs/{path}: {reason}",
            f"briefing resolve {page} --mine, or briefing resolve {page} --generated",
        )
    for path, outcome in made.merged.outcomes.items():
        if outcome == "orphan":
            yield "No source speaks of it any more", f"docs/{path}", ORPHANED
    for problem in made.briefing.problems:
        yield "Articles that were not read", f"{problem.where}: {problem.what}", problem.remedy
    for problem in made.briefing.photo_problems:
        yield "Photos", f"{problem.where}: {problem.what}", problem.remedy
    for finding in findings(made.briefing.desk):
        yield group_title(finding), "\n".join([finding.text(), *_sentences(made.briefing, finding)]), finding.remedy


def _sentences(briefing: Briefing, finding: Finding) -> Iterator[str]:
    """The sentences a finding rests on, side by side."""
    articles = {a.article.id: a.article for a in briefing.annotations}
    for span in dict.fromkeys(part.span for part in finding.said if isinstance(part, Cite)):
        article = articles[span.article]
        words = " ".join(article.quoted(briefing.desk.sentence(span).span).split())
        yield f"  {article.path} {briefing.desk.place(span)}: {words}"


def explain(folders: Folders, page: str, line: int | None = None) -> Iterator[str]:
    """For a page (below docs/, with or without suffix) or one of its lines: the cited sentences, and what rules found there.

    Raises GeneratorError where there is no such page or line.
    """
    path = page_path(folders, page)
    docs = read_tree(folders.docs, is_page)
    if path not in docs:
        raise GeneratorError(f"docs/{path}", "no such page", "Name a page below docs/, such as people/index.")
    lines = docs[path].decode("utf-8", "replace").split("\n")
    if line is not None and not 1 <= line <= len(lines):
        raise GeneratorError(f"docs/{path}:{line}", f"the page has {len(lines)} lines", "Name one of them.")
    cited = _cited(generate(read_seeds_in(folders.seeds)))
    for number, text in enumerate(lines, 1):
        if number == line or (line is None and not text.startswith("[^")):
            for annotation, place, sentence in _behind(cited, path, text):
                words = " ".join(annotation.article.quoted(sentence).split())
                yield f"{number}: {annotation.article.path} {place}: {words}"
                yield from _rules_in(annotation, sentence)
    if line is not None and not any(_behind(cited, path, lines[line - 1])):
        yield f"{line}: nothing on this line rests on a sentence."


_Cited = Mapping[str, tuple[Annotation, str, Span]]
"""A footnote's label, or an article's page with an anchor -> the article, its paragraph and the sentence."""


def _cited(briefing: Briefing) -> _Cited:
    cited: dict[str, tuple[Annotation, str, Span]] = {}
    for annotation in briefing.annotations:
        for sentence in annotation.article.sentences():
            evidence = briefing.desk.evidence(sentence.span)
            found = (annotation, briefing.desk.place(sentence.span), sentence.span)
            cited[evidence.label] = cited[f"{evidence.target}#{evidence.anchor}"] = found
    return cited


_LABEL = re.compile(r"\[\^([0-9a-f]{4}-[0-9a-f-]+)\]")
_LEADS_TO = re.compile(r"<a id=\"(?P<here>s-[\w-]+)\">|\]\((?P<page>[^)#\s]*)#(?P<anchor>s-[\w-]+)\)")


def _behind(cited: _Cited, path: PurePosixPath, text: str) -> Iterator[tuple[Annotation, str, Span]]:
    """What the marks, links and anchors of a line lead to, each once."""
    keys = dict.fromkeys(_LABEL.findall(text))
    for match in _LEADS_TO.finditer(text):
        page = posixpath.normpath(path.parent / match["page"]) if match["page"] else path
        keys[f"{page}#{match['here'] or match['anchor']}"] = None
    found = {cited[key][2]: cited[key] for key in keys if key in cited}
    yield from found.values()


def _rules_in(annotation: Annotation, span: Span) -> Iterator[str]:
    """What the rules made of a sentence, with the places in the article's file."""
    in_file = InFile(annotation.article.text, annotation.article.unseen)
    rows = [
        *((m.span, f'{m.kind} {m.form} "{m.text}"', f"by {m.rule}") for m in annotation.mentions),
        *((r.span, f'role "{r.text}"', f"{r.basis}{_because(r.reason)}") for r in annotation.roles),
        *((d.span, f'date "{d.text}"', f"{d.value or 'none'}{_because(d.reason)}") for d in annotation.dates),
        *((q.span, f'number "{q.text}"', f"as printed {q.as_printed}{_because(q.reason)}") for q in annotation.quantities),
        *((q.span, f"{q.type} quotation", f"of {q.speaker_text or 'nobody named'}") for q in annotation.quotes),
        *((c.span, "claim", f"by {c.rule}: {c.attribution_class}, {_chain(c)}") for c in annotation.claims),
        *((f.evidence, f"fact {f.property}", f"{f.as_printed} ({f.basis}{_because(f.reason)})") for f in annotation.facts),
        *((e.span, f"{e.type or 'event'}, {e.status}", f"{e.when or 'undated'}{_because(e.when_reason)}") for e in annotation.events),
    ]  # fmt: skip
    for where, what, why in rows:
        if span.touches(where):
            start, end = in_file.offsets(where.start, where.end)
            yield f"    {what} [{start}:{end}] {why}"


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _chain(claim: Claim) -> str:
    return ", citing ".join(claim.attribution) or "nobody named"
