"""Seeds and settings -> pages, drawings and data: the whole pipeline on one screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator import draw
from generator.addresses import succession
from generator.compose import Desk, Settings, atom, compose, leading_on
from generator.corpus import Progress, annotate_all, read_seeds, silent
from generator.export import FORMS, documents
from generator.export import Published as Publication
from generator.known import with_known
from generator.model import Annotation, Decision, Drawing, Problem, Resolution, Tree
from generator.own_pages import names_to_look_for
from generator.photos import Recipes, gather
from generator.publication import withhold
from generator.render import render
from generator.resolve import resolve
from generator.text.regions import Sentences


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one run made: the fresh pages, and the nouns they were made of."""

    pages: Tree
    assets: Tree
    annotations: tuple[Annotation, ...]
    resolution: Resolution
    desk: Desk
    problems: tuple[Problem, ...]
    moved: Mapping[PurePosixPath, PurePosixPath]
    """Pages that only lead on, and where to."""
    pictures: Recipes
    """Drawn only when they are not there yet."""
    photo_problems: tuple[Problem, ...] = ()
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Of each published original, by its digest; so that the next run need not look."""


def generate(
    seeds: Tree,
    settings: Settings | None = None,
    decided: Sequence[Decision] = (),
    progress: Progress = silent,
    there: Collection[PurePosixPath] = (),
    fingerprints: Mapping[str, str] | None = None,
) -> Briefing:
    """Seeds -> fresh pages. Pure: the same input gives the same bytes; pictures that are ``there`` are not made again."""
    reading = read_seeds(seeds)
    settings = settings or Settings()
    articles = [a for a in reading.articles if f"article/{a.id}" not in settings.hidden]
    known = (*names_to_look_for(settings.own), *decided)
    annotations = tuple(with_known(_in_sentences(annotation), known) for annotation in annotate_all(articles, progress))
    resolution = resolve(annotations, decided)
    heirs = succession(resolution.entities, settings.published, settings.addresses)
    settings = replace(settings, addresses={**settings.addresses, **heirs.addresses})
    shown, entities = withhold(annotations, resolution, settings.site.publish)
    gathered = gather(shown, entities, seeds, there, settings.site.avif, fingerprints)
    pages, desk = compose(shown, entities, gathered.photos, settings)
    tree = {page.path: render(page, desk.evidence, settings.gone).encode() for page in pages}
    stubs = leading_on(desk, heirs)
    tree |= {page.path: render(page, desk.evidence).encode() for page in stubs if page.path not in tree}
    moved = {page.path: PurePosixPath(str(page.meta["to"])) for page in stubs}
    drawings = [v for page in pages for block in page.blocks for v in block.data.values() if isinstance(v, Drawing)]
    assets = {**draw.files_of(drawings), **documents(publishable(desk)), _FEED: atom(desk)}
    return Briefing(
        tree,
        assets,
        annotations,
        resolution,
        desk,
        reading.problems,
        moved,
        gathered.recipes,
        gathered.problems,
        gathered.fingerprints,
    )


def _in_sentences(annotation: Annotation) -> Annotation:
    """Without the names of lines that are no sentence (credits, imprints, pointers to other articles): a page says nothing
    for which it can show no sentence."""
    sentences = Sentences(annotation.article)
    cited = (m for m in annotation.mentions if m.span.start < sentences.around(m.span.start)[1])
    return replace(annotation, mentions=tuple(cited))


def publishable(desk: Desk) -> Publication:
    """What an export may be made of; only what has a page has an address."""
    paths = {e.id: desk.path(e) for e in desk.resolution.entities if desk.has_page(e)}
    paths |= {f"article/{id_}": path for id_, path in desk.article_path.items()}
    return Publication(desk.annotations, desk.resolution, desk.settings.hidden, desk.settings.site, paths)


def exported(briefing: Briefing, form: str) -> str:
    """The briefing as "json", "csv", "geojson" or "jsonld"."""
    return FORMS[form](publishable(briefing.desk))


_FEED = PurePosixPath("feed.xml")
