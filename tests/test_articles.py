"""Article pages and how much of an article may be shown -> what stands there, and what stands nowhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath

import pytest

from generator.check import check
from generator.errors import GeneratorError
from generator.pipeline import Briefing
from generator.publication import citable, repeated
from generator.text import configuration
from generator.text.configuration import Site
from tests.briefings import DEVELOPMENT, SEED, briefing, outputs, page, plain, rows, section

WIRE = """---
published: 2024-03-05
source: Coast Wire
{}---

Patrol ship returns to port after drill in the strait

The patrol ship came back to Ventspils on Tuesday with a broken radar mast, the crew said.

"We had no warning of the storm and no time to turn," Commander Ilze Ozola told local radio.

Nobody on the quay could say when the vessel would leave again.
"""
PAPER = """---
published: 2024-03-06
source: Harbour Paper
---

Minister visits Ventspils

Defence Minister Janis Berzins said in Ventspils on Wednesday that the ship would be repaired by May.
"""


def runs(text: str, length: int = 5) -> set[str]:
    """All runs of words, as printed."""
    words = text.split()
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


@cache
def seed(publish: str = "full") -> Briefing:
    names = {SEED.name: SEED.read_text("utf-8"), SEED.with_suffix(".yml").name: SEED.with_suffix(".yml").read_text()}
    return briefing(names, publish=publish)


ARTICLE = "articles/000-83af5299008969cf.md"

# ---------------------------------------------------------------- publish: none


def test_no_five_words_of_an_article_that_may_not_be_shown_stand_in_any_output() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (*DEVELOPMENT, SEED)}
    made = briefing(texts, publish="none")
    names = set().union(*(runs(e.name) for e in made.resolution.entities))  # a name is no prose, however long
    forbidden = set().union(*(runs(a.article.text) for a in made.annotations)) - names
    assert len(forbidden) > 2_000
    for name, text in outputs(made).items():
        assert not runs(text) & forbidden, name


def test_the_same_words_are_found_where_they_may_be_shown() -> None:
    found = {name for name, text in outputs(seed()).items() if runs(text) & runs(SEED.read_text("utf-8"))}
    assert {"index.md", ARTICLE, "claims.md", "quotes.md", "feed.xml", "export json", "export jsonld"} <= found


def test_one_article_holds_back_what_another_shows() -> None:
    made = briefing({"wire.txt": WIRE.format("publish: none\n"), "paper.txt": PAPER})
    forbidden = runs(WIRE.split("---")[2])
    for name, text in outputs(made).items():
        assert not runs(text) & forbidden, name
    assert "would be repaired by May" in page(made, "claims.md")


def test_what_remains_is_source_paragraph_number_and_link() -> None:
    made = briefing({"wire.txt": WIRE.format("publish: none\n")})
    (article,) = made.annotations
    text = page(made, "articles/wire.md")
    assert "# Coast Wire, 2024-03-05 (wire)" in plain(text)
    for sentence in article.article.sentences():
        assert f'<a id="s-{sentence.id}"></a>' in text
    assert re.search(
        r"^\[\^[\w-]+\]: \[Coast Wire, 2024-03-05 [^\]]*¶\d\.\d\]\(articles/wire\.md#s-\w+\)\.$",
        page(made, "claims.md"),
        re.M,
    )


def test_the_editors_title_may_be_shown() -> None:
    made = briefing({"wire.txt": WIRE.format("publish: none\ntitle: Radar mast\n")})
    assert "# Radar mast" in page(made, "articles/wire.md")


SHIP = """---
published: 2024-05-20
---

First ship floats

HMS Calder is the first of five Type 31 ships being built for the navy, and will be on trials off Arran until the end of June, it said.

