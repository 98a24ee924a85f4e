"""Text from seeds stands on a page as itself and as nothing else, in each place a page has for it."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.text import escape

EXTENSIONS = [
    "tables",
    "footnotes",
    "attr_list",
    "md_in_html",
    "admonition",
    "toc",
    "def_list",
    "abbr",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]

CONTEXTS = {
    "a paragraph of one sentence a line": ("First line.\n{0}\nLast line.", "First line.\n{1}\nLast line.", {"p"}),
    "the first line of a paragraph": ("{0}\nLast line.", "{1}\nLast line.", {"p"}),
    "below a heading": ("## Head\n\n{0}\n", "Head\n{1}", {"h2", "p"}),
    "a heading": ("## {0}\n\nBody.", "{1}\nBody.", {"h2", "p"}),
    "a table cell": ("| A | B |\n|---|---|\n| {0} | {0} |\n", "A\nB\n{1}\n{1}", {"table", "thead", "tbody", "tr", "th", "td"}),
    "a list item": ("- {0}\n- last\n", "{1}\nlast", {"ul", "li"}),
    "a link": ("See [{0}](people/x.md).", "See {1}.", {"p", "a"}),
    "bold": ("See **{0}** there.", "See {1} there.", {"p", "strong"}),
    "behind other text": ("Kyodo: {0} here.", "Kyodo: {1} here.", {"p"}),
    "a footnote": ("Text.[^1]\n\n[^1]: “{0}” [Source](a.md#s-1).", None, {"p", "sup", "a", "div", "hr", "ol", "li"}),
}  # fmt: skip

HOSTILE = """
<script>alert(1)</script>|<img src=x onerror=alert(1)>|</p><p onclick=x>|<!-- x -->|<![CDATA[x]]>|<?php x ?>|&lt;b&gt;|&amp;|&#60;|& &copy x
[a](javascript:alert(1))|![a](http://e.x/a.png)|[a][b]|[b]: http://e.x|<http://e.x>|http://e.x/a_b_c|a@b.cc|www.e.x
*a*|**a**|_a_|__a__|a_b_c|***|* * *|---|- - -|___|===|`a`|``a``|```js|~~~|~~a~~|==a==|^a^|~a~|++a++
# a|## a|#a|a #|a {#x}|{: onclick=x}|{: .c }|a { .c onclick=alert }|{.c}|{}|{{ a }}|{% a %}|[TOC]|[[a]]|[^1]|[^1]: a|*[a]: b|[ ] a|[x] a
> a|1. a|1) a|(1) a|#. a|a. b|- a|+ a|* a|: a|:  a|- |+|1986. A year|iv. a|A. b|#1. x|(a. b
!!! note|!!! danger "x"|??? note|???+ x|=== "Tab"|=== x|/// x|:::|::: a|--8<-- "mkdocs.yml"|;--8<--|:smile:|@user|#123
a | b||--|--||\\|a \\| b|\\|\\*a\\*|\\n|a\\|a  \\|%a%|$a$|$$a$$|\\(a\\)|"a"|'a'|"|''|a'b|a"b|5" 6'|3/4|and/or|///|//|-|--|a - b|- b -
Hwasong-18|15.000 kilometers|3:45|Note: this|a :b|a: |a,b|,a|50%|(a)|a?|a;b|?|!|!a|...|…|—|–|«a»|“a”|‘a’
STX|klzzwxh:0000|wzxhzdk:0|qq3936677670287331zz|zz1337820767766393qq|amp;|lt;|&#x60;|%3Cscript%3E|日本|عربي
"""  # fmt: skip


class _Text(HTMLParser):
    """Tags, attributes and text of rendered HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.text += "\n" if tag in {"p", "h2", "td", "th", "li"} else ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.add("comment")

    def handle_pi(self, data: str) -> None:
        self.tags.add("pi")

    def handle_decl(self, decl: str) -> None:
        self.tags.add("declaration")


ALLOWED = {
    ("a", "href"), ("a", "class"), ("a", "title"), ("h2", "id"), ("sup", "id"), ("li", "id"), ("div", "class"),
    ("th", "style"), ("td", "style"),
}  # fmt: skip

_PARSER = markdown.Markdown(extensions=EXTENSIONS)


def faults(payload: str) -> list[str]:
    """The contexts in which a payload becomes anything but its own text."""
    found = []
    for name, (template, expected, tags) in CONTEXTS.items():
        line = template.split("{0}")[0].rsplit("\n", 1)[-1]
        if not escape.clean(payload):
            continue
        marked = escape.markdown(payload, "" if name == "bold" or name == "a link" else _before(line))
        page = _Text()
        page.feed(_PARSER.reset().convert(template.replace("{0}", marked)))
        shown = " ".join(page.text.split())
        plain = escape.clean(payload)
        if page.tags - tags or page.attributes - ALLOWED:
            found.append(f"{name}: {sorted(page.tags - tags)} {sorted(page.attributes - ALLOWED)} from {marked!r}")
        elif expected is not None and shown != " ".join(expected.replace("{1}", plain).split()):
            found.append(f"{name}: shows {shown!r} for {plain!r}, written {marked!r}")
        elif expected is None and f"“{plain}”" not in shown:
            found.append(f"{name}: shows {shown!r}, written {marked!r}")
    return found


def _before(line: str) -> str:
    """What stands on the line before the text, without the mark of its block: that is what ``before`` is given."""
    return re.sub(r"^(?:## |\| |- |\[\^1\]: )", "", line)


UNSEEN = [
    "    indented", "\ta", "  a  ", "a\nb", "a\r\nb", "a\u2028b", "a\u0085- b", "a\n\n- b", "a\n# b", "\u200b# a",
    "\u00a0# a", "\ufeff# a", "\u00ad- a", "\u202e# a", "\x00a", "\x1ba", "\x02a\x03", "\x02klzzwxh:0001\x03", "a\x0bb",
    "a\x0c# b", "a\u0301", "\u0301a", "\U0001f600", "a\u2029> b", "a\n    b", "a\n\n    b", "a\n===", "a\n: b", "a\n\n[^1]: b",
]  # fmt: skip
PAYLOADS = UNSEEN + [
    payload for row in HOSTILE.strip("\n").split("\n") for payload in row.split("|") if payload.strip()
]


def test_each_payload_is_itself_in_every_context() -> None:
    assert [fault for payload in PAYLOADS for fault in faults(payload)] == []


def test_payloads_next_to_each_other() -> None:
    """Thousands of pairs: an opening mark in one, its end in the other."""
    pairs = itertools.islice(itertools.product(PAYLOADS[::3], PAYLOADS[1::4], (" ", "")), 0, None, 7)
    assert [fault for one, other, glue in pairs for fault in faults(one + glue + other)[:1]] == []


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab1 .,-:;/#*_`[](){}<>|!\"'$%&+=?@\\^~\n\t…—é"), max_size=24))
def test_any_punctuation_is_itself(payload: str) -> None:
    assert faults(payload) == []


