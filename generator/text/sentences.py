"""A stretch of text -> the spans of its sentences."""

from __future__ import annotations

import re

from generator import patterns

_OPENING = "\"'“”„‚‘’«»‹›「『(\\[{"
_CLOSING = "\"'“”‘’«»‹›」』)\\]}"

_TITLES = frozenset(
    """Mr Mrs Ms Mx Dr Drs Prof Profs Gen Gens Lt Col Cols Maj Capt Cmdr Cdr Sgt Adm Sen Sens Rep Reps Gov Govs Rev Hon
    St Ste Mt Ft Pres Amb Ambs Msgr Supt Insp Brig Cpl Pvt Fr Messrs Sgts Vice-Adm Lt-Gen Maj-Gen Brig-Gen Lt-Col Dep
    Min Sec Chr Mme Mlle M Sig Hr Fr Dipl Ing Mag Doc RNDr MUDr JUDr PhDr Sra Sr Srta Dña Ald Cllr Atty Def Comm Cpt Ens
    Pfc Spc Sfc Comdr Rt Ven Pte Ayat Eng Engr Arch Adv Advt Lic Licda Dra Brigdr Sqn Wg Flt Gp Cdre Cmde RAdm VAdm Contralm Tte Cnel Gral Alm Cap Eln Wing-Cdr ret Ret rtd Rtd retd vs v cf approx ca c Ca Approx Cf e.g i.e eg ie viz resp incl excl art Art Arts
    Fig Figs fig figs Vol vol pp pg ch Eq para Para""".split()
)
"""Abbreviations that always announce more: they end no sentence."""

_BEFORE_NUMBER = frozenset("No no Nos nos Nr nr Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec p sec Ch".split())
"""Abbreviations that end no sentence before a number ("No. 5", "Sept. 12")."""

_SHORTENED = frozenset(
    """Inc Corp Ltd Co Cos Bros Jr Sr al Ave Blvd Rd Univ Dept Est Assn Assoc Bldg Govt Intl Natl Mfg Plc Pty Ala Ariz
    Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ont Ore Pa Que Tenn
    Tex Va Vt Wash Wis Wyo Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri km kg
    mi ft lb lbs oz hr hrs sq mil bn tel Tel Ph.D M.D B.A M.A""".split()
)
"""Abbreviations that end a sentence only before a word that usually starts one."""

_UNITS = frozenset("km kg mi ft lb lbs oz hr hrs mil bn".split())
"""Units: behind a number, a full stop and a capital letter they end a sentence."""

_STARTERS = frozenset(
    """The A An This That These Those He She It They We You I In On At For From With By As After Before Since Until
    While When Where If But And Or So Yet However Although Though Because There Here His Her Its Their Our My Your
    According Meanwhile Earlier Later Now Then Both Some Many Most Several All One Two Three No Not What Who Why How
    Under Over During Despite Among Also Such Last Next Still Once Only Even Another Others Instead Asked To
    Each Every Any Those Does Did Do Is Was Are Were Has Had Have Can Could Will Would May Might Should
    Nevertheless Moreover Following Speaking Officials Experts Analysts""".split()
)

_CLOCK = frozenset("a.m p.m am pm".split())
_ZONES = frozenset(
    """EST EDT ET CST CDT CT MST MDT PST PDT PT GMT UTC BST CET CEST EET MSK IST JST KST AEST Eastern Central Pacific
    Mountain Greenwich Moscow Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun
    Jan Feb March April May June July Aug Sept Oct Nov Dec""".split()
)

