"""Roles, facts and dated events, by the day their article was published -> an Atom feed (RFC 4287) of what is new."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from generator.compose import statements, values
from generator.compose.desk import Desk
from generator.model import Entity, Fact, Role, Span
from generator.text import escape

_ATOM = "http://www.w3.org/2005/Atom"
_LONGEST = 100  # entries; what is older stands on the timeline
_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562, namespace of URLs


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    path: str
    span: Span
    published: str
    """EDTF."""


def atom(desk: Desk) -> bytes:
    """The feed, the newest first. Articles without a date of publication are left out: no clock dates them."""
    in_order = sorted(_entries(desk), key=lambda e: (desk.order(e.span), e.title))
    entries = sorted(in_order, key=lambda e: e.published, reverse=True)[:_LONGEST]
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    site = desk.settings.site
    _text(feed, "id", _id(desk, "feed"))
    _text(feed, "title", site.name)
    _text(feed, "updated", _moment(entries[0].published if entries else "1970"))
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _text(author, "name", site.name)
    _link(feed, "self", site.link("feed.xml"))
    _link(feed, "alternate", site.link("index.md") or "./")
    for entry in entries:
        _append(feed, desk, entry)
    ET.indent(feed, " ")
    body: str = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _append(feed: ET.Element, desk: Desk, entry: _Entry) -> None:
    item = ET.SubElement(feed, f"{{{_ATOM}}}entry")
    article = desk.articles[entry.span.article]
    sentence = desk.sentence(entry.span)
    _text(item, "id", _id(desk, f"{article.id}/{sentence.id}/{entry.title}"))
    _text(item, "title", entry.title)
    _text(item, "published", _moment(entry.published))
    _text(item, "updated", _moment(entry.published))
    _link(item, "alternate", desk.settings.site.link(entry.path))
    _link(item, "via", desk.settings.site.link(desk.article_path[article.id], f"s-{sentence.id}"))
    words = desk.words(entry.span)
    quoted = f"“{' '.join(words.split())}” " if words else ""
    _text(item, "summary", f"{quoted}{desk.title(article)}, {desk.place(entry.span)}.")


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = escape.clean(text)


def _link(parent: ET.Element, relation: str, href: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "href": href})


def _id(desk: Desk, what: str) -> str:
    """The same entry has the same id in every run, and another on every site."""
    site = desk.settings.site
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{site.address or site.name}/{what}')}"


def _moment(edtf: str) -> str:
    """RFC 3339: the first moment of the day, month or year."""
    return f"{(edtf + '-01-01')[:10]}T00:00:00Z"


# ---------------------------------------------------------------- what is new


def _entries(desk: Desk) -> Iterator[_Entry]:
    for entity in desk.resolution.entities:
        if desk.has_page(entity):
            for role in _first_roles(entity):
                yield from _dated(desk, f"{entity.name}: {role.text}", desk.path(entity), role.span)
            for fact in (f for f in entity.facts if f.property != "test"):  # tests are events
                yield from _dated(desk, _told(entity, fact), desk.path(entity), fact.evidence)
    for event in desk.events():
        if statements.placed(event):
            title = f"{event.when}: {statements.told(desk, event)}"
            yield from _dated(desk, title, "timeline.md", event.span)


def _first_roles(entity: Entity) -> list[Role]:
    """Each role once, where it is first printed."""
    return list({role.text.casefold(): role for role in reversed(entity.roles)}.values())


def _told(entity: Entity, fact: Fact) -> str:
    """ "Hwasong-18: range more than 15,000 km (BBC)"."""
    sources = f" ({', citing '.join(fact.attribution)})" if fact.attribution else ""
    return f"{entity.name}: {fact.property} {values.value(fact)}{sources}"


def _dated(desk: Desk, title: str, path: str, span: Span) -> Iterator[_Entry]:
    published = desk.articles[span.article].published
    if published:
        yield _Entry(title, path, span, published)
