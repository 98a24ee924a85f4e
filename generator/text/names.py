"""A person's name -> the key under which its spellings are one; what is only near is never joined. Forms -> the name shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator import data, patterns
from generator.data import fold

# Romanisations of the same syllable, by use: each group is one key (McCune-Reischauer, Revised, press usage).
_SYLLABLES = (
    "pak park bak", "ri lee yi rhee li", "choe choi", "jo cho", "tae thae dae", "jong chong jung chung", "song seong sung",
    "chol cheol chul", "hui hee", "yong young yeong", "hyon hyun hyeon", "kyong kyung gyeong", "son sun seon",
    "mohammed muhammad mohamed mohammad muhammed mohamad", "hussein hossein husain hussain", "ahmed ahmad", "yusuf youssef yousef",
    "abdel abdul abd", "sergei sergey", "andrei andrey", "alexei alexey aleksei", "dmitry dmitri dimitri", "yuri yury iurii",
    "alexander aleksandr alexandr", "nikolai nikolay", "vasily vasili vasiliy", "valery valeri", "volodymyr wolodymyr",
    "zelensky zelenskyy zelenskiy", "shoigu shoygu", "qaddafi gaddafi kadafi gadhafi", "sheikh shaikh shaykh", "ali aly",
)  # fmt: skip
# "Sun" and "Son" are different given names in Choe Sun Hui and Choe Son Hui: that group would join them.
_GROUPS = {form: group.split()[0] for group in _SYLLABLES if not group.startswith("son ") for form in group.split()}
_TITLES = patterns.compile(r"^(?:(?:sir|dame|lord|lady|sheikh|sayyid|dr|prof|mr|mrs|ms)\.? )+")


def key(name: str) -> str:
    """Folded words, each by its romanisation group, hyphens as spaces, joined.

    >>> key("Park Jong-chon") == key("Pak Jong Chon")
    True
    >>> key("Kim Jong Un") == key("Kim Jong Il")
    False
    """
    plain = _TITLES.sub("", fold(name).replace("-", " ").replace("'", ""))
    words = [word.rstrip(".") for word in plain.split() if word not in ("al", "el")]
    return " ".join(_GROUPS.get(word, word) for word in words)


def surname_key(name: str) -> str:
    """The key of the last word, and of the first in names of three short words."""
    words = key(name).split()
    return words[0] if len(words) == 3 and max(map(len, words)) <= 6 else words[-1] if words else ""


def may_be_one(one: str, other: str) -> bool:
    """True where a person should look: same surname, and one form lacks or shortens what the other has."""
    a, b = key(one).split(), key(other).split()
    if len(a) < 2 or len(b) < 2 or a == b:
        return False
    short, long = sorted((a, b), key=len)
    if len(short) < len(long):
        return all(any(w == v or (len(w) == 1 and v.startswith(w)) for v in long) for w in short)
    different = [(w, v) for w, v in zip(a, b, strict=True) if w != v]
    return len(different) == 1 and _one_letter_apart(*different[0])


def _one_letter_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def fullest(name: str, printed: Iterable[str]) -> str:
    """``name``, which a word list may have; what is printed instead, the fullest form of it, where that says as much.

    >>> fullest("France's Foreign Ministry", ["French Foreign Ministry"]), fullest("United Nations", ["UN"])
    ('French Foreign Ministry', 'United Nations')
    """
    counts = Counter(" ".join(form.split()) for form in printed)
    as_full = [form for form in counts if len(form.split()) >= len(name.split())]
    return name if name in counts or not as_full else max(as_full, key=lambda f: (len(f.split()), counts[f], f))


_OF_BODIES = frozenset(
    """institut instituto istituto institute revue revista rivista radio tele agence agencia agenzia agentur journal diario jornal gazeta gazette
    zeitung zeitschrift centro centre center zentrum fundacion fondation fondazione stiftung universite universidad universidade universita universitat
    studio studios edition editions editorial redaktion redaccion redacao ministerio ministere club groupe grupo gruppo""".split()
)


def is_somebody(name: str) -> bool:
    """True for a full name made of words that are nothing but names, or a given name and a word that is no common one.

    >>> is_somebody("Ana Ruiz"), is_somebody("Rear Gate"), is_somebody("Ana")
    (True, False, False)
    """
    low = [word for word in fold(name).split() if len(word.rstrip(".")) > 1]
    if " " not in name or not low or fold(name) in data.gazetteer() or not _OF_BODIES.isdisjoint(low):
        return False
    odds = data.case_odds()
    if "g" in data.name_parts().get(low[0], "") and odds.get(low[-1], -1) <= 5:
        return True
    return all(word in data.name_parts() or "-" in word or odds.get(word, -99) < 0 for word in low)