_AFTER_ORDINAL = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sept Sep Oct Nov Dec Century Army Corps Division Brigade Regiment Battalion Congress Januar Februar März Mai Juni
    Juli Oktober Dezember""".split()
)
"""Words before which a one- or two-digit number with a full stop is an ordinal ("24. February")."""

_CANDIDATE = patterns.compile(
    rf"[.!?…](?<![.!?…]{{2}})[.!?…]*+"
    rf"(?:(?:[ \u00a0\u202f][»›])?[{_CLOSING}]*+(?:\[\d{{1,3}}\])*+(?=\s)|(?<=[a-z]{{3}}[.!?])[”»]?(?=[A-Z][a-z]+[ ,]))"
    rf"|[。！？]++[{_CLOSING}]*"
    r"|\n(?=[ \t\r]*+\n)"
)
_GAP = patterns.compile(rf"[\s{_OPENING}*•·–—-]*")
_WORD = patterns.compile(r"\w[\w'’-]*")
_LAST_TOKEN = patterns.compile(r"\S+\Z")
_DOTTED = patterns.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_LIST_NUMBER = patterns.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
_PARTICLE = patterns.compile(
    r"(?:(?:al|el|ash|as|an|ad|ar|at|az)-|(?:van|von|de|di|da|du|dos|bin|ibn|al|el)\s)['’‘]?[^\W\d_a-z]"
)
_REST_OF_DATE = patterns.compile(r"(?:\d{1,2}\.\s?)?\d{4}\b|\d{1,2}\.\s?\d{2}\b")
_ATTRIBUTION = patterns.compile(
    r"(?:[A-Z][\w'’-]*\s|the\s){1,4}(?:said|says|asked|asks|wrote|writes|added|shouted|told|replied|wondered|exclaimed)\b"
)
_QUOTED_END = frozenset("\"'”’“»«›‹」』")
_LOOK_BACK = 24
_INDENT = 8


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open spans of the sentences in ``text[start:end]``, in order, free of outer white space.

    Closing quotation marks, brackets and note numbers belong to the sentence they end; a blank line
    always ends a sentence. Runs in time linear in ``end - start``.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        if candidate.start() >= begin and _ends_sentence(text, begin, end, candidate):
            _append_trimmed(spans, text, begin, candidate.end())
            begin = candidate.end()
    _append_trimmed(spans, text, begin, end)
    return spans


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, begin: int, end: int, candidate: re.Match[str]) -> bool:
    mark = candidate.group()
    if mark[0] in "\n。！？":
        return True
    gap = _GAP.match(text, candidate.end(), end)
    after = gap.end() if gap else candidate.end()
    if after >= end or (text[after].islower() and not _PARTICLE.match(text, after, end)):
        return after >= end
    if not text[after].isalnum() and text[after] not in "$€£¥#@":
        return False
    if mark[0] != "." or mark.startswith(".."):
        return not _continues_quotation(text, candidate, after, end)
    return mark[-1] in _QUOTED_END or not _abbreviates(text, begin, candidate.start(), after, end)


def _continues_quotation(text: str, candidate: re.Match[str], after: int, end: int) -> bool:
    """True in ``"Why?" Lee asked`` and in names with a mark of their own ("Yahoo! News")."""
    if text[candidate.end() - 1] in _QUOTED_END:
        return _ATTRIBUTION.match(text, after, end) is not None
    return candidate.group() == "!" and text.endswith("Yahoo", 0, candidate.start())


def _abbreviates(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    """True where the full stop at ``stop`` belongs to its token; ``after`` is where the next word begins."""
    found = _LAST_TOKEN.search(text, max(begin, stop - _LOOK_BACK), stop)
    if found is None:
        return False
    token = found.group().lstrip("\"'“”„‚‘’«»‹›([{")
    if token in _TITLES:
        return True
    word = _WORD.match(text, after, end)
    following = word.group() if word else ""
    if token in _BEFORE_NUMBER and following[:1].isdigit():
        return True
    if token.isdigit() or _opens_sentence(text, begin, found.start()):
        return _numbers(token, text, begin, found.start(), after, end)
    if token in _UNITS and text[max(0, found.start() - 2) : found.start()].rstrip(" \u00a0")[-1:].isdigit():
        return False
    if token in _CLOCK:
        return following in _ZONES
    if token in _SHORTENED or _DOTTED.match(token) or (len(token) == 1 and token.isupper()):
        initial = len(following) == 1 and text[after + 1 : after + 2] == "."
        return initial or following not in _STARTERS
    return _hyphenated_initial(token)


def _hyphenated_initial(token: str) -> bool:
    """True for the last part of "J.-P" and "Lt.Gen"."""
    return "." in token and (token.rpartition(".")[2].lstrip("-") in _TITLES or (len(token) <= 4 and "-" in token))


def _opens_sentence(text: str, begin: int, at: int) -> bool:
    return at - begin <= _INDENT and not text[begin:at].strip()


def _numbers(token: str, text: str, begin: int, at: int, after: int, end: int) -> bool:
    """True for the number of a list item, an ordinal before a month and a date written with blanks."""
    if _opens_sentence(text, begin, at):
        return _LIST_NUMBER.match(token) is not None or _DOTTED.match(token) is not None
    if len(token) > 2:
        return False
    word = _WORD.match(text, after, end)
    return (word is not None and word.group() in _AFTER_ORDINAL) or _REST_OF_DATE.match(text, after, end) is not None
