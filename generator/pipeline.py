"""Seeds, what people edited, and the base -> pages: the whole pipeline on one screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator import files
from generator.annotate import annotate
from generator.check import check
from generator.compose import Desk, Settings, compose
from generator.errors import GeneratorError
from generator.export import FORMS, annotation_json
from generator.files import read_tree, write_tree
from generator.merge import MergedTree, addresses, merge_tree, restored
from generator.model import Annotation, Article, Decision, Photo, Problem, Resolution, Span, Tree
from generator.read import read_article, skeleton
from generator.render import render
from generator.resolve import resolve
from generator.text import decisions
from generator.text.slugs import slug

ARTICLE_SUFFIXES = (".txt", ".md")
NOT_ARTICLES = ("readme.md", "license.md", "license.txt")
WORTH_A_POOL = 400_000  # code points; below, starting processes costs more than it saves

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the seeds folder held: the articles that could be read, and a problem for each that could not."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def is_article(path: PurePosixPath) -> bool:
    """True for a file that is read as an article: text outside ``photos/``, no hidden file, no readme."""
    return (
        path.suffix.lower() in ARTICLE_SUFFIXES
        and path.name.lower() not in NOT_ARTICLES
        and "photos" not in path.parts[:-1]
        and not any(part.startswith(".") for part in path.parts)
    )


def read_seeds(seeds: Tree, folder: str = "seeds") -> Reading:
    """Read every article; one that is refused becomes a problem and the others go on."""
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in sorted(filter(is_article, seeds)):
        try:
            article = read_article(f"{folder}/{path}", seeds[path], seeds.get(path.with_suffix(".yml")))
            if (twin := articles.get(article.id)) is not None:
                raise GeneratorError(article.path, f"has the same name as {twin.path}", "Rename one of them.")
            articles[article.id] = article
        except GeneratorError as error:
            problems.append(error.problem())
    return Reading(tuple(articles.values()), tuple(problems))


def annotate_all(articles: Sequence[Article], progress: Progress = silent) -> tuple[Annotation, ...]:
    """Annotate each article by itself, on all cores where there is enough to do."""
    if sum(len(article.text) for article in articles) < WORTH_A_POOL:
        return _counted(map(annotate, articles), len(articles), progress)
    with ProcessPoolExecutor() as pool:
        return _counted(pool.map(annotate, articles, chunksize=8), len(articles), progress)


def _counted(annotations: Iterable[Annotation], total: int, progress: Progress) -> tuple[Annotation, ...]:
    done = []
    for annotation in annotations:
        done.append(annotation)
        progress("annotate", len(done), total)
    return tuple(done)


def annotate_bytes(path: str, data: bytes, sidecar: bytes | None = None) -> dict[str, Any]:
    """What ``annotate`` prints for one article: read by itself, without decisions. Raises GeneratorError."""
    annotation = annotate(read_article(path, data, sidecar))
    return annotation_json(annotation, resolve((annotation,)))


def annotate_paths(paths: Sequence[Path]) -> Iterator[dict[str, Any] | Problem]:
    """The same for files and folders on disk; a problem stands in for each article that is refused."""
    for path in paths:
        folder, names = (path, None) if path.is_dir() else (path.parent, {path.name})
        tree = read_tree(folder)
        for name in sorted(n for n in tree if (str(n) in names if names else is_article(n))):
            try:
                yield annotate_bytes(str(folder / name), tree[name], tree.get(name.with_suffix(".yml")))
            except GeneratorError as error:
                yield error.problem()


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one run made: the fresh pages, and the nouns they were made of."""

    pages: Tree
    annotations: tuple[Annotation, ...]
    resolution: Resolution
    desk: Desk
    problems: tuple[Problem, ...]


def generate(
    seeds: Tree, settings: Settings | None = None, decided: Sequence[Decision] = (), progress: Progress = silent
) -> Briefing:
    """Seeds -> fresh pages. Pure: the same input gives the same bytes."""
    reading = read_seeds(seeds)
    annotations = annotate_all(reading.articles, progress)
    resolution = resolve(annotations, decided)
    pages, desk = compose(annotations, resolution, captions_as_photos(annotations, resolution), settings or Settings())
    tree = {page.path: render(page, desk.evidence).encode() for page in pages}
    return Briefing(tree, annotations, resolution, desk, reading.problems)


