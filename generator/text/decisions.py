"""seeds/decisions.yml <-> Decision: read with its lines, written by adding text so that comments and order stay."""

from __future__ import annotations

import json
from collections.abc import Sequence

import yaml

from generator.errors import GeneratorError
from generator.model import Decision

_WHERE = "seeds/decisions.yml"
_VERBS = ("same", "different", "reject", "rename", "retype", "known")
_PAIRS = ("same", "different")
_KINDS = ("person", "weapon", "location", "organization")
_HEADER = "# Who is who, where the program cannot know. Delete an entry to undo it.\n"


def read(data: bytes) -> tuple[Decision, ...]:
    """The decisions in order, each with its line. Raises GeneratorError with the line of what cannot be read."""
    try:
        root = yaml.compose(data.decode("utf-8"), yaml.SafeLoader)
    except UnicodeDecodeError:
        raise GeneratorError(_WHERE, "is not UTF-8", "Save it as UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise GeneratorError(
            f"{_WHERE}:{line}", f"is no YAML ({error.problem})", "Write it as '- same: [A, B]'."
        ) from None
    if root is None:
        return ()
    if not isinstance(root, yaml.SequenceNode):
        raise GeneratorError(f"{_WHERE}:1", "is no list", "Begin each entry with '- same: [A, B]' or the like.")
    return tuple(_decision(node) for node in root.value)


def _decision(node: yaml.Node) -> Decision:
    line = node.start_mark.line + 1
    where = f"{_WHERE}:{line}"
    entry = yaml.SafeLoader("").construct_object(node, deep=True) if isinstance(node, yaml.MappingNode) else None
    if not isinstance(entry, dict) or sum(verb in entry for verb in _VERBS) != 1:
        raise GeneratorError(where, "an entry without one verb", f"Begin it with one of {', '.join(_VERBS)}.")
    verb = next(v for v in _VERBS if v in entry)
    names = entry[verb] if isinstance(entry[verb], list) else [entry[verb]]
    _require(where, verb, names, entry)
    return Decision(
        verb=verb,
        names=tuple(map(str, names)),
        to=str(entry["to"]) if "to" in entry else None,
        kind=entry.get("kind"),
        aliases=tuple(map(str, entry.get("aliases") or ())),
        why=str(entry["why"]) if "why" in entry else None,
        line=line,
    )


def _require(where: str, verb: str, names: list[object], entry: dict[str, object]) -> None:
    if (len(names) < 2) if verb in _PAIRS else (len(names) != 1):
        raise GeneratorError(where, f"{verb} with {len(names)} names", "Name two." if verb in _PAIRS else "Name one.")
    if verb == "rename" and not entry.get("to"):
        raise GeneratorError(where, "rename without 'to'", "Add 'to: NEW NAME'.")
    if verb in ("retype", "known") and entry.get("kind") not in _KINDS:
        raise GeneratorError(where, f"{verb} without a kind", f"Add 'kind:' and one of {', '.join(_KINDS)}.")


def with_entry(data: bytes, decision: Decision) -> bytes:
    """The file with one more entry at its end; what stands in it is not touched."""
    text = data.decode("utf-8") if data else _HEADER
    if text and not text.endswith("\n"):
        text += "\n"
    return (text + "\n".join(_lines(decision)) + "\n").encode()


def _lines(decision: Decision) -> Sequence[str]:
    names = [json.dumps(name, ensure_ascii=False) for name in decision.names]
    lines = [f"- {decision.verb}: " + (f"[{', '.join(names)}]" if decision.verb in _PAIRS else names[0])]
    for key, value in (("to", decision.to), ("kind", decision.kind), ("why", decision.why)):
        lines += [f"  {key}: {json.dumps(value, ensure_ascii=False)}"] if value else []
    if decision.aliases:
        lines.append(f"  aliases: [{', '.join(json.dumps(a, ensure_ascii=False) for a in decision.aliases)}]")
    return lines