@given(st.text(max_size=30))
def test_any_text_is_itself(payload: str) -> None:
    assert faults(payload) == []


@pytest.mark.parametrize("words", ["Hwasong-18", "15.000 kilometers", "Kim Jong Un (39), leader", "Note: it said so", "12/13 September", "it's 50%"])  # fmt: skip
def test_common_text_stays_readable(words: str) -> None:
    assert escape.markdown(words) == words


@given(st.text(max_size=60))
def test_front_matter_is_one_scalar_without_markup(payload: str) -> None:
    loaded = yaml.safe_load(f"title: {escape.yaml_text(payload)}\nid: x")
    assert set(loaded) == {"title", "id"}
    assert not set(loaded["title"]) & set("<>\"'")


@given(st.text(max_size=60))
def test_an_attribute_keeps_its_place(payload: str) -> None:
    page = _Text()
    page.feed(f'<img alt="{escape.attribute(payload)}" src="x">after')
    assert (page.tags, page.attributes, page.text) == ({"img"}, {("img", "alt"), ("img", "src")}, "after")


@example("''")
@example("x 'title'")
@example("a)(b")
@given(st.text(max_size=40))
def test_an_address_cannot_leave_its_link(payload: str) -> None:
    page = _Text()
    page.feed(_PARSER.reset().convert(f"[source](https://e.example/{escape.url(payload)}) after"))
    assert page.tags <= {"p", "a"} and page.attributes <= {("a", "href")}
    assert page.text.strip() == "source after"
