"""Article and mentions -> roles and titles with their bearers, and the nominal mentions they make."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator import data
from generator.kinds import words
from generator.kinds.person import LIVING, SAYING, called_role, where_called
from generator.model import Article, Mention, Role, Span
from generator.statements import holders
from generator.text.names import fullest
from generator.text.quotation import Quotation, pair
from generator.text.tokens import Token

_MODIFIERS = frozenset(
    """deputy vice rear former acting interim then first senior chief retired ruling top leading foreign prime executive
    general assistant special permanent ex-prime late current new outgoing incoming regional national federal military
    presidential political government party opposition rebel police army navy defense defence defence-ministry
    foreign-ministry security intelligence press human rights state managing founding lead principal honorary associate
    non-executive technical operating board armed local tribal village town city county district provincial municipal church
    parliamentary union company school student youth medical scientific commercial artistic technical spiritual religious
    naval opposition minority majority shadow fellow outgoing longtime long-time veteran tourism community traditional
    paramount civil civilian criminal public warrant petty project programme program artillery infantry armour armor tank
    missile drone flight test design fleet squadron battalion brigade division regiment platoon crew weapons combat deck engine
    engineering software hardware product production plant site base station campaign branch section mission expedition
    policy science sales marketing export research operations logistics procurement strategy quality safety training legal
    content communications media information sports news video picture foreign-policy data cyber cybersecurity
    intelligence-service search rescue salvage harbour harbor port boat ferry tanker truck bus taxi train lorry ambulance
    helicopter fighter bomber transport submarine patrol border
    ranking presiding sitting squad machine team unit group cell gun mortar sniper assault range works yard shipyard factory
    depot hangar dock airport hospital clinic museum hotel shop market farm warehouse workshop seasonal wildlife nominated elected customs
    welfare youth-wing league club bureau desk day""".split()
)
_PORTFOLIOS = frozenset(
    """energy finance health education interior justice transport trade agriculture culture sport sports tourism environment
    labour labor housing information communications industry economy mining water infrastructure defense defence emergency
    home union external petroleum oil railways law planning women youth science technology digital immigration migration
    climate fisheries forestry treasury business investment development planning works veterans science social welfare
    public religious internal local budget interim cabinet europe""".split()
)
_OF_PORTFOLIOS = frozenset(
    "minister ministers ministry secretary secretaries spokesman spokeswoman spokesperson chief".split()
)
_HOLDING = frozenset("of for in commanding".split())
"""Between an office and what it is of: "minister of", "Flag Officer Commanding"."""
_TO = frozenset(
    """adviser advisor advisers advisors aide aides assistant ambassador envoy delegate attache secretary counsel counsellor counselor consultant
    representative candidate liaison deputy observer successor heir""".split()
)
"""Offices that are to somebody: "adviser to the Council"."""
_AT = frozenset("at from with near aboard representing".split())
"""Between what somebody is and where, behind an article and before a comma: "a seller at the market, A,"."""
_COURTESIES = frozenset("rev. rev fr. dr. dr prof. prof sister father imam rabbi sheikh hon. hon".split())
_SECOND_OFFICES = frozenset(
    "ceo coo cfo cto managing founder co-founder chief general commander chairman spokesman owner".split()
)
_DASHES = frozenset("–—-")
_ASIDE = frozenset("there here himself herself".split())
_OPENS_NO_TITLE = frozenset(
    """the a an his her its their our my your this that these those another some any every each no all both many most several few other such
    then now later earlier meanwhile however instead also still even only perhaps maybe today yesterday tomorrow here there said says told
    asked asks called named meet dear one two three four five six seven eight nine ten like unlike despite including according thanks did
    does do is was are were has have had will would can could should may might must he she it they we you i who what which whose whom
    among between under over against within without upon per via""".split()
)
"""What may open a sentence before a title and is no part of it: "Meanwhile minister A"."""
_NOW = frozenset("now currently also then".split())
_LEADING = frozenset(
    "heads leads chairs runs commands directs edits headed led chaired ran commanded directed edited founded".split()
)
_COURTESY = (
    frozenset(
        "mr mrs ms miss mx messrs st mr. mrs. ms. st. dr dr. sir dame h.e. h.h. h.r.h. daw shri smt sri seri datuk thiru hon hon.".split()
    )
    | words.DEGREES
)
_NO_LEAD = frozenset("of for in on at to with from the a an as by met meets".split())
"""Words that show, before a noun of a role, that it is no apposition: "met the head of", "served as manager"."""
_CONJUNCTIONS = frozenset(
    "but and yet or so while as if since because for with in on at by from to after before until when where what why how".split()
)
_ONE_OF = frozenset("a an another one".split())
_STYLES = frozenset("majesty highness excellency holiness eminence honour honor lordship".split())
_OPENINGS = frozenset("of the and & for a an its his her their our".split())
_BRANCHES = frozenset("av inf cav art eng com med int adm esp aer mec nav".split())
"""Abbreviated branches behind a rank in Portuguese and Spanish: "Lt. Col. Av." of an aviator."""
_ALIAS = frozenset("alias aka nicknamed".split())
_QUOTES = frozenset("\"'“”‘’«»")
_CLAUSE = frozenset(
    """is are was were be been has have had will would could can may might did does began begins became becomes made took
    came went gave saw led left held won lost either neither whose whom met meets including like such signed started ran""".split()
)
"""Words that show a clause where an apposition was looked for."""
_INSIDE = frozenset("of for in on to the and & at".split())
_STOPS = frozenset('.;:!?()"“”')
_FILLERS = frozenset("who which that said says told and but where when".split())
_AS_WHAT = frozenset(
    """is was has have been being out down over stepped steps stepping resigned resigns retired retires quit fired dismissed sacked
    ousted removed named appointed elected re-elected reappointed confirmed sworn in took takes taken office serves served
    serving works worked acts acted acting continues continued currently now also previously""".split()
)
"""What may stand between a name and "as" and an office: "X is out as", "X was sworn in as"."""
_BECOMING = frozenset("becomes became named appointed elected remains remained".split())
_JOINING = frozenset("joins joined joining left leaves leaving rejoins rejoined".split())
_AS_OR_BECOMING = _BECOMING | {"as"}
_BEING = frozenset("is was".split())
_KIN = words.KIN | {"half-brother", "half-sister"}
_KIN_LEADS = frozenset("late older elder eldest younger youngest twin first second third former ex- estranged".split())
_OWNERS = frozenset("his her my our their your whose".split())
_CLOSES = frozenset((".", ";", "—", "–", "-", "!", "?", ")", "who"))
_WHERE = frozenset("in to from at near against with into toward towards via through outside inside for".split())
_NO_COMPOUNDS = (
    _CLAUSE | _FILLERS | _NO_LEAD | _INSIDE | SAYING | LIVING | frozenset("same other next last only very most".split())
)
_LONGEST = 16


_OF_STATE = frozenset("minister ministers president presidents ambassador ambassadors premier premiers".split())


_STAFF = frozenset(
    "spokesman spokeswoman spokesperson spokesmen aide aides adviser advisor envoy lawyer lawyers".split()
)
"""Whose person of state is named behind "of" or "for" ("spokesman for President A"): no title of A."""


def _is_of_state(title: str) -> bool:
    return any(word in title.casefold() for word in ("minister", "president", "ambassador", "premier"))


def find(
    article: Article, tokens: Sequence[Token], mentions: Sequence[Mention]
) -> tuple[tuple[Role, ...], tuple[Mention, ...]]:
    """Roles in order of the text; and a nominal mention for each title, and for each later "the <role>"."""
    desk = _Desk(article, tokens, mentions)
    roles = desk.roles()
    return roles, tuple(holders.again(article, tokens, desk.people, roles))


class _Desk:
    """Token positions of one article's mentions; nothing changes after construction."""

    def __init__(self, article: Article, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.article, self.tokens, self.mentions = article, tokens, mentions
        self.starts = [t.start for t in tokens]
        self.people = [m for m in mentions if m.kind == "person" and m.form in ("name", "alias")]
        self.by_start = {m.span.start: m for m in mentions}
        self.by_end = {m.span.end: m for m in reversed(self.people)}
        self.of_names = {i for m in self.people for i in range(self._index(m.span.start), self._index(m.span.end))}

    def roles(self) -> tuple[Role, ...]:
        """Every role that stands before or behind a name.

        An office between two names is the second's where the first has a title of its own, else nobody's: "President A,
        the mayor, B" against "A, the mayor, B".
        """
        before = {person.span: [*self._before(person)] for person in self.people}
        behind = {person.span: [*self._behind(person)] for person in self.people}
        offices = {first for titles in before.values() for first, _ in titles}
        contested = offices & {first for at, titles in behind.items() if not before[at] for first, _ in titles}
        found: dict[tuple[Span, Span], Role] = {}
        for person in self.people:
            also = (*self._predicated(person), *self._kin(person), *self._signed(person), *self._called(person))
            for first, last in (
                *before[person.span],
                *(at for at in behind[person.span] if at[0] not in offices),
                *also,
            ):
                if first not in contested:
                    role = self._role(first, last, person)
                    found.setdefault((role.span, role.bearer), role)
        return tuple(sorted(found.values(), key=lambda r: (r.span, r.bearer)))

    # ------------------------------------------------------------ where

    def _index(self, offset: int) -> int:
        return bisect_left(self.starts, offset)

    def _same(self, i: int, j: int) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].region == self.tokens[j].region

    def _before(self, person: Mention) -> Iterator[tuple[int, int]]:
        """Token ranges of the title that ends right before the name ("... Marshals A and B", "its president, A")."""
        at = self._index(person.span.start)
        last = at - 1
        if self._same(last, at) and self.tokens[last].text == "and":
            earlier = self._ending_at(last)
            if earlier is not None:
                yield from (r for r in self._before(earlier) if self._plural(r[1] - 1))
            return
        retired = 0
        while self._same(last, at) and (self.tokens[last].low in _COURTESY or self.tokens[last].retired):
            retired = int(self.tokens[last].retired)
            last, at = last - 1, at - 1
        if self._same(last, at) and self.tokens[last].low == "tan" and self.tokens[at].low == "sri":
            last, at = last - 1, at - 1
        if (marked := self._before_mark(last, at)) is not None:
            yield marked
            return
        comma = self._same(last, at) and self.tokens[last].text == ","
        if comma:
            last -= 1
        if comma and self._same(last - 1, at) and self.tokens[last].text in _ASIDE:
            last -= 1
        bracket = self._same(last, at) and self.tokens[last].text == ")"
        if bracket:
            last = self._before_bracket(last)
        if self._same(last, at) and (end := self._title_end(last, enclosed=comma or bracket)) is not None:
            first = self._title_start(end)
            if not comma or self._definite(first) or self._is_enclosed(person) or self._is_closed(first, person):
                yield first, last + 1 + (retired if not comma else 0)
            if not comma:
                yield from self._office_before(first, person)

    def _before_mark(self, last: int, at: int) -> tuple[int, int] | None:
        """The title before a colon ("Director: A") or with the branch behind a rank ("Lt. Col. Av. A"); None for none."""
        if not self._same(last - 1, at):
            return None
        mark, word = self.tokens[last], self.tokens[last - 1]
        if mark.text == ":" and words.is_role(word.low):
            return self._title_start(last - 1), last
        rank = self.tokens[last - 2] if self._same(last - 2, at) else None
        if mark.text != "." or word.low not in _BRANCHES or rank is None or not rank.text.endswith("."):
            return None
        return (self._title_start(last - 2), last + 1) if words.is_role(rank.low) else None

    def _before_bracket(self, closing: int) -> int:
        """The token before "(CAST)" or "(Armed Forces)" that stands between an office and a name."""
        for opening in range(closing - 1, max(closing - 6, -1), -1):
            if self._same(opening, closing) and self.tokens[opening].text == "(":
                return opening - 1
        return closing

    def _office_before(self, rank: int, person: Mention) -> Iterator[tuple[int, int]]:
        """The office before a comma and a rank: "the Chief of Staff, General A", "a former minister, General A,"."""
        last = rank - 2
        if not self._same(last, rank) or self.tokens[rank - 1].text not in (",", ":"):
            return
        colon = self.tokens[rank - 1].text == ":"
        if self.tokens[last].text == ")":
            last = self._before_bracket(last)
        if (end := self._title_end(last, enclosed=True)) is None:
            return
        first = self._title_start(end)
        former = self.tokens[first].low == "former" and self._is_enclosed(person)
        closed = self._is_closed(first, person) and self.tokens[rank].low in _COURTESIES
        if colon or former or closed or self._definite(first) or self._opens_clause(first, person):
            yield first, last + 1

    def _opens_clause(self, first: int, person: Mention) -> bool:
        """ "A third crew member, Sgt. A, is well": the subject of the sentence, its verb behind the comma."""
        article = next((i for i in range(first - 1, first - 3, -1) if i >= 0 and self.tokens[i].low in _ONE_OF), None)
        behind = self._behind_name(person)
        if article is None or not self.tokens[article].first or not self._same(behind + 1, behind - 1):
            return False
        return (
            self.tokens[behind].text == ","
            and self.tokens[behind + 1].text.islower()
            and (self.tokens[behind + 1].text not in ("and", "or", "as"))
        )

    def _is_enclosed(self, person: Mention) -> bool:
        """True where a comma follows the name too: "a spokeswoman for X, A, said"."""
        behind = self._behind_name(person)
        return self._same(behind, behind - 1) and self.tokens[behind].text == ","

    def _is_closed(self, first: int, person: Mention) -> bool:
        """ "with a former Royal Marine, A.": one person, by name at the end of the clause."""
        article = self._same(first - 1, first) and self.tokens[first - 1].low in ("a", "an")
        behind = self._behind_name(person)
        return article and (not self._same(behind, behind - 1) or self.tokens[behind].text in _CLOSES)

    def _kin(self, person: Mention) -> Iterator[tuple[int, int]]:
        """ "his wife, A", "Ode's late brother, A"; with whose it is where that is a name."""
        at = self._index(person.span.start)
        last = at - 1
        if self._same(last, at) and self.tokens[last].text == ",":
            last -= 1
        behind = self._behind_name(person)
        goes_on = self._same(behind, behind - 1) and self.tokens[behind].text not in (*_CLOSES, ",", ";", "(")
        if not self._same(last, at) or self.tokens[last].text not in _KIN or (goes_on and last < at - 1):
            return
        first = last
        while self._same(first - 1, at) and self.tokens[first - 1].text in _KIN_LEADS:
            first -= 1
        owner = self.tokens[first - 1] if self._same(first - 1, at) else None
        if owner is None or not (
            owner.low in _OWNERS or owner.text in ("and", "with") or (owner.possessive and owner.capital)
        ):
            return
        yield (first - 1 if owner.possessive and owner.capital else first), last + 1

    def _called(self, person: Mention) -> Iterator[tuple[int, int]]:
        """Who it is that only a call sign names: 'its pilot, known as "A"', "a gunner with the call sign A"."""
        phrase = where_called(self.tokens, self._index(person.span.start))
        role = called_role(self.tokens, phrase) if phrase is not None else None
        if role is None or self._is_name(role):
            return
        first = self._title_start(role)
        yield first, role + 1
        other = first - 3  # "Her instructor, a veteran called A"
        aside = (
            self._same(other, first)
            and self.tokens[first - 1].text in ("a", "an")
            and self.tokens[first - 2].text == ","
        )
        if aside and words.is_role(self.tokens[other].low) and self._definite(start := self._title_start(other)):
            yield start, other + 1

    def _predicated(self, person: Mention) -> Iterator[tuple[int, int]]:
        """What the sentence says somebody is: "A was sworn in as minister", "A becomes head of X", "A, 46, is a judge"."""
        name = self._index(person.span.end)
        if not self._same(name, name - 1) or self.tokens[name - 1].possessive:
            return
        at = name
        if self.tokens[name].text == "," and (at := self._behind_age(name + 1)) == name + 1:
            at = self._behind_former(name + 1)
        first = self._said_to_be(at) if self._same(at, name) else None
        if first is not None:
            yield from self._what_is_said(first, at)

    def _behind_former(self, first: int) -> int:
        """Behind "formerly of Norland Steel," where what somebody becomes follows; behind the text where it does not."""
        if not self._same(first + 1, first - 1) or self.tokens[first].text not in (
            "formerly",
            "late",
            "previously",
            "until",
        ):
            return len(self.tokens)
        closing = next(
            (i for i in range(first + 2, first + 9) if self._same(i, first) and self.tokens[i].text == ","), None
        )
        return len(self.tokens) if closing is None else closing + 1

    def _said_to_be(self, verb: int) -> int | None:
        """Where what somebody is begins behind the verb at ``verb``; None where no such verb stands there."""
        end = verb
        while self._same(end, verb) and self.tokens[end].text in _AS_WHAT and end - verb < 6:
            end += 1
        if self._same(end, verb) and self.tokens[end].text in _JOINING:
            end = self._behind_names(end + 1)
            return (
                self._without_article(end + 1, verb)
                if self._same(end, verb) and self.tokens[end].text == "as"
                else None
            )
        if self._same(end, verb) and self.tokens[end].text in (_BECOMING if end == verb else _AS_OR_BECOMING):
            also_as = self._same(end + 1, verb) and self.tokens[end + 1].text == "as"
            return self._without_article(end + 1 + also_as, verb)
        article = verb + 1
        if self.tokens[verb].text not in _BEING or not self._same(article, verb):
            return None
        if self.tokens[article].text in _NOW:
            return self._without_article(article + 1, verb)
        return article + 1 if self.tokens[article].text in ("a", "an", "the") else None

    def _behind_names(self, first: int) -> int:
        """Behind the capitalised words, with "the", that stand at ``first``: what somebody joins."""
        last = first
        while (
            self._same(last, first)
            and last - first < 8
            and (self.tokens[last].capital or self.tokens[last].text == "the")
        ):
            last += 1
        return last

    def _what_is_said(self, first: int, at: int) -> Iterator[tuple[int, int]]:
        last = self._phrase_end(first, at)
        head = self._head(first, last)
        if head is not None and all(self._belongs(i, i + 1) or self.tokens[i].possessive for i in range(first, head)):
            yield first, last

    def _without_article(self, first: int, at: int) -> int:
        return first + (
            self._same(first, at) and self.tokens[first].text in ("a", "an", "the", "its", "his", "her", "their")
        )

    def _signed(self, person: Mention) -> Iterator[tuple[int, int]]:
        """The title on the line below a signature: "MAJOR A" above "DIRECTOR, PUBLIC AFFAIRS"."""
        at, end = self._index(person.span.start), self._index(person.span.end)
        if self._same(end, end - 1):
            return
        titles = range(self._region_start(at), at)
        if any(not (words.is_role(self.tokens[i].low) or self.tokens[i].retired) for i in titles):
            return
        above = self._title_above(at)
        if above is not None:
            yield above
        if above is not None or end >= len(self.tokens):
            return
        last = end
        while self._same(last, end) and last - end < 12:
            last += 1
        line = self.tokens[end:last]
        named = all(t.capital or not t.word or t.low in _INSIDE for t in line) and not any(
            t.text in _STOPS for t in line
        )
        titled = self._head(end, min(end + 4, last)) is not None
        if named and titled and not self._same(last, end) and line[0].region == self.tokens[at].region + 1:
            yield end, last

    def _title_above(self, at: int) -> tuple[int, int] | None:
        """The line above a signature where it is a title and no more: "THE MINISTER OF DEFENCE" above "A"."""
        last = at - 1
        if last < 0 or self.tokens[last].region != self.tokens[at].region - 1:
            return None
        last += self.tokens[last].text != ","
        first = self._region_start(last - 1)
        first += self.tokens[first].low == "the"
        line = self.tokens[first:last]
        titled = 0 < len(line) < 8 and all(t.capital or t.low in _INSIDE for t in line)
        whole = (
            first == 0
            or self.tokens[first - 1].region != self.tokens[first].region
            or self.tokens[first - 1].low == "the"
        )
        if (
            not titled
            or not whole
            or any(self._is_name(i) for i in range(first, last))
            or self._head(first, last) is None
        ):
            return None
        return first, last

    def _region_start(self, at: int) -> int:
        first = at
        while first > 0 and at - first < 8 and self._same(first - 1, at):
            first -= 1
        return first

    def _behind_name(self, person: Mention) -> int:
        """The token behind a name, "(retd)" and "OBE" left out."""
        at = self._index(person.span.end)
        left_out = self._same(at, at - 1) and (self.tokens[at].retired or self.tokens[at].text in words.LETTERS)
        return self._behind_alias(self._behind_bracket(at + left_out))

    def _behind_bracket(self, opening: int) -> int:
        """Behind the age or the name in its own script that stands in brackets: "A (蘇子銘), a research fellow"."""
        closing = opening + 2
        if self._same(opening, opening - 1) and self.tokens[opening].text == "(":
            aside = next(
                (i for i in range(opening + 2, opening + 12) if self._same(i, opening) and self.tokens[i].text == ")"),
                0,
            )
            if aside > closing and self._same(aside + 1, opening) and self.tokens[aside + 1].text == ",":
                return aside + 1
        if not self._same(closing, opening - 1) or self.tokens[opening].text != "(" or self.tokens[closing].text != ")":
            return opening
        inside = self.tokens[opening + 1]
        return closing + 1 if inside.text[0] > "\u036f" or (inside.text.isdigit() and len(inside.text) < 3) else opening

    def _behind_alias(self, at: int) -> int:
        """Behind 'alias "X"' where it stands between a name and what somebody is."""
        if not self._same(at + 1, at - 1) or self.tokens[at].low not in _ALIAS:
            return at
        end = at + 1
        while self._same(end, at) and end - at < 6 and (self.tokens[end].capital or self.tokens[end].text in _QUOTES):
            end += 1
        return end

    def _title_end(self, last: int, *, enclosed: bool = False) -> int | None:
        """The role noun at ``last``, or before the portfolio that ends there ("Minister of Foreign Affairs").

        Behind a comma (``enclosed``) the portfolio comes first: "a spokeswoman for the Coast Guard, A"."""
        if not self.tokens[last].word or self.tokens[last].low in _INSIDE | _COURTESY:
            return None
        if enclosed and self._is_theatre(last):
            return last - 1
        portfolio = self._portfolio_holder(last, enclosed=enclosed)
        if enclosed and portfolio is not None:
            return portfolio
        of_ministers = self.tokens[last].low == "ministers" and self.tokens[last - 1].text == "of"
        role = (words.is_role(self.tokens[last].low) and not of_ministers) or (
            not enclosed and words.is_rank(self.tokens[last].text)
        )
        if grade := self._grade(last):
            return last - grade
        if self.tokens[last].text == "staff" and (chief := self._chief_of_staff(last)) is not None:
            return chief
        if not enclosed and self.tokens[last].low in words.PORTFOLIOS and words.is_rank(self.tokens[last - 1].text):
            return last - 1
        return last if role and not self._is_name(last) else portfolio

    def _is_theatre(self, last: int) -> bool:
        """ "Supreme Allied Commander Europe": a place right behind the office."""
        place = self.by_start.get(self.tokens[last].start)
        known = place is not None and place.kind == "location" and self._same(last - 1, last)
        return known and self.tokens[last - 1].capital and words.is_role(self.tokens[last - 1].low)

    def _chief_of_staff(self, last: int) -> int | None:
        """ "its former chief of general staff A", in small letters."""
        for of in (last - 1, last - 2):
            if (
                self._same(of - 1, last)
                and self.tokens[of].text == "of"
                and self.tokens[of - 1].text in ("chief", "chiefs")
            ):
                return of - 1
        return None

    def _grade(self, last: int) -> int:
        """How many words behind a rank are its grade: "Petty Officer 2nd Class", "Warrant Officer 3"."""
        token = self.tokens[last]
        if not (token.text.isdigit() or token.low in words.GRADE_ENDS or self.tokens[last - 1].low == "class"):
            return 0
        return words.grade_before(
            [self.tokens[i].low for i in range(last, max(last - 3, -1), -1) if self._same(i, last)]
        )

    def _portfolio_holder(self, last: int, *, enclosed: bool) -> int | None:
        """The role noun before "of" or "for" and capitalised words (``enclosed``: any) that end at ``last``."""
        for i in range(last, max(last - 12, -1), -1):
            token = self.tokens[i]
            if not self._same(i, last) or not (
                token.capital
                or token.text in _INSIDE
                or token.text in _QUOTES
                or (enclosed and (token.word or token.text == "/"))
            ):
                return None
            if token.low in _CLAUSE or token.low in _FILLERS - {"and"} or self._is_name(i):
                return None
            if self._holds(i, last, enclosed=enclosed):
                return i - 1
        return None

    def _holds(self, i: int, last: int, *, enclosed: bool) -> bool:
        """True where an office ends before the word at ``i`` and what it is of, to or at begins behind it."""
        role = self.tokens[i - 1].low
        if not self._same(i - 1, last) or not words.is_role(role):
            return False
        low = self.tokens[i].low
        if low in _HOLDING or (low == "to" and role in _TO):
            return True
        named = all(self.tokens[n].capital or self.tokens[n].text in (*_INSIDE, "/") for n in range(i + 1, last + 1))
        return enclosed and low in _AT and named and last > i

    def _is_name(self, i: int) -> bool:
        return i in self.of_names

    def _title_start(self, end: int) -> int:
        first = end
        while self._same(first - 1, end) and not self.tokens[first].first and self._belongs(first - 1, first):
            first -= 1
        if self._is_portfolio(first) and not (
            self.tokens[end].low in _OF_STATE and self.tokens[first - 2].low in _STAFF
        ):
            return self._title_start(first - 2)
        if self._same(first - 1, end) and self.tokens[first - 1].text == "the" and self._is_portfolio(first, 1):
            return self._title_start(first - 3)
        while first < end and self.tokens[first].low in _OPENINGS and self.tokens[first + 1].low not in _STYLES:
            first += 1
        return first

    def _is_portfolio(self, first: int, between: int = 0) -> bool:
        """True where the words at ``first`` say of what somebody is minister: "Minister of" + "State Baroness"; with
        one word ``between``: "Chief of the" + "Naval Staff Admiral"."""
        of, role = first - 1 - between, first - 2 - between
        joined = role >= 0 and self._same(role, first) and self.tokens[of].text in ("of", "for")
        return (
            joined and self.tokens[first].capital and words.is_role(self.tokens[role].low) and not self._is_name(role)
        )

    def _belongs(self, i: int, nxt: int) -> bool:
        token = self.tokens[i]
        if token.text == "&":
            return self.tokens[nxt].capital and self._same(i - 1, i) and self.tokens[i - 1].capital
        if not token.word or self._is_name(i) or (len(token.text) == 2 and token.text[1] == "."):
            return False
        if token.text.islower() and self._organization_runs_on(i):
            return True
        if token.low == "of" and self._is_chief_of_staff(i, nxt):
            return True
        if token.capital and (body := self.by_start.get(token.start)) is not None and body.kind == "organization":
            return True
        if token.capital:
            return not (token.first and token.low in (_CONJUNCTIONS | _OPENS_NO_TITLE)) and not (
                token.first
                and not token.acronym
                and token.low not in _MODIFIERS
                and not (token.low in _PORTFOLIOS and self._is_portfolio_or_role(nxt))
                and not (self.tokens[nxt].text.islower() and words.is_organization_head(self.tokens[nxt].low))
                and words.commonness(token.low) > 25
                and not words.is_role(token.low)
                and not words.is_demonym(token.low)
                and not self._is_noun_of_title(i, nxt)
            )
        low = token.low
        return (
            low in _MODIFIERS
            or low.startswith("ex-")
            or (low in _PORTFOLIOS and self.tokens[nxt].low in _OF_PORTFOLIOS)
            or words.is_role(low)
            or words.is_demonym(low)
            or (words.is_organization_head(low) and words.is_role(self.tokens[nxt].low))
            or self._is_compound(i, nxt)
            or (low == "and" and self._is_second_office(i, nxt))
            or (
                low == "and"
                and self.tokens[nxt].capital
                and self._same(i - 1, i)
                and self.tokens[i - 1].capital
                and self._is_joined_head(nxt)
            )
        )

    def _is_noun_of_title(self, i: int, nxt: int) -> bool:
        """ "Wildlife ranger A": a sentence that opens with a noun and a role in small letters."""
        token, role = self.tokens[i], self.tokens[nxt]
        plain = token.low not in _NO_LEAD and not token.low.endswith("ly")
        return plain and role.text.islower() and words.is_role(role.low)

    def _is_compound(self, i: int, nxt: int) -> bool:
        """ "a bus driver", "Belgian arms specialist", "Navy acquisition boss": a noun between an article, whose country or
        body it is and the role; a verb stands at no such place."""
        low = self.tokens[i].text
        plain = low.isalpha() and low.islower() and low not in _NO_COMPOUNDS and not low.endswith(("ed", "ly"))
        if not plain or not self._same(i - 1, i) or not words.is_role(self.tokens[nxt].low):
            return False
        before = self.tokens[i - 1]
        body = self.by_start.get(before.start)
        known = body is not None and body.kind == "organization"
        named = before.capital and (known or not before.first) and not before.possessive and not self._is_name(i - 1)
        modified = (before.low in _MODIFIERS and before.text.islower()) or (
            before.capital and words.is_organization_head(before.low)
        )
        joined = (before.text in ("and", ",") and not low.endswith("s")) or before.text in SAYING
        return before.text in ("a", "an", "the") or modified or joined or words.is_demonym(before.low) or named

    def _is_second_office(self, i: int, nxt: int) -> bool:
        """ "President and CEO A"."""
        return (
            self.tokens[nxt].low in _SECOND_OFFICES and self._same(i - 1, i) and words.is_role(self.tokens[i - 1].low)
        )

    def _is_joined_head(self, nxt: int) -> bool:
        """ "and Development Office", "and Procurement Minister": what goes on behind "and" is one body or portfolio."""
        follows = self.tokens[nxt + 1].low if nxt + 1 < len(self.tokens) else ""
        return words.is_organization_head(follows) or (
            follows in ("minister", "secretary") and words.commonness(self.tokens[nxt].low) > -15
        )

    def _is_portfolio_or_role(self, i: int) -> bool:
        return words.is_role(self.tokens[i].low) or self.tokens[i].low in _PORTFOLIOS

    def _is_chief_of_staff(self, of: int, staff: int) -> bool:
        return (
            self.tokens[staff].low == "staff"
            and self._same(of - 1, of)
            and self.tokens[of - 1].low in ("chief", "chiefs")
        )

    def _definite(self, first: int) -> bool:
        """ "its president, A", "the director, A": the comma joins only what points at one person."""
        if self.tokens[first].capital:
            return True
        before = self.tokens[first - 1] if self._same(first - 1, first) else None
        return before is not None and (
            before.low in ("its", "his", "her", "their", "the", "whose") or before.possessive
        )

    def _behind(self, person: Mention) -> Iterator[tuple[int, int]]:
        """Token range of the apposition behind the name (", a researcher at X, ..."), article word left out."""
        comma = self._behind_name(person)
        if not self._same(comma, comma - 1) or self.tokens[comma - 1].possessive:
            return
        yield from self._body(comma, person)
        yield from self._on_a_line(comma + 1)
        if self.tokens[comma].text == ",":
            yield from self._behind_comma(comma)

    def _behind_comma(self, comma: int) -> Iterator[tuple[int, int]]:
        first = self._behind_age(comma + 1)
        if (
            self._same(first + 1, comma)
            and self.tokens[first].text in words.LETTERS
            and self.tokens[first + 1].text == ","
        ):
            first += 2
        if self._same(first, comma) and self.tokens[first].text == "who":
            yield from self._led(first + 1, comma)
            if self._same(first + 1, comma) and (said := self._said_to_be(first + 1)) is not None:
                yield from self._what_is_said(said, first + 1)
            return
        while self._same(first, comma) and self.tokens[first].text in _NOW:
            first += 1
        if self._same(first, comma) and self.tokens[first].text in ("a", "an", "the", "his", "her", "their", "its"):
            first += 1
        last = self._phrase_end(first, comma)
        if self._same(first + 1, comma) and self.tokens[first].text in _KIN and self.tokens[first + 1].text == "of":
            yield first, last  # "the widow of a cook"
            return
        verb = self.tokens[last].low if self._same(last, comma) else ""
        if (verb in _CLAUSE and verb not in ("whose", "whom")) or verb in SAYING:
            return
        while last > first and not self.tokens[last - 1].word:
            last -= 1
        if self._is_verb(first, comma):
            return
        if self._head(first, last) is not None:
            yield first, last
            yield from self._second(last, comma)

    def _on_a_line(self, first: int) -> Iterator[tuple[int, int]]:
        """What stands behind a dash on a line of nothing but names: "Issued by A – Shadow Minister of Defence"."""
        if (
            not self._same(first, first - 1)
            or self.tokens[first - 1].text not in _DASHES
            or not self.tokens[first].capital
        ):
            return
        last = first
        while self._same(last, first) and last - first < _LONGEST and self.tokens[last].text not in _DASHES:
            last += 1
        line = self.tokens[first:last]
        named = all(t.capital or t.low in _INSIDE for t in line)
        if named and self._head(first, last) is not None and len(line) > 1:
            yield first, last

    def _behind_age(self, first: int) -> int:
        """Behind "54," and "of Tamsin," where they stand between the name and what somebody is."""
        age = self._same(first + 1, first) and self.tokens[first].text.isdigit() and len(self.tokens[first].text) < 4
        if age and self.tokens[first + 1].text == ",":
            first += 2
        return self._behind_home(first)

    def _behind_home(self, first: int) -> int:
        """Behind "of Tamsin," where the article of what somebody is follows; ``first`` where it does not."""
        if not self._same(first, first - 1) or self.tokens[first].text not in ("of", "from"):
            return first
        at = first + 1
        while self._same(at, first) and at - first < 7 and (self.tokens[at].capital or self.tokens[at].text == ","):
            at += 1
        told = self._same(at, first) and self.tokens[at].text in ("a", "an", "the") and self.tokens[at - 1].text == ","
        return at if told and at > first + 2 else first

    def _is_verb(self, first: int, comma: int) -> bool:
        """ "the mayor, A, praised the soldiers": the sentence goes on, no apposition."""
        token = self.tokens[first] if self._same(first, comma) else None
        if token is None or not token.text.islower() or token.low in _MODIFIERS or words.is_role(token.low):
            return False
        bare = self.tokens[first - 1].text not in ("a", "an", "the")
        return bare and (token.low.endswith("ed") or token.low in LIVING or token.low in SAYING)

    def _led(self, first: int, comma: int) -> Iterator[tuple[int, int]]:
        """What somebody heads: ", who leads the X Council"; only where a body is named."""
        while self._same(first, comma) and self.tokens[first].text in _NOW:
            first += 1
        if not self._same(first, comma) or self.tokens[first].text not in _LEADING:
            return
        last = self._phrase_end(first + 1, comma)
        if any(self._is_of_body(i) for i in range(first + 1, last)):
            yield first, last

    def _is_of_body(self, i: int) -> bool:
        mention = self.by_start.get(self.tokens[i].start)
        named = mention is not None and mention.kind == "organization"
        return named or (self.tokens[i].text.islower() and words.is_organization_head(self.tokens[i].low))

    def _body(self, of: int, person: Mention) -> Iterator[tuple[int, int]]:
        """The body right behind a full name: "A of the X Institute", "A from the University of X", also behind a comma."""
        if " " not in person.text:
            return
        of += self.tokens[of].text == ","
        the = of + 1 + (self._same(of + 1, of) and self.tokens[of + 1].text == "the")
        if not self._same(the, of - 1) or self.tokens[of].text not in ("of", "from"):
            return
        body = self.by_start.get(self.tokens[the].start)
        if body is None or body.kind != "organization":
            return
        last = self._index(body.span.end)
        owner = self.tokens[last - 1].possessive
        learned = any(words.is_organization_head(t.low) for t in self.tokens[the:last])
        if not owner and (self.tokens[of].text == "of" or learned):
            yield of, last

    def _second(self, joint: int, comma: int) -> Iterator[tuple[int, int]]:
        """The second of two: ", a banker and former minister of X,"; only where the phrase is closed behind it."""
        if not self._same(joint, comma) or self.tokens[joint].text != "and":
            return
        first = joint + 1
        while self._same(first, comma) and self.tokens[first].text in ("a", "an", "the", *_NOW):
            first += 1
        last = self._phrase_end(first, comma)
        closed = not self._same(last, comma) or self.tokens[last].text in (",", ".", ";", ")")
        head = self._head(first, last)
        lead = range(first, head if head is not None else first)
        if closed and head is not None and all(self._belongs(i, i + 1) for i in lead):
            yield first, last

    def _phrase_end(self, first: int, comma: int) -> int:
        last = first
        while self._same(last, comma) and last - first < _LONGEST:
            token = self.tokens[last]
            if (
                (token.text == "," and not self._organization_runs_on(last))
                or token.text in _STOPS
                or token.low in _CLAUSE
                or token.text in _FILLERS - {"and"}
                or token.first
            ):
                break
            joined = self._same(last + 1, comma) and self.tokens[last + 1].capital and self.tokens[last - 1].capital
            if token.text == "and" and not (joined or self._is_body_of_two(last, comma)):
                break
            if (
                token.text == "and"
                and self.tokens[last + 1].start in self.by_start
                and not self._organization_runs_on(last)
            ):
                break
            last += 1
        return last

    def _is_body_of_two(self, joint: int, comma: int) -> bool:
        """ "chair of the bids" + "and" + "awards committee": one body in small letters, no second office."""
        for i in (joint + 1, joint + 2):
            if not self._same(i, comma) or not self.tokens[i].text.islower() or words.is_role(self.tokens[i].low):
                return False
            if i > joint + 1 and words.is_organization_head(self.tokens[i].low):
                return self.tokens[joint - 1].text.islower()
        return False

    def _organization_runs_on(self, i: int) -> bool:
        start = self.tokens[i].start
        return any(m.span.start <= start < m.span.end for m in self.mentions if m.kind != "person")

    def _head(self, first: int, last: int) -> int | None:
        """The role noun of an apposition: before any preposition, so that "a friend of the minister" has none."""
        for i in range(first, min(last, first + 9)):
            token = self.tokens[i]
            if token.text in _NO_LEAD or self._is_name(i):
                return None
            if words.is_role(token.low) and not self._is_name(i):
                return None if self._is_name(i + 1) else i
        return None

    def _ending_at(self, i: int) -> Mention | None:
        stop = self.tokens[i - 1].end if i > 0 else -1
        return self.by_end.get(stop)

    def _plural(self, i: int) -> bool:
        low = self.tokens[i].low
        return words.is_role(low) and low.endswith(("s", "men")) and low not in ("boss",)

    # ------------------------------------------------------------ what

    def _role(self, first: int, last: int, person: Mention) -> Role:
        span = Span(self.article.id, self.tokens[first].start, self.tokens[last - 1].end)
        text = " ".join(self.article.quoted(span).split())
        bodies = (m for m in self.mentions if m.kind == "organization" and span.covers(m.span))
        organization = next((fullest(m.name or m.text, (m.text,)) for m in bodies), None)
        country = self._country(span, first)
        if country is not None:
            return Role(span, text, person.span, organization, country, "stated", "named in the title")
        inferred, reason = self._inferred(span, text, person) if organization is None else (None, "")
        return Role(span, text, person.span, organization, inferred, "inferred" if inferred else "stated", reason)

    def _country(self, span: Span, first: int) -> str | None:
        low = [t.low for t in self.tokens[first : first + 4] if t.end <= span.end]
        for n in (2, 1):
            for i in range(len(low) - n + 1):
                if iso := data.demonyms().get(" ".join(low[i : i + n])):
                    return iso
        inside = (m for m in self.mentions if m.country and (span.covers(m.span) or self._owns(m, span)))
        return next((m.country for m in inside if m.kind in ("location", "organization")), None)

    def _owns(self, mention: Mention, title: Span) -> bool:
        """ "Norway's" before "foreign minister": right before the title, as a country, and no place where it happened."""
        if not mention.span.start < title.start or mention.span.end + 3 < title.start or mention.type != "country":
            return False
        return self.article.text[mention.span.end : title.start] in (" ", "'s ", "’s ", "' ", "’ ")

    def _inferred(self, span: Span, text: str, person: Mention) -> tuple[str | None, str]:
        """A state office without its state: the only country the sentence speaks of, if there is one."""
        if not _is_of_state(text):
            return None, ""
        sentence = next((s.span for s in self.article.sentences() if s.span.covers(span)), None)
        if sentence is None or self._offices_in(sentence) > 1:
            return None, ""
        quoted = self._quoted(sentence)
        inside = {
            m.country
            for m in self.mentions
            if m.kind == "location"
            and m.type == "country"
            and m.country
            and sentence.covers(m.span)
            and not any(said.start <= m.span.start < said.end for said in quoted)
        }
        if len(inside) != 1 or not any(self._is_subject(m) for m in self.mentions if sentence.covers(m.span)):
            return None, ""
        (country,) = inside
        name = data.countries()[country].name if country in data.countries() else country
        return country, f"{name} is the only country named in the sentence"

    def _quoted(self, sentence: Span) -> list[Quotation]:
        """Quoted words of the sentence's paragraph: the country they speak of need not be the speaker's."""
        paragraph = next((p.span for p in self.article.paragraphs if p.span.covers(sentence)), sentence)
        return pair(self.article.text, [(paragraph.start, paragraph.end)])

    def _offices_in(self, sentence: Span) -> int:
        """How many state offices a sentence speaks of: where there are two, its country may be the other's."""
        here = self.tokens[self._index(sentence.start) : self._index(sentence.end)]
        return sum(token.low in _OF_STATE for token in here)

    def _is_subject(self, mention: Mention) -> bool:
        """True for a country that acts or owns; where somebody lives and what money is called tells of no office."""
        if mention.kind != "location" or mention.type != "country":
            return False
        at = self._index(mention.span.start)
        before = self.tokens[at - 1].low if self._same(at - 1, at) else ""
        behind = self._index(mention.span.end)
        after = self.tokens[behind].low if self._same(behind, at) else ""
        role = self.tokens[at - 2].low if self._same(at - 2, at) else ""
        if before == "of" and (words.is_role(role) or role.endswith("affaires") or self._is_name(at - 2)):
            return False
        return before not in _WHERE and after not in ("cents", "dollars", "$")
