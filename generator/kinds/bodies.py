"""Tokens -> which country's body a common name tells of: "Norway's foreign ministry", "the Norwegian Foreign Ministry"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from generator import data
from generator.kinds import location, words
from generator.model import Article, Mention, Span
from generator.text.tokens import Chunk, Token


class Body(NamedTuple):
    """A body of a state: whose (ISO 3166-1 alpha-2), the name it goes by here, its type."""

    country: str
    name: str
    type: str


@cache
def _bodies() -> dict[tuple[str, ...], tuple[str, str]]:
    """Folded words of a printed form -> (main form, type)."""
    found = {}
    for main, kind, others in data.rows("state_bodies.tsv"):
        for form in (main, *filter(None, others.split("|"))):
            found[tuple(data.fold(form).split())] = (main, kind)
    return found


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for form in sorted(_bodies(), key=len, reverse=True):
        found[form[0]].append(form)
    return found


def is_common_name(low: tuple[str, ...]) -> bool:
    """True for a name that bodies of many states bear ("Supreme Court")."""
    return low in _bodies()


def of_name(chunk: Chunk) -> Body | None:
    """Whose body a capitalised name is: by its demonym, the possessive before it or the country after "of"."""
    if of := _of_country(chunk.low):
        return _body(_country(chunk.low[-1]), chunk.low[:of])
    demonym = next((n for n in (2, 1) if n < len(chunk) and _iso(" ".join(chunk.low[:n]))), 0)
    iso = _iso(" ".join(chunk.low[:demonym])) or _owner(chunk.tokens, chunk.first) or _behind(chunk)
    return _body(iso, chunk.low[demonym:])


def _of_country(low: tuple[str, ...]) -> int:
    """Where "of Norway", "of the Netherlands" begins at the end of a name; 0 for none."""
    for n in (2, 3):
        if len(low) > n and low[-n] == "of" and low[1 - n : -1] in ((), ("the",)) and _country(low[-1]):
            return len(low) - n
    return 0


def common(article: Article, tokens: Sequence[Token]) -> Iterator[Mention]:
    """The bodies that are printed in small letters behind their country."""
    firsts = _by_first_word()
    for i, token in enumerate(tokens):
        if token.low in firsts and i and token.text.islower() and tokens[i - 1].capital:
            yield from _common_at(article, tokens, i)


def _common_at(article: Article, tokens: Sequence[Token], at: int) -> Iterator[Mention]:
    for form in _by_first_word()[tokens[at].low]:
        here = tokens[at : at + len(form)]
        if tuple(t.low for t in here) == form and here[-1].region == tokens[at - 1].region:
            iso = _owner(tokens, at)
            if body := _body(iso, form) or _of_the_past(tokens[at - 1].low, form):
                span = Span(article.id, tokens[at - _demonym_before(tokens, at)].start, here[-1].end)
                yield Mention(
                    span, "organization", article.quoted(span), "alias",
                    "body of a country", name=body.name, type=body.type, country=body.country or None,
                )  # fmt: skip
            return


def _demonym_before(tokens: Sequence[Token], at: int) -> int:
    """How many words before a body's common name are the demonym that belongs to it: "Thai army", "South Korean navy"."""
    if tokens[at - 1].possessive or tokens[at - 1].acronym:
        return 0
    two = at > 1 and tokens[at - 2].region == tokens[at - 1].region and tokens[at - 2].capital
    return 2 if two and words.is_demonym(f"{tokens[at - 2].low} {tokens[at - 1].low}") else 1


_OF_THE_PAST = frozenset("soviet yugoslav ottoman czechoslovak rhodesian prussian".split())
"""Of states that are no more: their forces have no country."""


def _of_the_past(demonym: str, form: tuple[str, ...]) -> Body | None:
    found = _bodies().get(form) if demonym in _OF_THE_PAST else None
    return Body("", f"{demonym.capitalize()} {found[0]}", found[1]) if found else None


