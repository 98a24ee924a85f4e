"""seeds/decisions.yml <-> Decision: read with its lines, written by adding text so that comments and order stay."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import yaml

from generator import patterns
from generator.errors import GeneratorError
from generator.model import Decision

_WHERE = "seeds/decisions.yml"
_VERBS = ("same", "different", "reject", "rename", "retype", "known")
_PAIRS = ("same", "different")
_KINDS = ("person", "weapon", "location", "organization")
_HEADER = "# Who is who, where the program cannot know. Delete an entry to undo it.\n"


def read(data: bytes) -> tuple[Decision, ...]:
    """The decisions in order, each with its line. Raises GeneratorError with the line of what cannot be read."""
    root = _root(data)
    return tuple(_decision(node) for node in root.value) if root else ()


def _root(data: bytes) -> yaml.SequenceNode | None:
    try:
        root = yaml.compose(data.decode("utf-8"), yaml.SafeLoader)
    except UnicodeDecodeError:
        raise GeneratorError(_WHERE, "is not UTF-8", "Save it as UTF-8.") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "a character that YAML does not allow"
        raise GeneratorError(
            f"{_WHERE}:{mark.line + 1 if mark else 1}", f"is no YAML ({what})", "Write it as '- same: [A, B]'."
        ) from None
    if root is not None and not isinstance(root, yaml.SequenceNode):
        raise GeneratorError(f"{_WHERE}:1", "is no list", "Begin each entry with '- same: [A, B]' or the like.")
    return root


def _decision(node: yaml.Node) -> Decision:
    line = node.start_mark.line + 1
    where = f"{_WHERE}:{line}"
    entry = _plain(node)
    if not isinstance(entry, dict) or sum(verb in entry for verb in _VERBS) != 1:
        raise GeneratorError(where, "an entry without one verb", f"Begin it with one of {', '.join(_VERBS)}.")
    verb = next(v for v in _VERBS if v in entry)
    names, aliases = _listed(entry[verb]), _listed(entry.get("aliases") or [])
    _require(where, verb, names, entry)
    if not all(isinstance(name, str) and name.strip() for name in (*names, *aliases)):
        raise GeneratorError(where, "a name that is no text", "Write each name in quotes.")
    return Decision(
        verb=verb,
        names=tuple(map(str, names)),
        to=str(entry["to"]) if entry.get("to") else None,
        kind=str(entry["kind"]) if entry.get("kind") else None,
        aliases=tuple(map(str, aliases)),
        why=str(entry["why"]).strip() if entry.get("why") else None,
        line=line,
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _plain(node: yaml.Node, depth: int = 0) -> object:
    """What a node says, each word as it is printed: a man named No is no boolean, 007 no number."""
    if depth > _DEPTH or isinstance(node, yaml.ScalarNode):
        return node.value if isinstance(node, yaml.ScalarNode) and not node.tag.endswith(":null") else None
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, depth + 1) for item in node.value]
    return {str(_plain(key, depth + 1)): _plain(value, depth + 1) for key, value in node.value}


_DEPTH = 4
"""An anchor may stand in itself; no entry is deeper than a list of names."""


def _require(where: str, verb: str, names: list[object], entry: dict[str, object]) -> None:
    if (len(names) < 2) if verb in _PAIRS else (len(names) != 1):
        raise GeneratorError(where, f"{verb} with {len(names)} names", "Name two." if verb in _PAIRS else "Name one.")
    if verb == "rename" and not entry.get("to"):
        raise GeneratorError(where, "rename without 'to'", "Add 'to: NEW NAME'.")
    if verb in ("retype", "known") and entry.get("kind") not in _KINDS:
        raise GeneratorError(where, f"{verb} without a kind", f"Add 'kind:' and one of {', '.join(_KINDS)}.")


def with_entry(data: bytes, decision: Decision) -> bytes:
    """The file with one more entry at its end; what stands in it is not touched.

    Raises GeneratorError where the file cannot be read.
    """
    before = read(data)
    text = data.decode("utf-8") if data else _HEADER
    end = "\r\n" if "\r\n" in text else "\n"
    root = _root(data)
    if root is not None and root.flow_style:
        changed = _with_flow(text, root, decision)
    else:
        indent = " " * (root.start_mark.column if root else 0)
        at = _end_of_document(text)
        above = text[:at] + ("" if not text[:at] or text[:at].endswith("\n") else end)
        changed = above + "".join(indent + line + end for line in _lines(decision)) + text[at:]
    made = changed.encode()
    if len(read(made)) != len(before) + 1:
        raise GeneratorError(_WHERE, "cannot take another entry", "Write one entry a line: '- same: [A, B]'.")
    return made


def _with_flow(text: str, root: yaml.SequenceNode, decision: Decision) -> str:
    """``[...]`` with one more in front of its end, behind the last entry and its comma."""
    end = root.end_mark.index - 1
    last = root.value[-1].end_mark.index if root.value else end
    entry = "{" + ", ".join(line.removeprefix("- ").strip() for line in _lines(decision)) + "}"
    comma = ", " if root.value else ""
    return text[:last] + comma + entry + text[last:]


_DOCUMENT_END = patterns.compile(r"^\.\.\.[ \t]*\r?$", re.M)


def _end_of_document(text: str) -> int:
    match = _DOCUMENT_END.search(text)
    return match.start() if match else len(text)


def _lines(decision: Decision) -> Sequence[str]:
    names = [json.dumps(name, ensure_ascii=False) for name in decision.names]
    lines = [f"- {decision.verb}: " + (f"[{', '.join(names)}]" if decision.verb in _PAIRS else names[0])]
    for key, value in (("to", decision.to), ("kind", decision.kind), ("why", decision.why)):
        lines += [f"  {key}: {json.dumps(value, ensure_ascii=False)}"] if value else []
    if decision.aliases:
        lines.append(f"  aliases: [{', '.join(json.dumps(a, ensure_ascii=False) for a in decision.aliases)}]")
    return lines
