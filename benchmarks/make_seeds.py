"""A number and a folder -> as many invented articles with dates over three years: python -m benchmarks.make_seeds 1000 DIR."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

GIVEN = "Anna Jan Maria Peter Olga Igor Lena Tomas Paul Erik Nina Viktor Omar Layla Kofi Amina Jorge Lucia Marta Ruth".split()
FAMILY = """Nowak Berg Silva Petrov Ivanova Costa Meyer Dumont Horvat Okafor Mensah Alvarez Rossi Lindqvist Kovac Haddad Farouk
Novak Brandt Keller Duarte Ramos Popov Sokolov Weber Fischer Moreau Laurent Tanaka Suzuki""".split()
OFFICES = (
    "Defence Minister",
    "Foreign Minister",
    "army spokesman",
    "Admiral",
    "General",
    "opposition leader",
    "analyst",
)
PLACES = "Oslo Kyiv Ankara Tehran Riga Manila Nairobi Seoul Warsaw Cairo Lima Hanoi Tbilisi Baku Athens Lisbon".split()
SYSTEMS = "Hwasong-18 Iskander-M HIMARS T-72B3 Shahed-136 Su-34 F-16 Leopard-2 BrahMos Tomahawk S-400 Patriot".split()
MEDIA = ("Reuters", "AFP", "the Velmar Courier", "Kyodo", "state television", "the Harbour Post")
FRAMES = (
    "{office} {who} said on {day} that {count} {system} systems had arrived in {place}.",
    '"We will answer," {who} told reporters in {place}. "Nobody should doubt it."',
    "{media} reported, citing two officials, that the {system} has a range of {number} km.",
    "{who} will meet {office} {other} in {place} next week, according to {media}.",
    "The {system} is believed to have been tested near {place} in {month}.",
    "A spokesman for the ministry denied that {count} vehicles had been lost near {place}.",
    "{who}, {office_low} of the country, arrived in {place} on {day}.",
    "Residents of {place} heard explosions, {media} said. It was not clear who was responsible.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
HUB = "Ilan Marek"  # one man is in every third article, as a president would be


def article(number: int) -> str:
    """The article of that number: the same on every machine."""
    chance = random.Random(number)
    cast = [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(3)] + ([HUB] if number % 3 == 0 else [])
    day = f"{2022 + number % 3}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    place = chance.choice(PLACES)
    paragraphs = "\n\n".join(_sentences(chance, cast))
    opening = f"{chance.choice(OFFICES)} {cast[-1]} visited {place} on {chance.choice(DAYS)}."
    return f"---\npublished: {day}\nsource: Outlet {number % 17}\n---\n\n{cast[-1]} in {place}\n\n{opening}\n\n{paragraphs}\n"


def _sentences(chance: random.Random, cast: list[str]) -> Iterator[str]:
    for frame in chance.sample(FRAMES, len(FRAMES)):
        yield frame.format(
            who=chance.choice(cast), other=chance.choice(cast), office=(office := chance.choice(OFFICES)),
            office_low=office.lower(), place=chance.choice(PLACES), system=chance.choice(SYSTEMS),
            media=chance.choice(MEDIA), day=chance.choice(DAYS), month=chance.choice(MONTHS),
            count=chance.randint(2, 60), number=chance.randint(3, 90) * 10,
        )  # fmt: skip


def main() -> None:
    """Write them."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"made-{number:05}.txt").write_text(article(number), encoding="utf-8")
    print(f"{count} articles are in {folder}. Next: briefing generate --seeds {folder} --docs DIR --state DIR")


if __name__ == "__main__":
    main()
