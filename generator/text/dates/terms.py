"""The words and numbers of dates: months, weekdays, seasons, years, and what exists in the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from generator import patterns

# CLDR's wide and abbreviated English month names, with the full stop news style adds.
MONTH_NAMES: Final = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_PRINTED: Final[dict[str, int]] = {name: number for number, name in enumerate(MONTH_NAMES, 1)} | {
    name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)
} | {"Sept": 9}  # fmt: skip
# Capitals as in "19 OCT 2024" too.
MONTHS: Final[dict[str, int]] = _PRINTED | {name.upper(): number for name, number in _PRINTED.items()}
WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, name in enumerate("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
}  # fmt: skip
# EDTF (ISO 8601-2), level 1: seasons are months 21 to 24.
SEASONS: Final[dict[str, str]] = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
# Days that fall on the same day each year, as (month, day).
HOLIDAYS: Final[dict[str, tuple[int, int]]] = {
    "Christmas": (12, 25),
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Boxing Day": (12, 26),
    "New Year's Day": (1, 1),
    "New Year's Eve": (12, 31),
    "Anzac Day": (4, 25),
    "ANZAC Day": (4, 25),
    "Bastille Day": (7, 14),
    "Armistice Day": (11, 11),
    "Remembrance Day": (11, 11),
    "Halloween": (10, 31),
}
HOLIDAY: Final = "|".join(
    name.replace(" ", r"\s").replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True)
)
NUMBER_WORDS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1}  # fmt: skip
MONTH: Final = (
    "|".join(MONTH_NAMES)
    + "|"
    + "|".join(
        sorted({n for n in MONTHS if (len(n) < 5 or n.isupper()) and n not in MONTH_NAMES}, key=len, reverse=True)
    )
)
YEAR: Final = r"(?:1[5-9]|20)\d\d"
ORDINAL: Final = r"(?:st|nd|rd|th)?"
DASH: Final = r"\s?(?:-|–|—|/)\s?|\s(?:to|and|through|until|till)\s"


def day_of(published: str | None) -> date | None:
    """The day of an ISO date or time; None where it is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def month_of(published: str | None) -> date | None:
    """The last day of an ISO month, "2024-11"; None where it is none."""
    told = _MONTH_ALONE.fullmatch(published or "")
    if told is None or not 1 <= int(told[2]) <= 12:
        return None
    return date(int(told[1]), int(told[2]), monthrange(int(told[1]), int(told[2]))[1])


_MONTH_ALONE: Final = patterns.compile(r"(\d{4})-(\d\d)")


def exists(year: str | None, month: int, day: int) -> bool:
    """True for a day of the calendar; without a year 29 February counts."""
    return 1 <= day <= monthrange(int(year) if year else 2024, month)[1]


def edtf(year: str | int | None, month: int, day: int | None) -> str:
    """ "2023-09", "XXXX-09-12"."""
    return f"{year or 'XXXX'}-{month:02d}" + (f"-{day:02d}" if day else "")


YEARS_AWAY: Final = {"last": -1, "this": 0, "next": 1}
"""How many years before or after the one spoken from."""