def unowned(article: Article, tokens: Sequence[Token], owned: Mapping[tuple[str, ...], Body]) -> Iterator[Mention]:
    """Ministries in small letters behind no country ("the defence ministry said"), where the article names one country's
    (``owned``); which one another article means is not known."""
    ministries = _ministries()
    for i, token in enumerate(tokens):
        if token.low not in ministries or not i or not token.text.islower() or i + 1 == len(tokens):
            continue
        if tokens[i - 1].low in _OF_ANY or (tokens[i - 1].capital and tokens[i - 1].low not in ("the", "and")):
            continue
        form = (token.low, tokens[i + 1].low)
        body = owned.get(form) if form in ministries[token.low] and tokens[i + 1].text.islower() else None
        if body is not None:
            span = Span(article.id, token.start, tokens[i + 1].end)
            yield Mention(
                span, "organization", article.quoted(span), "alias",
                "a ministry by its common name", name=body.name, type=body.type, country=body.country,
            )  # fmt: skip


_OF_ANY = frozenset("a an any each every no some another his her their its our my your both other of".split())
"""Before a ministry that is not the country's own."""


@cache
def _ministries() -> dict[str, set[tuple[str, ...]]]:
    """First word -> printed forms of ministries whose name is two words ("defence ministry")."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form, (_, kind) in _bodies().items():
        if kind == "ministry" and len(form) == 2 and form[1] == "ministry":
            found[form[0]].add(form)
    return found


_ARMS = frozenset(
    """engineer engineering infantry mechanized mechanised artillery medical logistics armoured armored tank airborne marine
    signal signals reconnaissance paratroop demining""".split()
)
_UNITS = frozenset("company battalion brigade regiment squadron contingent".split())


def units(article: Article, tokens: Sequence[Token]) -> Iterator[Mention]:
    """ "the Cambodian engineer company": a unit of one country's in small letters, told by its arm and behind "the"."""
    for i, token in enumerate(tokens):
        if i < 3 or token.text not in _UNITS or tokens[i - 1].text not in _ARMS or tokens[i - 3].low != "the":
            continue
        iso, region = _iso(tokens[i - 2].low), token.region
        if iso and tokens[i - 2].capital and tokens[i - 2].region == region:
            span = Span(article.id, tokens[i - 2].start, token.end)
            yield Mention(
                span, "organization", article.quoted(span), "name", "a unit of a country",
                name=" ".join(article.quoted(span).split()), type="military", country=iso,
            )  # fmt: skip


def _body(iso: str, low: tuple[str, ...]) -> Body | None:
    found = _bodies().get(low)
    if not found or not iso or iso in location.UNSETTLED or iso not in data.countries():
        return None
    own = words.organizations().get(f"{iso.lower()} {found[0].lower()}")
    country = data.countries()[iso].name
    genitive = country + ("'" if country.endswith("s") else "'s")
    return Body(iso, own[0] if own else f"{genitive} {found[0]}", found[1])


def _owner(tokens: Sequence[Token], at: int) -> str:
    """ISO code of the country that stands before a token as a possessive or a demonym; "" for none."""
    for n in (2, 1):
        first = at - n
        if first < 0 or tokens[first].region != tokens[at - 1].region or not tokens[first].capital:
            continue
        low = " ".join(t.low for t in tokens[first:at])
        stated = tokens[at - 1].possessive or tokens[at - 1].acronym
        iso = _country(low) if stated else _iso(low)
        if iso:
            return iso
    return ""


def _behind(chunk: Chunk) -> str:
    of, the, name = chunk.after(), chunk.after(2), chunk.after(3)
    if of is None or of.text != "of" or the is None:
        return ""
    return _country(name.low if the.text == "the" and name is not None else the.low)


def _iso(demonym: str) -> str:
    return data.demonyms().get(demonym, "")


def _country(low: str) -> str:
    found = data.gazetteer().get(low)
    return found[0].country or "" if found and found[0].type == "country" else ""


def sole(chunks: Sequence[Chunk], found: Sequence[Mention]) -> dict[tuple[str, ...], Body]:
    """Printed form -> the one country's ministry or staff an article names, whose name may stand alone later on."""
    owned = {body for chunk in chunks if (body := of_name(chunk))}
    owned |= {Body(m.country or "", m.name or "", m.type or "") for m in found}
    alone: dict[tuple[str, ...], Body] = {}
    for form, (main, kind) in _bodies().items():
        fitting = [body for body in owned if body.name.endswith(f" {main}")]
        if len(fitting) == 1 and (kind == "ministry" or main == "General Staff"):
            alone[form] = fitting[0]
    return alone