"It was a cold day," said Luiz Henrique do Amaral, president of Aurora Radares.
"""


def test_a_reason_quotes_no_five_words_of_an_article_that_may_not_be_shown() -> None:
    made = briefing({"ship.txt": SHIP}, publish="none")
    names = set().union(*(runs(e.name) for e in made.resolution.entities))
    everything = outputs(made)
    assert "Type 31" in everything["weapons/type-31.md"]
    assert "the end of June" not in " ".join(everything.values())
    assert not [
        name
        for name, text in everything.items()
        if runs(text) & runs("on trials off Arran until the end of June") - names
    ]


def test_a_name_and_a_title_side_by_side_are_no_words_left_in_a_page() -> None:
    made = briefing({"ship.txt": SHIP}, publish="none")
    assert "Luiz Henrique do Amaral: president of Aurora Radares" in plain(
        page(made, "people/luiz-henrique-do-amaral.md")
    )
    assert not list(repeated({**made.pages, **made.assets}, [a.article for a in made.annotations], "none"))


def test_words_that_a_person_left_in_a_page_are_found() -> None:
    made = briefing({"wire.txt": WIRE.format("publish: none\n"), "paper.txt": PAPER})
    articles = [a.article for a in made.annotations]
    assert not list(repeated(made.pages, articles, "full"))
    own = b'# Mine\n\nShe said they had "no warning of the storm, and no time to turn".\n'
    shown = b"# Ours\n\nThe minister said in Ventspils on Wednesday that the ship would be repaired by May.\n"
    docs = {PurePosixPath("mine.md"): own, PurePosixPath("ours.md"): shown, PurePosixPath("x.png"): own}
    (problem,) = repeated(docs, articles, "full")
    assert problem.where == "docs/mine.md:3" and "seeds/wire.txt, which sets publish: none" in problem.what


# ---------------------------------------------------------------- publish: excerpt, full, and who decides


def test_an_excerpt_keeps_cited_sentences_and_no_other() -> None:
    made = seed("excerpt")
    (annotation,) = made.annotations
    kept = citable(annotation)
    gone = [s for s in annotation.article.sentences() if s.span not in kept]
    assert 5 <= len(gone) <= len(kept)
    everything = outputs(made)
    for sentence in gone:
        words = " ".join(annotation.article.quoted(sentence.span).split())
        assert not [name for name, text in everything.items() if words in text], words
    for span in kept:
        assert " ".join(annotation.article.quoted(span).split()) in plain(" ".join(page(made, ARTICLE).split()))


@pytest.mark.parametrize(
    ("default", "own", "shown"),
    [("full", "none", False), ("none", "full", True), ("none", "", False), ("full", "", True)],
)
def test_an_article_may_differ_from_the_site(default: str, own: str, shown: bool) -> None:
    made = briefing({"wire.txt": WIRE.format(f"publish: {own}\n" if own else "")}, publish=default)
    assert ("a broken radar mast" in page(made, "articles/wire.md")) is shown


def test_the_mode_is_read_from_mkdocs_yml_whatever_its_tags() -> None:
    config = "site_name: X\nsite_url: !ENV [A, 'https://a.example/']\nm: !!python/name:os.system\nextra:\n  publish: excerpt\n"
    assert configuration.read(config) == Site(name="X", publish="excerpt")
    assert configuration.read("site_url: https://x.example/b") == Site(address="https://x.example/b/")


def test_a_mode_that_does_not_exist_is_refused() -> None:
    with pytest.raises(GeneratorError, match="Write full, excerpt or none"):
        configuration.read("extra: {publish: some}")


# ---------------------------------------------------------------- the page


def test_the_head_says_what_is_known_and_what_is_not() -> None:
    about = dict(rows(page(seed(), ARTICLE).split("# Kim")[1].split("\n## ")[0]))
    assert about["Outlet"] == about["Byline"] == about["Address"] == "Not stated"
    assert about["Published"].startswith("2023-09-12 (Set by the editor")
    assert about["Reliability"] == "cannot be judged"


def test_an_editors_grade_of_the_source_is_shown() -> None:
    made = briefing({"wire.txt": WIRE.format("reliability: B\n")})
    assert "| Reliability | B (set by the editor) |" in page(made, "articles/wire.md")
    assert rows(section(page(made, "articles/index.md"), "Articles"))[0][3] == "B"


def test_each_entity_is_linked_once_a_paragraph_by_its_name() -> None:
    text = section(page(seed(), ARTICLE), "Text")
    (lede,) = [p for p in text.split("\n\n") if "arrived in" in p]
    assert lede.count("people/kim-jong-un.md") == 1 and "[Kim Jong Un](../people/kim-jong-un.md) arrived" in lede


def test_numbers_lead_to_how_they_were_read() -> None:
    text = page(seed(), ARTICLE)
    anchor = re.search(r"\[15\.000 kilometers\]\(#(n-[\w.-]+)\)", text)
    assert anchor is not None
    (row,) = [r for r in rows(section(text, "Numbers and dates, as they were read")) if f'"{anchor[1]}"' in r[0]]
    assert row[1] == "more than 15,000 km" and "groups thousands" in row[2]
    assert "[Last July](#n-" in text
    assert "[20 hours]" not in text, "what reads as it is printed needs no link"


def test_hedges_and_sources_lead_to_the_claim() -> None:
    text = page(seed(), ARTICLE)
    anchor = re.search(r"\[is believed to be\]\(#(c-[\w.-]+)\)", text)
    assert anchor is not None and f'<a id="{anchor[1]}"></a>' in text


def test_every_link_on_the_page_has_its_place() -> None:
    text = page(seed(), ARTICLE)
    assert set(re.findall(r"\]\(#([\w.-]+)\)", text)) <= set(re.findall(r'<a id="([\w.-]+)">', text))


def test_each_cited_sentence_leads_back() -> None:
    made = seed()
    cited = {
        a for p, data in made.pages.items() if str(p) != ARTICLE for a in re.findall(r"#s-([\w-]+)\)", data.decode())
    }
    assert len(cited) > 30
    for id_ in cited:
        assert f'<a id="u-{id_}"></a>' in page(made, ARTICLE)


def test_the_page_without_a_person_lists_the_page_that_cites() -> None:
    used = section(page(seed(), ARTICLE), "Where its sentences are cited")
    (line,) = [line for line in used.split("\n") if "[¶31.2]" in line]
    assert "weapons/hwasong-18.md" in line and "claims.md" not in line


def test_a_paragraph_inserted_above_moves_no_anchor() -> None:
    before = page(briefing({"paper.txt": PAPER}), "articles/paper.md")
    more = PAPER.replace("Defence Minister", "The quay was empty, police said.\n\nDefence Minister", 1)
    after = page(briefing({"paper.txt": more}), "articles/paper.md")
    kept = set(re.findall(r'<a id="([scn]-[^"]+)">', before))
    assert len(kept) > 2 and kept <= set(re.findall(r'<a id="([scn]-[^"]+)">', after))


@pytest.mark.parametrize("mode", ["full", "excerpt", "none"])
def test_the_pages_keep_every_promise_in_each_mode(mode: str) -> None:
    made = seed(mode)
    articles = {f"article/{a.article.id}": a.article for a in made.annotations}
    docs = {**made.pages, **made.assets, **dict.fromkeys(made.pictures, b"")}
    assert not check(docs, articles, made.pages)


def test_what_was_left_out_is_told_with_line_and_reason() -> None:
    found = {row[2]: row for row in rows(section(page(seed(), ARTICLE), "What was left out"))}
    assert plain(found["view counter"][1]).startswith("17752") and found["view counter"][0] == "5"


def test_the_translation_notice_is_on_the_page() -> None:
    assert "> Machine translation: quotations may not be word for word." in page(seed(), ARTICLE)


def test_a_page_says_nothing_of_what_no_sentence_names() -> None:
    text = (
        "Harbour sold\n\nBy Ana Ruiz in Helsinki\n\nMayor Ilan Marek sold the harbour of Odesa on Thursday. Marek left it.\n\n"
        "The sale was made in Kyiv. It took a year.\n\nPhoto: Ilan Marek at the harbour. Credit: Reuters\n\nRead also: Talks in Oslo go on\n"
    )
    made = briefing({"a.txt": text})
    for mention in (m for entity in made.resolution.entities for m in entity.mentions):
        sentence = made.desk.sentence(mention.span).span
        assert sentence.covers(mention.span), mention.text
    assert "Kyiv" in made.pages[PurePosixPath("locations/index.md")].decode()
