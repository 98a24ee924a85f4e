"""YAML of a front matter or a sidecar -> an article's metadata, validated; hostile YAML refused."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import yaml

from generator import patterns
from generator.errors import GeneratorError

FIELDS = ("title", "published", "source", "url", "language", "byline", "publish", "reliability")
_NOTE = "_note"
_EDTF = patterns.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
_URL = patterns.compile(r"https?://[^\s<>\"'`\\]+$")
_LARGEST = 64_000


class _Loader(yaml.SafeLoader):
    """Safe YAML without aliases (they can blow up) and without repeated keys (one of two titles would be lost)."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="an alias (*name) is not allowed here",
                problem_mark=self.peek_event().start_mark,  # type: ignore[no-untyped-call]
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[object] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"two entries named {key.value}", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _day(loader: _Loader, node: yaml.ScalarNode) -> object:
    """A date that is none stays the text it is, so that the message can name it."""
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)


def parse(source: str, where: str, first_line: int = 1) -> Mapping[str, str]:
    """Known keys -> their text, and ``<key>_note`` for each; unknown keys are left out.

    Raises GeneratorError (where, with line) for YAML that is broken, hostile, or of the wrong type.
    """
    loaded = load(source, where, first_line)
    known = {key for field in FIELDS for key in (field, field + _NOTE)}
    values = {str(key): _text(value) for key, value in loaded.items() if key in known and value is not None}
    wrong = [key for key, value in values.items() if value is None]
    if wrong:
        raise GeneratorError(where, f"{wrong[0]} is not a single line of text", f"Write {wrong[0]}: and one value.")
    checked = {key: " ".join(value.split()) for key, value in values.items() if value}
    return {key: value for key, value in checked.items() if _valid(key, value, where)}


def load(source: str, where: str, first_line: int = 1) -> dict[object, object]:
    """All keys of a front matter or a sidecar. Raises GeneratorError for YAML that is broken or hostile."""
    if len(source) > _LARGEST:
        raise GeneratorError(
            where, "metadata of more than 64,000 characters", "Keep the article below the second '---'."
        )
    try:
        loaded = yaml.load(source, _Loader)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        remedy = "Keep one." if "two entries" in (error.problem or "") else "Write one 'key: value' a line."
        raise GeneratorError(f"{where}:{line}", _plain(error.problem), remedy) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise GeneratorError(
            f"{where}:{first_line}", "metadata that is no YAML", "Write one 'key: value' a line."
        ) from None
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise GeneratorError(f"{where}:{first_line}", "metadata without keys", "Write one 'key: value' a line.")
    return loaded


def _plain(problem: str | None) -> str:
    problem = problem or "metadata that is no YAML"
    return re.sub(r"^two entries named (\w+)$", r"two entries named \1 in the metadata", problem)


def _text(value: object) -> str | None:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _valid(key: str, value: str, where: str) -> bool:
    if key == "published" and not is_date(value):
        raise GeneratorError(where, f"published is no date: {value[:40]}", "Write it as 2023-09-12, 2023-09 or 2023.")
    if key == "url" and not _URL.match(value):
        raise GeneratorError(where, "url is no web address", "Start it with https://.")
    if key == "publish" and value not in ("full", "excerpt", "none"):
        raise GeneratorError(where, f"publish is {value[:40]}", "Write full, excerpt or none.")
    return True


def is_date(value: str) -> bool:
    """True for an EDTF day, month or year that exists."""
    if not _EDTF.match(value):
        return False
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
