"""What `check` says of a page; the cases stand in tests/cases/check.txt."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.check import check
from generator.read import read_article
from tests import casefile

SEED = "Harbour sold\n\nMayor Ilan Marek sold the “old” harbour of Velmar. He left, it's said.\n"
ARTICLE = read_article("seeds/harbour.txt", SEED.encode())
SENTENCE = {f"SENTENCE{i}": s.id for i, s in enumerate(ARTICLE.sentences())}
SOURCE = '---\nid: "article/harbour"\nkind: "article"\n---\n\n# Harbour sold\n\n' + "".join(
    f'<a id="s-{s.id}"></a>{ARTICLE.quoted(s.span)}\n' for s in ARTICLE.sentences()
)
BESIDE = {
    PurePosixPath("articles/harbour.md"): SOURCE.encode(),
    PurePosixPath("people/index.md"): b"# People\n\n## Who is who?\n",
    PurePosixPath("drafts/note.md"): b"# Note\n",
    PurePosixPath("images/a.png"): b"x",
}


def filled(text: str) -> str:
    for name, id_ in SENTENCE.items():
        text = text.replace(name, id_)
    return text


@pytest.mark.parametrize("case", casefile.read("check.txt"), ids=casefile.identify)
def test_check(case: casefile.Case) -> None:
    path = PurePosixPath("people/marek.md")
    docs = BESIDE | {path: filled(case.input).encode()}
    found = check(docs, {"article/harbour": ARTICLE}, BESIDE, "drafts/\n")
    assert [f"{p.where}: {p.what}" for p in found] == filled(case.expected).splitlines()
    assert all(problem.remedy.endswith(".") for problem in found)


def test_pages_that_share_an_address_or_an_id() -> None:
    page = b'---\nid: "person/a"\n---\n# A\n'
    docs = {PurePosixPath(p): page for p in ("people/a.md", "people/A.md", "people/b.md")}
    assert [f"{p.where}: {p.what}" for p in check(docs, {}, {})] == [
        "docs/people/a.md: has the address of docs/people/A.md but for its case",
        "docs/people/a.md: has the id person/a of docs/people/A.md",
        "docs/people/b.md: has the id person/a of docs/people/A.md",
    ]


def test_an_orphan_is_a_warning() -> None:
    page = {PurePosixPath("people/a.md"): b'---\nid: "person/a"\nkind: "person"\n---\n# A\n'}
    (orphan,) = check(page, {}, {})
    assert (orphan.severity, orphan.where) == ("warning", "docs/people/a.md")
    assert check(page, {}, page) == ()
