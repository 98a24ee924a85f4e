"""What only a person can settle -> listed with its sentences and with what settles it, for editors alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli, project
from generator.compose import findings
from generator.compose.review import _contradict
from generator.model import Fact, Span
from generator.project import Folders
from tests.briefings import SEED, briefing, page

RANGE = """---
published: 2024-03-0{day}
---

Navy shows the Kalibr

The Kalibr cruise missile has a range of {figure} kilometres, the navy said.
"""


def figure(value: float | str, comparator: str | None = None, unit: str | None = "km", property: str = "range") -> Fact:
    span = Span("a", 0, 1)
    return Fact(span, property, value, "", span, unit=unit, comparator=comparator)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(1500), figure(1500, "~"), False),
        (figure(1500), figure(1600, "~"), False),
        (figure(1500), figure(1000, ">"), False),
        (figure(1500, ">"), figure(2000, ">"), False),
        (figure(1500), figure(900, unit="mi"), False),
        (figure("KP", unit=None), figure("KP", unit=None), False),
        (figure(1500), figure(2500), True),
        (figure(1500), figure(2000, ">"), True),
        (figure(1500, "<"), figure(2000, ">="), True),
        (figure("KP", unit=None), figure("RU", unit=None), True),
    ],
)
def test_what_contradicts(one: Fact, other: Fact, expected: bool) -> None:
    assert _contradict(one, other) is _contradict(other, one) is expected


def test_sources_that_contradict_each_other_stand_side_by_side() -> None:
    made = briefing({f"n{i}.txt": RANGE.format(day=i, figure=f) for i, f in ((1, "1,500"), (2, "2,500"), (3, "1,500"))})
    found = [f for f in findings(made.desk) if f.group == "contradiction"]
    assert len(found) == 1 and "1,500 km" in found[0].text() and "2,500 km" in found[0].text()
    text = page(made, "review.md")
    assert "## Sources contradict each other" in text and text.count("has a range of 2,500 kilometres") == 1


def test_one_source_with_its_date_leaves_nothing_open() -> None:
    made = briefing({p.name: p.read_text("utf-8") for p in (SEED, SEED.with_suffix(".yml"))})
    assert findings(made.desk) == []


def test_dates_without_a_year_name_the_sidecar() -> None:
    made = briefing({SEED.name: SEED.read_text("utf-8")})
    (found,) = findings(made.desk)
    assert found.group == "year" and "“In April”" in found.text()
    assert found.remedy == f"Add published: YYYY-MM-DD to seeds/{SEED.stem}.yml."


def test_the_list_for_editors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    shutil.copy(SEED, "seeds")
    Path("seeds/bad.txt").write_bytes(b"\x00\x01\x02 binary")
    project.run(Folders())
    assert "/review.md" in Path(".briefing/site.yml").read_text("utf-8")
    assert not [p for p in Path("docs").rglob("*.md") if "review.md" in p.read_text("utf-8")]
    person = Path("docs/people/kim-jong-un.md")
    person.write_text(person.read_text("utf-8").replace("# Kim Jong Un\n", "# Kim Jong-un\n", 1), encoding="utf-8")
    shutil.copy(SEED.with_suffix(".yml"), "seeds")
    printed = CliRunner().invoke(cli.briefing, ["review"]).output
    assert "Articles that were not read\n  seeds/bad.txt: is a binary file" in printed
    assert printed.endswith("1 to settle.\n")
    Path(f"seeds/{SEED.stem}.yml").unlink()
    printed = CliRunner().invoke(cli.briefing, ["review"]).output
    assert "¶31.1: In April, it tested" in printed and "Add published: YYYY-MM-DD" in printed
