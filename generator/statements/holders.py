"""Roles of an article and its tokens -> later mentions by the office alone: "the minister", where one person can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator import data, patterns
from generator.model import Article, Mention, Role, Span
from generator.text.tokens import Token

_COMMISSIONED = "lieutenant captain major colonel brigadier general marshal commander commodore admiral".split()
_OFFICES = frozenset(
    """minister president spokesman spokeswoman spokesperson governor mayor ambassador premier chancellor
    secretary chairman chairwoman director senator judge bishop coach sergeant corporal lawmaker deputy prosecutor lawyer
    superintendent inspector professor historian researcher analyst economist engineer teacher schoolteacher farmer
    fisherman fishmonger shopkeeper shipwright welder steward driver veteran nurse doctor surgeon baker sapper headman
    designer architect curator counsel councillor councilman councilwoman broker skipper diver novelist photographer
    archaeologist geologist glaciologist
    biologist meteorologist pensioner priest imam pastor rabbi prefect consul envoy rector principal""".split()
) | frozenset(_COMMISSIONED)  # fmt: skip
_SHORT_RANKS: Mapping[str, str] = {
    "lt": "lieutenant",
    "capt": "captain",
    "maj": "major",
    "col": "colonel",
    "brig": "brigadier",
    "gen": "general",
    "cmdr": "commander",
    "cdr": "commander",
    "adm": "admiral",
    "sgt": "sergeant",
    "cpl": "corporal",
    "prof": "professor",
    "sen": "senator",
    "gov": "governor",
}
_OFFICER = "officer"
"""Takes up whoever has a rank of one: "the officer added"."""
_ENDS_OFFICE = patterns.compile(r"\s(?:of|for|at|in|on|with|from|to)\s|,\s|\s\(")
_JOINS_OFFICES = patterns.compile(r"\sand\s|/")
_GRADE = patterns.compile(
    r"(?:\s(?:(?:first|second|third|fourth|1st|2nd|3rd|4th|\d)\s(?:class|rank|grade)|(?:class|rank|grade)\s\d))\Z"
)
_HONOURED = frozenset("hon hon. honourable honorable".split())
"""What may stand between "the" and an office."""
_INTRODUCES = frozenset("a an another one two three several some other".split())
_Holder = tuple[int, Span, str | None]
"""Where in the text a title was given, to whom, and of which country."""


def again(
    article: Article, tokens: Sequence[Token], people: Sequence[Mention], roles: Sequence[Role]
) -> Iterator[Mention]:
    """The titles themselves as nominal mentions, then each later "the <title>" of the one person who has it."""
    titles = {role.span: role.bearer for role in reversed(roles) if role.span.end <= role.bearer.start}
    names = {m.span: m.name for m in people}
    for given in dict.fromkeys(role.span for role in roles if role.span in titles):
        span = _without_bracket(article, given)
        yield Mention(
            span, "person", article.quoted(span), "nominal", "title before the name",
            name=names[titles[given]], antecedent=titles[given],
        )  # fmt: skip
    for span, rule, bearer in _Holders(article, tokens, people, roles, list(titles)).taken_up():
        yield Mention(
            span, "person", article.quoted(span), "nominal", rule, name=names[bearer], antecedent=bearer
        )  # fmt: skip


def _without_bracket(article: Article, span: Span) -> Span:
    """ "Col." of "Col. (Res.)": what stands in brackets behind a rank is told of its bearer and names nobody."""
    rank, bracket, _ = article.quoted(span).rpartition(" (")
    return Span(span.article, span.start, span.start + len(rank)) if bracket and rank.strip() else span


class _Holders:
    """Who has which title and which office in one article."""

    def __init__(
        self,
        article: Article,
        tokens: Sequence[Token],
        people: Sequence[Mention],
        roles: Sequence[Role],
        titles: Sequence[Span],
    ) -> None:
        self._article, self._tokens, self._titles = article, tokens, titles
        self._owners: dict[str, set[Span]] = {}
        self._offices: dict[str, list[_Holder]] = {}
        roots = {m.span: m.antecedent or m.span for m in people}
        for role in roles:
            title, bearer = role.text.casefold(), roots[role.bearer]
            for form in (title, *_without_what_for(title)):
                self._owners.setdefault(form, set()).add(bearer)
            for office in _nouns_of_office(title):
                self._offices.setdefault(office, []).append((role.span.start, bearer, role.country))
                if office in _COMMISSIONED:
                    self._offices.setdefault(_OFFICER, []).append((role.span.start, bearer, role.country))
        self._openings = {title.split()[0] for title in self._owners if title}
        self._others = _others_of(self._offices, tokens, [role.span for role in roles])

    def taken_up(self) -> Iterator[tuple[Span, str, Span]]:
        """Where "the <title>" stands for somebody, by which rule, and for whom."""
        if not self._owners:
            return
        for i, token in enumerate(self._tokens[:-1]):
            if token.low == "the" and self._may_be_held(self._tokens[i + 1]):
                at = i + 2 if self._tokens[i + 1].low in _HONOURED and i + 2 < len(self._tokens) else i + 1
                yield from self._by_title(at) or self._of_country(at) or self._by_office(at)

    def _may_be_held(self, token: Token) -> bool:
        low = token.low
        return low in self._openings or low in self._offices or low in _HONOURED or low in data.demonyms()

    def _by_title(self, first: int) -> list[tuple[Span, str, Span]]:
        """A title which one person alone has; of one word only where nobody else with it came in."""
        low = self._tokens[first].low
        if low not in self._openings:
            return []
        fewest = 1 if self._is_of_nobody_else(low, first) else 2
        for last in range(min(first + 5, len(self._tokens)), first + fewest - 1, -1):
            if not self._same(last - 1, first):
                continue
            span = Span(self._article.id, self._tokens[first].start, self._tokens[last - 1].end)
            who = self._owners.get(" ".join(self._article.quoted(span).split()).casefold(), set())
            if len(who) == 1 and self._is_free(span):
                return [(span, "title of one person", next(iter(who)))]
        return []

    def _of_country(self, first: int) -> list[tuple[Span, str, Span]]:
        """ "the Turkish minister": the only minister of that country so far, or of none that is told."""
        country = data.demonyms().get(self._tokens[first].low)
        if country is None or not self._same(first + 1, first):
            return []
        holders = self._offices.get(self._tokens[first + 1].low, ())
        of_it = [h for h in holders if h[2] == country]
        return self._only(of_it or [h for h in holders if h[2] is None], first + 1)

    def _by_office(self, at: int) -> list[tuple[Span, str, Span]]:
        """ "the minister": the only one the article has spoken of so far."""
        low = self._tokens[at].low
        return self._only(self._offices.get(low, ()), at) if self._is_of_nobody_else(low, at) else []

    def _only(self, holders: Sequence[_Holder], at: int) -> list[tuple[Span, str, Span]]:
        token = self._tokens[at]
        who = {bearer for start, bearer, _ in holders if start < token.start}
        alone = self._same(at + 1, at) and not (
            self._tokens[at + 1].capital or self._tokens[at + 1].text in ("of", "for", "-")
        )
        span = Span(self._article.id, token.start, token.end)
        return [(span, "the only holder so far", who.pop())] if len(who) == 1 and alone and self._is_free(span) else []

    def _is_of_nobody_else(self, office: str, at: int) -> bool:
        return self._others.get(office, len(self._article.text)) >= self._tokens[at].start

    def _is_free(self, span: Span) -> bool:
        return not any(title.touches(span) for title in self._titles)

    def _same(self, i: int, j: int) -> bool:
        return 0 <= i < len(self._tokens) and self._tokens[i].region == self._tokens[j].region


def _others_of(offices: Iterable[str], tokens: Sequence[Token], titles: Sequence[Span]) -> dict[str, int]:
    """Office -> where the first somebody else with it comes in, nameless: "a general", "two generals"."""
    wanted = {form: office for office in offices for form in (office, f"{office}s")}
    first: dict[str, int] = {}
    for i, token in enumerate(tokens if wanted else ()):
        office = wanted.get(token.low)
        if office is None or office in first or any(s.start <= token.start < s.end for s in titles):
            continue
        led = any(t.low in _INTRODUCES and t.region == token.region for t in tokens[max(0, i - 2) : i])
        if led or token.low != office:
            first[office] = token.start
    return first


def _nouns_of_office(title: str) -> Iterator[str]:
    """The offices a title holds, a word each: "welder and steward at the yard" -> "welder", "steward"; "lt. col." -> "colonel"."""
    for part in _parts_of_title(title):
        noun = part.split()[-1].rstrip(".") if part else ""
        noun = _SHORT_RANKS.get(noun, noun)
        if noun in _OFFICES:
            yield noun


def _without_what_for(title: str) -> Iterator[str]:
    """ "Deputy Minister of Defence" -> "Deputy Minister"; one word alone can be anybody's."""
    for office in _parts_of_title(title):
        if office != title and " " in office and office.split()[-1] in (*_OFFICES, _OFFICER):
            yield office


def _parts_of_title(title: str) -> list[str]:
    """ "welder and shop steward at the yard" -> "welder", "shop steward"; "petty officer 2nd class" -> "petty officer"."""
    return [_GRADE.sub("", part).strip() for part in _JOINS_OFFICES.split(_ENDS_OFFICE.split(title, maxsplit=1)[0])]
