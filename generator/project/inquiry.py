"""A project on disk -> what only a person can settle, and why a line stands on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.compose import Finding, findings, group_title
from generator.errors import GeneratorError
from generator.files import read_tree
from generator.model import Annotation, Cite, Span
from generator.pipeline import Briefing, generate
from generator.project.folders import Folders, is_page
from generator.project.saving import run


def review(folders: Folders) -> Iterator[tuple[str, str, str]]:
    """What only a person can settle: the group, what is open with its sentences, and what settles it."""
    made = run(folders, write=False)
    for path in made.conflicts:
        page = path.with_suffix("")
        yield "Conflicts", f"docs/{path}", f"briefing resolve {page} --mine, or briefing resolve {page} --generated"
    for path, outcome in made.merged.outcomes.items():
        if outcome == "orphan":
            remedy = "Delete it, or take the id out of its front matter to keep it as your own."
            yield "No source speaks of it any more", f"docs/{path}", remedy
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
    path = PurePosixPath(page.removeprefix(f"{folders.docs.as_posix()}/").removesuffix(".md") + ".md")
    docs = read_tree(folders.docs, is_page)
    if path not in docs:
        raise GeneratorError(f"docs/{path}", "no such page", "Name a page below docs/, such as people/index.")
    lines = docs[path].decode("utf-8", "replace").splitlines()
    if line is not None and not 1 <= line <= len(lines):
        raise GeneratorError(f"docs/{path}:{line}", f"the page has {len(lines)} lines", "Name one of them.")
    briefing = generate(read_tree(folders.seeds))
    for number, text in enumerate(lines, 1):
        if line in (None, number) and not text.startswith("[^"):
            yield from _explained(briefing, number, text)


def _explained(briefing: Briefing, number: int, text: str) -> Iterator[str]:
    for label in dict.fromkeys(re.findall(r"\[\^([0-9a-f]{4}-[0-9a-f-]+)\]", text)):
        for annotation in briefing.annotations:
            for sentence in annotation.article.sentences():
                if briefing.desk.evidence(sentence.span).label == label:
                    yield f"{number}: {annotation.article.path} {briefing.desk.place(sentence.span)}: {annotation.article.quoted(sentence.span)}"
                    yield from _rules_in(annotation, sentence.span)


def _rules_in(annotation: Annotation, span: Span) -> Iterator[str]:
    for mention in annotation.mentions:
        if span.covers(mention.span):
            yield f'    {mention.kind} {mention.form} "{mention.text}" [{mention.span.start}:{mention.span.end}] by {mention.rule}'
    for claim in annotation.claims:
        if span.covers(claim.span):
            yield f"    claim by {claim.rule or 'stated'}: {claim.attribution_class}, {', '.join(claim.attribution) or 'nobody named'}"
    for fact in annotation.facts:
        if span.covers(fact.evidence):
            yield f"    fact {fact.property}: {fact.as_printed} ({fact.basis}: {fact.reason or 'printed'})"
