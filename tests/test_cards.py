"""A caption without a photo -> a card: readable, in both colours, never boxes, drawn once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator import project
from generator.photos import cards, setting, social
from generator.photos.cards import Card
from generator.project import Folders
from tests.briefings import SEED, briefing, page, section

LONG = "Soldiers load a rocket launcher near the river while the ferry to the island waits behind them " * 9


def opened(card: Card, theme: str = "light") -> Image.Image:
    return Image.open(io.BytesIO(cards.draw(card, theme))).convert("RGB")


@pytest.mark.parametrize("theme", cards.THEMES)
@pytest.mark.parametrize(
    "caption", ["Kim gets off the train", LONG, "x", "W" * 400, "Військові біля Києва, Ελλάδα", "東京で会談", ""]
)
def test_a_card_has_its_size_and_nothing_at_its_edges(caption: str, theme: str) -> None:
    image = opened(Card(caption, "Photo: Reuters", "Coast Wire, 2024-03-05"), theme)
    assert image.size == cards.SIZE
    ground = image.getpixel((cards.SIZE[0] - 5, 5))
    edge = image.crop((cards.SIZE[0] - 60, 0, *cards.SIZE))
    assert {colour for _, colour in edge.getcolors(10_000) or ()} == {ground}
    assert len(image.getcolors(100_000) or ()) > 4, "something is written on it"


@pytest.mark.parametrize(
    ("text", "expected"), [("Łódź, Київ, Αθήνα – “5 %”…", True), ("東京", False), ("بغداد", False), ("a\uffffb", False)]
)
def test_letters_the_font_lacks_are_no_boxes(text: str, expected: bool) -> None:
    assert setting.settable(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim (김정은) walks 🎉 home", "Kim ([…]) walks […] home"),
        ("cafe\u0301 so\u00adft \u202eend", "café soft end"),
        ("東京で会談 Kim", "otherwise"),
        ("رئيس الوزراء", "otherwise"),
    ],
)
def test_what_the_font_lacks_is_left_out_and_marked(text: str, expected: str) -> None:
    assert setting.readable(text, "otherwise") == expected


def test_a_word_too_long_is_set_smaller_and_then_broken_behind_a_hyphen() -> None:
    _, size = setting.fitted("Donaudampfschifffahrtsgesellschaft", 1000, 400)
    assert min(setting.SIZES) < size < max(setting.SIZES)
    lines, size = setting.fitted("Pneumonoultramicroscopicsilico-Donaudampfschifffahrtsgesellschaft at sea", 1000, 400)
    assert lines == ["Pneumonoultramicroscopicsilico-", "Donaudampfschifffahrtsgesellschaft at sea"]
    lines, size = setting.fitted("W" * 50, 1000, 400)
    assert "".join(lines) == "W" * 50
    assert all(setting.font("Regular", size).getlength(line) <= 1000 for line in lines)


def test_lines_are_balanced_and_large() -> None:
    short, size = setting.fitted("Kim Jong Un gets off the train at the border", 1000, 400)
    lengths = [setting.font("Regular", size).getlength(line) for line in short]
    assert size == max(setting.SIZES) and len(short) > 1
    assert min(lengths) > 0.55 * max(lengths)
    lines, size = setting.fitted(LONG, 1000, 400)
    assert size == min(setting.SIZES) and lines[-1].endswith("…")
    assert all(setting.font("Regular", size).getlength(line) <= 1000 for line in lines)


def test_what_is_cut_short_ends_in_a_whole_word() -> None:
    face = setting.font("Regular", 40)
    assert setting.cut("Photo: Mark Lund/Agence France-Presse", face, 500) == "Photo: Mark Lund…"
    assert setting.cut("W" * 50, face, 500).endswith("W…")


@pytest.mark.parametrize(
    ("credit", "set_"),
    [
        ("Photo: وكالة", "Photo: […]"),
        ("Photo: Not stated", "Photo: Not stated"),
        ("Photo: Tom (김) Sample", "Photo: Tom ([…]) Sample"),
        ("毎日", ""),
    ],
)
def test_a_credit_that_cannot_be_set_is_not_called_unstated(credit: str, set_: str) -> None:
    assert cards._named(credit) == set_


@pytest.mark.parametrize("theme", cards.THEMES)
def test_a_long_credit_has_a_line_of_its_own_and_keeps_to_the_margins(theme: str) -> None:
    image = opened(Card("Kim", "Photo: " + "Agency of Photographs/" * 9, "Coast Wire, 2024-03-05" * 9), theme)
    ground = image.getpixel((cards.SIZE[0] - 5, 5))
    edge = image.crop((cards.SIZE[0] - 60, 0, *cards.SIZE))
    assert {colour for _, colour in edge.getcolors(10_000) or ()} == {ground}


def test_light_and_dark_differ_and_the_words_name_the_file() -> None:
    card = Card("A", "B", "C")
    assert cards.draw(card, "light") != cards.draw(card, "dark")
    assert card.address("light") == Card("A", "B", "C").address("light") != Card("A", "B", "D").address("light")


def test_the_photos_of_the_seed_stand_as_cards_where_they_show_somebody() -> None:
    made = briefing({p.name: p.read_text("utf-8") for p in (SEED, SEED.with_suffix(".yml"))})
    gallery = page(made, "photos.md")
    assert gallery.count("#gh-light-mode-only") == gallery.count("#gh-dark-mode-only") == 2
    assert "Kim Jong Un gets off the train. Photo: Reuters." in gallery
    assert "where no licence is named, nothing here permits a reprint" in gallery
    assert "../images/card-" in section(page(made, "people/vladimir-putin.md"), "Photos")


def test_cards_are_drawn_once_and_go_with_their_caption(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    seed = Path("seeds/a.txt")
    seed.write_bytes(SEED.read_bytes())
    project.run(Folders())
    drawn = sorted(Path("docs/images").iterdir())
    assert len(drawn) == 4

    def again(card: Card, theme: str) -> bytes:
        raise AssertionError("drawn twice")

    monkeypatch.setattr(cards, "draw", again)
    project.run(Folders())
    assert sorted(Path("docs/images").iterdir()) == drawn
    seed.write_text("No photo\n\nNothing to see here, the mayor said on Monday in the town hall.\n", encoding="utf-8")
    project.run(Folders())
    assert not list(Path("docs").rglob("card-*"))


def test_a_shared_page_has_a_picture_with_its_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/a.txt").write_bytes(SEED.read_bytes())
    project.run(Folders())
    text = Path("docs/people/kim-jong-un.md").read_text("utf-8")
    said = social.card(text, {"kind": "person", "description": "Kim Jong Un: North Korean leader"}, "My &amp; yours")
    assert said == Card(
        "Kim Jong Un", "My &amp; yours", "Every statement with its sentence", "Person", "North Korean leader"
    )
    article = social.card("# Head line\n", {"kind": "article", "description": "Source article: Head line"}, "Mine")
    assert (article.label, article.caption, article.note) == ("Source article", "Head line", "")
    home = social.card("# Mine\n", {"kind": "home", "description": "Who is who."}, "Mine")
    assert (home.caption, home.credit, home.note) == ("Mine", "", "Who is who.")
    assert project.social_cards(Folders(), Path("site")) > 40
    with Image.open("site/social/people/kim-jong-un.png") as image:
        assert image.size == cards.SOCIAL
    assert Path("site/social/index.png").exists() and not Path("site/social/review.png").exists()
