"""Seeds, what people edited, and the base -> pages: the whole pipeline on one screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import yaml
from pathspec import PathSpec

from generator import conflicts, draw, files
from generator.addresses import published, succession
from generator.check import check
from generator.compose import Desk, Finding, Settings, atom, compose, findings, group_title, leading_on
from generator.corpus import Progress, annotate_all, read_seeds, silent
from generator.errors import GeneratorError
from generator.export import FORMS, documents
from generator.export import Published as Publication
from generator.files import read_tree, write_tree
from generator.known import with_known
from generator.merge import MergedTree, addresses, carried, gone, merge_tree, page_id, restored
from generator.model import Annotation, Cite, Decision, Drawing, Problem, Resolution, Span, Tree
from generator.photos import Recipes, Refused, cleaned, gather, located, social
from generator.publication import repeated, withhold
from generator.read import skeleton
from generator.render import render
from generator.resolve import resolve
from generator.text import configuration, decisions
from generator.text.configuration import Site
from generator.text.slugs import slug


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


def generate(
    seeds: Tree,
    settings: Settings | None = None,
    decided: Sequence[Decision] = (),
    progress: Progress = silent,
    there: Collection[PurePosixPath] = (),
) -> Briefing:
    """Seeds -> fresh pages. Pure: the same input gives the same bytes; pictures that are ``there`` are not made again."""
    reading = read_seeds(seeds)
    settings = settings or Settings()
    articles = [a for a in reading.articles if f"article/{a.id}" not in settings.hidden]
    annotations = tuple(with_known(annotation, decided) for annotation in annotate_all(articles, progress))
    resolution = resolve(annotations, decided)
    heirs = succession(resolution.entities, settings.published, settings.addresses)
    settings = replace(settings, addresses={**settings.addresses, **heirs.addresses})
    shown, entities = withhold(annotations, resolution, settings.site.publish)
    gathered = gather(shown, entities, seeds, there)
    pages, desk = compose(shown, entities, gathered.photos, settings)
    tree = {page.path: render(page, desk.evidence, settings.gone).encode() for page in pages}
    stubs = leading_on(desk, heirs)
    tree |= {page.path: render(page, desk.evidence).encode() for page in stubs if page.path not in tree}
    moved = {page.path: PurePosixPath(str(page.meta["to"])) for page in stubs}
    drawings = [v for page in pages for block in page.blocks for v in block.data.values() if isinstance(v, Drawing)]
    assets = {**draw.files_of(drawings), **documents(publishable(desk)), _FEED: atom(desk)}
    return Briefing(
        tree, assets, annotations, resolution, desk, reading.problems, moved, gathered.recipes, gathered.problems
    )


def publishable(desk: Desk) -> Publication:
    """What an export may be made of; only what has a page has an address."""
    paths = {e.id: desk.path(e) for e in desk.resolution.entities if desk.has_page(e)}
    paths |= {f"article/{id_}": path for id_, path in desk.article_path.items()}
    return Publication(desk.annotations, desk.resolution, desk.settings.hidden, desk.settings.site, paths)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a project keeps its parts."""

    seeds: Path = Path("seeds")
    docs: Path = Path("docs")
    state: Path = Path(".briefing")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run made and what became of each page."""

    briefing: Briefing
    merged: MergedTree
    conflicts: tuple[PurePosixPath, ...]


_NO_SEEDS = "Name the folder of your articles with --seeds, or make it: briefing new article TITLE."


def run(folders: Folders, write: bool = True, progress: Progress = silent) -> Run:
    """Generate, merge with what people edited, save pages first and the base last."""
    files.require_folder(folders.seeds, _NO_SEEDS)
    if not write:
        return _run(folders, False, progress)
    with files.lock(folders.state):
        files.sweep(folders.docs)
        files.sweep(folders.state)
        return _run(folders, True, progress)


def _run(folders: Folders, write: bool, progress: Progress) -> Run:
    base = read_tree(folders.state / "base")
    edited = read_tree(folders.docs, _is_page)
    base = base if edited else {}  # docs/ as a whole is made again
    hidden = _hidden(edited)
    settings = Settings(
        _site(),
        addresses(base, edited),
        {"home": _front_matter(edited.get(_HOME, b""))},
        frozenset(filter(None, hidden.values())),
        gone(base, edited),
        published(base),
    )
    seeds = read_tree(folders.seeds)
    there = [PurePosixPath("images") / path for path in files.names(folders.docs / "images")]
    briefing = generate(seeds, settings, decisions.read(seeds.get(_DECISIONS, b"")), progress, there)
    # While a seed cannot be read its pages wait: a deletion or an address would be forgotten by the time it is mended.
    held = base if briefing.problems else _asleep(base, hidden)
    together = carried(base, edited, briefing.moved)
    merged = merge_tree(base, together, {**held, **briefing.pages})
    merged = replace(merged, writes={**_differing(together, edited), **merged.writes})
    listed = read_tree(folders.state / "conflicts")
    if write:
        _save_assets(folders, _with_page(briefing.assets, merged), briefing.pictures)
        _save(folders, merged, base)
        write_tree(folders.state, {_KEPT_OUT: configuration.kept_out((*hidden, *_FOR_EDITORS)).encode()})
    return Run(briefing, merged, tuple(sorted({*listed, *(c.path for c in merged.conflicts)})))


def _differing(tree: Tree, other: Tree) -> Tree:
    return {path: data for path, data in tree.items() if other.get(path) != data}


_KEPT_OUT = PurePosixPath("site.yml")
_FOR_EDITORS = (PurePosixPath("review.md"),)


def _hidden(edited: Tree) -> dict[PurePosixPath, str | None]:
    """Pages with ``hidden: true`` -> the id they carry; the home page, ledgers and indexes cannot be hidden."""
    marked = {path: _front_matter(data) for path, data in edited.items() if b"hidden:" in data[:4000]}
    return {
        path: str(meta["id"]) if "id" in meta else None
        for path, meta in marked.items()
        if meta.get("hidden") is True and ("id" not in meta or (len(path.parts) > 1 and path.name != "index.md"))
    }


def _asleep(base: Tree, hidden: Mapping[PurePosixPath, str | None]) -> Tree:
    """What was last generated for each hidden page: the page waits until it is shown again, and merges then."""
    by_id = {page_id(data): path for path, data in base.items()}
    return {path: base[by_id[id_]] for path, id_ in hidden.items() if id_ is not None and id_ in by_id}


def _site(config: Path = Path("mkdocs.yml")) -> Site:
    return configuration.read(config.read_text("utf-8"), str(config)) if config.exists() else Site()


_HOME = PurePosixPath("index.md")
_DECISIONS = PurePosixPath("decisions.yml")


def _is_page(path: PurePosixPath) -> bool:
    return path.suffix == ".md" and not any(part.startswith(".") for part in path.parts)


def _front_matter(page: bytes) -> Mapping[str, object]:
    match = re.match(rb"---\r?\n(.*?)^---\r?$", page, re.S | re.M)
    try:
        loaded = yaml.safe_load(match[1]) if match else None
    except yaml.YAMLError:
        return {}
    return loaded if isinstance(loaded, dict) else {}


_MADE = ("drawings", "data", "images")
"""The folders below docs/ that hold nothing but what a run makes."""
_FEED = PurePosixPath("feed.xml")


def _with_page(assets: Tree, merged: MergedTree) -> Tree:
    """The data of a page that a person deleted goes with it."""
    gone = {path.with_suffix(".jsonld") for path, how in merged.outcomes.items() if how == "deletion respected"}
    return {path: data for path, data in assets.items() if PurePosixPath(*path.parts[1:]) not in gone}


def _save_assets(folders: Folders, assets: Tree, pictures: Recipes) -> None:
    """Pictures first: no page is ever saved before what it shows."""
    write_tree(folders.docs, assets)
    write_tree(folders.docs, {path: draw() for path, draw in pictures.items() if not (folders.docs / path).exists()})
    present = {PurePosixPath(made) / path for made in _MADE for path in read_tree(folders.docs / made)}
    files.delete(folders.docs, tuple(sorted(present - set(assets) - set(pictures))))


def _save(folders: Folders, merged: MergedTree, base: Tree) -> None:
    """Pages, then conflicts, then the base: an interrupted run repeats without harm."""
    write_tree(folders.docs, merged.writes)
    files.delete(folders.docs, merged.deletes)
    write_tree(folders.state / "conflicts", _conflict_files(folders, merged))
    write_tree(folders.state / "base", merged.base)
    files.delete(folders.state / "base", tuple(sorted(set(base) - set(merged.base))))


def _conflict_files(folders: Folders, merged: MergedTree) -> Tree:
    """The file of each page with a new conflict, with those that are not settled yet."""
    before = read_tree(folders.state / "conflicts")
    return {
        path: conflicts.listed(path, merged.conflicts, before.get(path, b"").decode("utf-8", "replace")).encode()
        for path in {conflict.path for conflict in merged.conflicts}
    }


def check_project(folders: Folders) -> tuple[Problem, ...]:
    """The promises, checked on what stands on disk."""
    reading = read_seeds(read_tree(folders.seeds))
    articles = {f"article/{article.id}": article for article in reading.articles}
    docs, site = read_tree(folders.docs), _site()
    inherited = folders.state / _KEPT_OUT
    excluded = site.excluded or _site(inherited).excluded or ""
    found = check(docs, articles, read_tree(folders.state / "base"), excluded)
    return (
        *found,
        *repeated(docs, reading.articles, site.publish),
        *_let_in(_hidden(docs), excluded),
        *_located(read_tree(folders.seeds)),
    )


def _located(seeds: Tree) -> Iterator[Problem]:
    """seeds/ is published with the repository: an original may not say where it was taken."""
    for path in located(seeds):
        yield Problem(
            f"seeds/{path}", "says where it was taken", "briefing photos clean takes that out of the original."
        )


def social_cards(folders: Folders, built: Path) -> int:
    """Draw into the built site the picture of each page for those who share its address; how many."""
    pages = read_tree(folders.docs, _is_page)
    kept_out = PathSpec.from_lines("gitignore", (_site(folders.state / _KEPT_OUT).excluded or "").splitlines())
    name = _site().name
    made = {
        social.address(path): social.draw(social.card(data.decode("utf-8", "replace"), _front_matter(data), name))
        for path, data in pages.items()
        if not kept_out.match_file(str(path))
    }
    write_tree(built, made)
    return len(made)


def clean_photos(seeds: Path, ask: Callable[[str], bool]) -> int:
    """Take the metadata out of the originals that carry a location, each after asking; how many. Their pixels stay.

    Raises GeneratorError for one that only another program can clean."""
    tree = read_tree(seeds)
    chosen = [path for path in located(tree) if ask(str(seeds / path))]
    for path in chosen:
        try:
            files.write(seeds / path, cleaned(tree[path]))
        except Refused as refused:
            raise GeneratorError(str(seeds / path), *refused.args) from None
    return len(chosen)


def _let_in(hidden: Iterable[PurePosixPath], excluded: str) -> Iterator[Problem]:
    """Hidden pages that the site would show all the same."""
    patterns = PathSpec.from_lines("gitignore", excluded.splitlines())
    for path in sorted(hidden):
        if not patterns.match_file(str(path)):
            remedy = "Run briefing generate; where mkdocs.yml has its own exclude_docs, add the page there."
            yield Problem(f"docs/{path}", "is hidden, but the site shows it", remedy)


def review(folders: Folders) -> Iterator[tuple[str, str, str]]:
    """What only a person can settle: the group, what is open with its sentences, and what settles it."""
    made = run(folders, write=False)
    for path in made.conflicts:
        page = path.with_suffix("")
        yield "Conflicts", f"docs/{path}", f"briefing resolve {page} --mine, or briefing resolve {page} --generated"
    for path, outcome in made.merged.outcomes.items():
        if outcome == "orphan":
            remedy = "Delete it, or take the id out of its front matter to keep it as your own."
            yield "No source speaks of it any more", f"docs/{path}", remedy
    for problem in made.briefing.problems:
        yield "Articles that were not read", f"{problem.where}: {problem.what}", problem.remedy
    for problem in made.briefing.photo_problems:
        yield "Photos", f"{problem.where}: {problem.what}", problem.remedy
    for finding in findings(made.briefing.desk):
        yield group_title(finding), "\n".join([finding.text(), *_sentences(made.briefing, finding)]), finding.remedy


def _sentences(briefing: Briefing, finding: Finding) -> Iterator[str]:
    """The sentences a finding rests on, side by side."""
    articles = {a.article.id: a.article for a in briefing.annotations}
    for span in dict.fromkeys(part.span for part in finding.said if isinstance(part, Cite)):
        article = articles[span.article]
        words = " ".join(article.quoted(briefing.desk.sentence(span).span).split())
        yield f"  {article.path} {briefing.desk.place(span)}: {words}"


def explain(folders: Folders, page: str, line: int | None = None) -> Iterator[str]:
    """For a page (below docs/, with or without suffix) or one of its lines: the cited sentences, and what rules found there.

    Raises GeneratorError where there is no such page or line.
    """
    path = PurePosixPath(page.removeprefix(f"{folders.docs.as_posix()}/").removesuffix(".md") + ".md")
    docs = read_tree(folders.docs, _is_page)
    if path not in docs:
        raise GeneratorError(f"docs/{path}", "no such page", "Name a page below docs/, such as people/index.")
    lines = docs[path].decode("utf-8", "replace").splitlines()
    if line is not None and not 1 <= line <= len(lines):
        raise GeneratorError(f"docs/{path}:{line}", f"the page has {len(lines)} lines", "Name one of them.")
    briefing = generate(read_tree(folders.seeds))
    for number, text in enumerate(lines, 1):
        if line in (None, number) and not text.startswith("[^"):
            yield from _explained(briefing, number, text)


def _explained(briefing: Briefing, number: int, text: str) -> Iterator[str]:
    for label in dict.fromkeys(re.findall(r"\[\^([0-9a-f]{4}-[0-9a-f-]+)\]", text)):
        for annotation in briefing.annotations:
            for sentence in annotation.article.sentences():
                if briefing.desk.evidence(sentence.span).label == label:
                    yield f"{number}: {annotation.article.path} {briefing.desk.place(sentence.span)}: {annotation.article.quoted(sentence.span)}"
                    yield from _rules_in(annotation, sentence.span)


def _rules_in(annotation: Annotation, span: Span) -> Iterator[str]:
    for mention in annotation.mentions:
        if span.covers(mention.span):
            yield f'    {mention.kind} {mention.form} "{mention.text}" [{mention.span.start}:{mention.span.end}] by {mention.rule}'
    for claim in annotation.claims:
        if span.covers(claim.span):
            yield f"    claim by {claim.rule or 'stated'}: {claim.attribution_class}, {', '.join(claim.attribution) or 'nobody named'}"
    for fact in annotation.facts:
        if span.covers(fact.evidence):
            yield f"    fact {fact.property}: {fact.as_printed} ({fact.basis}: {fact.reason or 'printed'})"


# ---------------------------------------------------------------- what an editor asks for


def decide(seeds: Path, decision: Decision) -> None:
    """Add a decision to seeds/decisions.yml; its comments and order stay."""
    path = seeds / "decisions.yml"
    data = path.read_bytes() if path.exists() else b""
    decisions.read(data)
    files.write(path, decisions.with_entry(data, decision))


def new_article(seeds: Path, title: str) -> Path:
    """Make the file of a new seed. Raises GeneratorError where it exists."""
    path = seeds / f"{slug(title)}.txt"
    if path.exists():
        raise GeneratorError(str(path), "is there already", "Choose another title.")
    files.write(path, skeleton(title))
    return path


def settle(folders: Folders, page: str, generated: bool) -> None:
    """End a conflict: the page stays as it is, or takes the generated words in that place. Raises GeneratorError where there is none."""
    path = _page_path(folders, page)
    listed = folders.state / "conflicts" / path
    if not listed.exists():
        raise GeneratorError(f"docs/{path}", "has no conflict", "briefing review lists those there are.")
    if generated:
        entries = (folders.state / "conflicts" / path).read_text("utf-8")
        page_file = folders.docs / path
        files.write(page_file, conflicts.settled(page_file.read_bytes().decode("utf-8"), entries).encode())
    files.delete(folders.state / "conflicts", (path,))


def restore(folders: Folders, page: str) -> int:
    """Bring the generated units back that a person deleted; how many. What the person wrote stays."""
    path = _page_path(folders, page)
    base = folders.state / "base" / path
    if not base.exists():
        raise GeneratorError(f"docs/{path}", "was never generated", "Name a page below docs/, such as people/index.")
    there = folders.docs / path
    mine = there.read_bytes().decode("utf-8") if there.exists() else ""
    text, count = restored(base.read_bytes().decode("utf-8"), mine)
    files.write(folders.docs / path, text.encode())
    return count


def _page_path(folders: Folders, page: str) -> PurePosixPath:
    return PurePosixPath(page.removeprefix(f"{folders.docs.as_posix()}/").removesuffix(".md") + ".md")


def exported(briefing: Briefing, form: str) -> str:
    """The briefing as "json", "csv", "geojson" or "jsonld"."""
    return FORMS[form](publishable(briefing.desk))
