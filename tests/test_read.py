"""What a pasted file is taken apart into; the cases stand in tests/cases/reading.txt."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import GeneratorError
from generator.model import Article
from generator.read import LARGEST, read_article
from tests import casefile

FIELDS = ("title", "byline", "published", "source", "url", "language", "publish")


def told(article: Article) -> Iterator[str]:
    """The article as the case files write it, one part a line."""
    for paragraph in article.paragraphs:
        yield f"{paragraph.role} | {article.quoted(paragraph.span)}"
    for caption in article.captions:
        yield " | ".join(["caption", caption.text, *(p or "-" for p in (caption.byline, caption.agency))])
    for notice in article.notices:
        yield f"notice | {notice.kind}"
    for removed in article.removed:
        yield f"removed | {removed.reason} | {article.quoted(removed.span)}"
    for name in ("byline", "published"):
        if value := getattr(article, name):
            yield f"{name} | {value} | said by the {article.stated_by[name]}"


@pytest.mark.parametrize("case", casefile.read("reading.txt"), ids=casefile.identify)
def test_reading(case: casefile.Case) -> None:
    article = read_article("seeds/case.txt", case.input.encode())
    shown = [" ".join(line.split()) for line in told(article)]
    assert shown == case.expected.splitlines()


@pytest.mark.parametrize("case", casefile.read("stamps.txt"), ids=casefile.identify)
def test_the_day_in_a_line(case: casefile.Case) -> None:
    rest = "The navy has ordered two boats, the ministry said.\n\nThey will be built in Bergen by a local yard.\n"
    articles = [
        read_article("seeds/case.txt", f"Navy orders boats\n\n{line}\n\n{rest}".encode())
        for line in case.input.splitlines()
    ]
    assert [article.published or "-" for article in articles] == case.expected.splitlines()


def test_the_year_of_a_dateline_stands_with_the_photo_or_the_copyright_line() -> None:
    opening = "Drill goes on\n\nSEOUL, Sept. 26 (Bay Wire) -- The drill went on, officials said.\n\nIt ended.\n\n"
    by_photo = read_article("a.txt", f"{opening}A gun fires on Sept. 26, 2024. (Photo: Bay Wire)\n".encode())
    by_owner = read_article("a.txt", f"{opening}© 2023 Bay Wire\n".encode())
    by_neither = read_article("a.txt", f"{opening}© Bay Wire 2023-2024. It was founded on 1 May 1990.\n".encode())
    assert [a.published for a in (by_photo, by_owner, by_neither)] == ["2024-09-26", "2023-09-26", None]


def test_a_dateline_tells_which_reading_of_numbers_is_the_day() -> None:
    text = "Drill goes on\n\n03/04/2024 12:05 PM\n\nTaipei, March 4 (Bay Wire) The drill went on.\n\nIt ended.\n"
    assert read_article("a.txt", text.encode()).published == "2024-03-04"


@pytest.mark.parametrize("case", casefile.read("refused.txt"), ids=casefile.identify)
def test_refused_with_place_and_remedy(case: casefile.Case) -> None:
    with pytest.raises(GeneratorError) as refused:
        read_article("seeds/case.txt", case.input.encode())
    assert str(refused.value) == case.expected


TEXT = "Minister resigns\n\nThe minister resigned on Monday, officials said. „Никто“ was there.\n"
WESTERN = "Façade of the École\n\nThe café in Besançon was déjà full, he said – naïvely.\n"
CENTRAL = "Ministr odstoupil\n\nPředseda Dvořák řekl, že příští týden přijede Łukasz Wiśniewski z Łodzi.\n"
TURKISH = "Bakan konuştu\n\nDışişleri Bakanı Erdoğan, Ağustos ayında İstanbul'da Çin ve Şili ile görüştü.\n"
ICELANDIC = "Ráðherra sagði\n\nForsætisráðherra sagði að það væri ekki rétt, þótt ýmsir héldu því fram.\n"
CYRILLIC = "Министр ушёл\n\nМинистр обороны подал в отставку в понедельник, сообщило агентство.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"),
        (TEXT, "utf-8-sig"),
        (TEXT, "utf-16"),
        (WESTERN, "cp1252"),
        (CENTRAL, "cp1250"),
        (TURKISH, "cp1254"),
        (ICELANDIC, "cp1252"),
        (CYRILLIC, "cp1251"),
        ("Plain headline\n\nPlain ASCII text – with one dash.\n", "cp1252"),
    ],
)
def test_encodings_are_read(text: str, encoding: str) -> None:
    article = read_article("seeds/x.txt", text.encode(encoding))
    assert article.text == text
    assert article.quoted(article.paragraphs[0].span) == text.split("\n")[0]


@pytest.mark.parametrize(
    ("text", "encoding", "page"),
    [
        (TURKISH, "utf-8", None),
        (TURKISH, "cp1254", "Windows-1254"),
        (CENTRAL, "cp1250", "Windows-1250"),
    ],
)
def test_the_letters_that_decide_a_code_page_are_kept(text: str, encoding: str, page: str | None) -> None:
    kept = read_article("seeds/x.txt", text.encode(encoding)).code_page
    assert (kept and kept[0]) == page
    assert kept is None or (kept[1] and set(kept[1]) <= set(text))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no article in it"),
        (b" \n\t\n", "no article in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00", "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>", "binary"),
        ("\ufeffHeadline".encode("utf-16-le") + b"x", "breaks off"),
        (b"\xef\xbb\xbfHead \xff line", "breaks off"),
        (b"a" * (LARGEST + 1), "more than"),
        (b"---\ntitle: a\ntitle: b\n---\nText.", "two entries named title"),
        (b"---\nurl: javascript:alert(1)\n---\nText.", "no web address"),
        (b"---\npublished: tomorrow\n---\nText.", "no date"),
        (b"---\ntitle: &a x\nsource: *a\n---\nText.", "alias"),
        (b"---\ntitle: !!python/object/apply:os.system [ls]\n---\nText.", "could not determine a constructor"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(GeneratorError) as refused:
        read_article("seeds/x.txt", data)
    assert what in str(refused.value) and str(refused.value).startswith("seeds/x.txt")


def test_the_sidecar_wins_and_is_named() -> None:
    article = read_article("seeds/x.txt", b"---\npublished: 2024-01-01\n---\nHead\n\nText.", b"published: 2024-02-02\n")
    assert (article.published, article.stated_by["published"]) == ("2024-02-02", "editor")
    with pytest.raises(GeneratorError, match=r"^seeds/x\.yml:2: two entries"):
        read_article("seeds/x.txt", b"Text.", b"title: a\ntitle: b\n")


@given(st.lists(st.sampled_from(["Headline here", "A sentence stood here. Another one.", "12 views", "", "Putin, Photo: Reuters",
                                 "Putin", "By Jane Doe", "A sentence stood here. Another one.", "12 May 2024", "  ", "\u2028x"]), max_size=14))  # fmt: skip
def test_nothing_is_lost_and_nothing_is_there_twice(lines: list[str]) -> None:
    """Each character of the seed but white space is in a paragraph, a caption line, a notice, or the cleaning report."""
    text = "\n".join(lines)
    try:
        article = read_article("seeds/x.txt", text.encode())
    except GeneratorError:
        return
    covered = [0] * len(text)
    for span in (*(p.span for p in article.paragraphs), *(r.span for r in article.removed)):
        for at in range(span.start, span.end):
            covered[at] += 1
    captions = {line for c in article.captions for line in c.lines}
    for number, line in enumerate(text.split("\n"), 1):
        at = sum(len(other) + 1 for other in text.split("\n")[: number - 1])
        if number not in captions:
            assert all(covered[at + i] == 1 for i, char in enumerate(line) if not char.isspace()), line


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert "\ufffd" not in read_article("seeds/x.txt", data).text or "\ufffd".encode() in data
    except GeneratorError as error:
        assert error.remedy


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Министр Иван Петров заявил, что войска ушли. " * 5, "koi8-r"),
        ("Ο υπουργός είπε στην Αθήνα. " * 5, "cp1253"),
        ("השר אמר בירושלים. " * 5, "cp1255"),
        ("大臣は東京で述べた。" * 20, "euc-jp"),
        ("部长在北京说。" * 20, "gb18030"),
    ],
)
def test_another_code_page_is_refused_not_garbled(text: str, page: str) -> None:
    with pytest.raises(GeneratorError, match="neither UTF-8 nor a Windows code page"):
        read_article("seeds/x.txt", text.encode(page))


@pytest.mark.parametrize("encoding", ["cp1251", "utf-32"])
def test_what_reads_well_is_read(encoding: str) -> None:
    text = "Міністр Іван Їжак заявив, що війська – «пішли»."
    assert read_article("seeds/x.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Head\n\nIt came Tuesday.\n\nThe report, first published on 3 May 2021, says so.", None),
        ("Head\n\nIt came Tuesday.\n\nThis report by a panel was published on 3 May 2021.", None),
        ("Head\n\nThe deal (as of 4 May 2021) holds, they said.", None),
        ("Head\n\nIt came Tuesday.\n\nThis report by The Post was first published Dec. 10, 2024.", "2024-12-10"),
        ("Head\n\nIt came.\n\nThis article was originally published by The Post on 3 May 2021.", "2021-05-03"),
        ("The Army\n\nProgress of the operation (as of 14 August 2024)\n\nIt goes on.", "2024-08-14"),
        ("Head\n\nBy Ana Ode   22/05/2025   14 comments\n\nIt came on Tuesday.", "2025-05-22"),
    ],
)
def test_day_that_the_article_itself_gives(text: str, published: str | None) -> None:
    assert read_article("seeds/x.txt", text.encode()).published == published