def captions_as_photos(annotations: Sequence[Annotation], resolution: Resolution) -> tuple[Photo, ...]:
    """A caption without a picture file still says who was where, and who took the picture."""
    return tuple(
        Photo(
            id=f"{annotation.article.id}-{number}",
            caption=caption.text,
            credit=caption.credit,
            byline=caption.byline,
            alt=caption.text,
            depicts=tuple(
                dict.fromkeys(
                    resolution.entity_of[span]
                    for span in annotation.depicts.get(caption.span, ())
                    if span in resolution.entity_of
                )
            ),
            article=annotation.article.id,
            caption_span=caption.span,
        )
        for annotation in annotations
        for number, caption in enumerate(annotation.article.captions, 1)
    )


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


def run(folders: Folders, write: bool = True, progress: Progress = silent) -> Run:
    """Generate, merge with what people edited, save pages first and the base last."""
    if not write:
        return _run(folders, False, progress)
    with files.lock(folders.state):
        return _run(folders, True, progress)


def _run(folders: Folders, write: bool, progress: Progress) -> Run:
    base = read_tree(folders.state / "base")
    edited = read_tree(folders.docs, _is_page)
    settings = Settings(addresses=addresses(base, edited), edited={"home": _front_matter(edited.get(_HOME, b""))})
    seeds = read_tree(folders.seeds)
    briefing = generate(seeds, settings, decisions.read(seeds.get(_DECISIONS, b"")), progress)
    merged = merge_tree(base, edited, briefing.pages)
    listed = read_tree(folders.state / "conflicts")
    if write:
        _save(folders, merged, base)
    return Run(briefing, merged, tuple(sorted({*listed, *(c.path for c in merged.conflicts)})))


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


def _save(folders: Folders, merged: MergedTree, base: Tree) -> None:
    """Pages, then conflicts, then the base: an interrupted run repeats without harm."""
    write_tree(folders.docs, merged.writes)
    files.delete(folders.docs, merged.deletes)
    write_tree(folders.state / "conflicts", _conflict_files(merged))
    write_tree(folders.state / "base", merged.base)
    files.delete(folders.state / "base", tuple(sorted(set(base) - set(merged.base))))


def _conflict_files(merged: MergedTree) -> Tree:
    found: dict[PurePosixPath, str] = {}
    for conflict in merged.conflicts:
        text = f"Yours, kept in the page:\n\n    {conflict.mine}\n\nGenerated:\n\n    {conflict.generated}\n\n"
        found[conflict.path] = found.get(conflict.path, f"Conflict in docs/{conflict.path}\n\n") + text
    return {path: text.encode() for path, text in found.items()}


def check_project(folders: Folders) -> tuple[Problem, ...]:
    """The promises, checked on what stands on disk."""
    reading = read_seeds(read_tree(folders.seeds))
    articles = {f"article/{article.id}": article for article in reading.articles}
    config = Path("mkdocs.yml")
    excluded = (
        re.search(r"^exclude_docs: \|\n((?:  .*\n)*)", config.read_text("utf-8"), re.M) if config.exists() else None
    )
    return check(read_tree(folders.docs), articles, read_tree(folders.state / "base"), excluded[1] if excluded else "")


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
    """End a conflict: the page stays as it is, or becomes the generated one. Raises GeneratorError where there is none."""
    path = _page_path(folders, page)
    listed = folders.state / "conflicts" / path
    if not listed.exists():
        raise GeneratorError(f"docs/{path}", "has no conflict", "briefing review lists those there are.")
    if generated:
        files.write(folders.docs / path, (folders.state / "base" / path).read_bytes())
    files.delete(folders.state / "conflicts", (path,))


def restore(folders: Folders, page: str) -> int:
    """Bring the generated units back that a person deleted; how many. What the person wrote stays."""
    path = _page_path(folders, page)
    base = folders.state / "base" / path
    if not base.exists():
        raise GeneratorError(f"docs/{path}", "was never generated", "Name a page below docs/, such as people/index.")
    mine = (folders.docs / path).read_text("utf-8") if (folders.docs / path).exists() else ""
    text, count = restored(base.read_text("utf-8"), mine)
    files.write(folders.docs / path, text.encode())
    return count


def _page_path(folders: Folders, page: str) -> PurePosixPath:
    return PurePosixPath(page.removeprefix(f"{folders.docs.as_posix()}/").removesuffix(".md") + ".md")


@contextmanager
def watching(folders: Folders, report: Callable[[Run], None]) -> Iterator[None]:
    """Generate anew whenever a seed changes; a run writes only bytes that changed, so nothing loops."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in ("modified", "created", "deleted", "moved") and not event.is_directory:
                with suppress(GeneratorError):
                    report(run(folders))

    observer = Observer()
    observer.schedule(Handler(), str(folders.seeds), recursive=True)
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def exported(briefing: Briefing, form: str) -> str:
    """The briefing as "json", "csv", "geojson" or "jsonld"."""
    return FORMS[form](briefing.annotations, briefing.resolution)
