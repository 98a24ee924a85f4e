"""A folder of seeds, or paths a user names -> articles and their annotations, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.annotate import annotate
from generator.errors import GeneratorError
from generator.export import annotation_json
from generator.files import read_seeds_in, read_some
from generator.model import Annotation, Article, Problem, Tree
from generator.read import read_article
from generator.resolve import resolve

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
    # Only here: importing it costs more than annotating an article.
    from concurrent.futures import ProcessPoolExecutor

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
        folder = path if path.is_dir() else path.parent
        tree = (
            read_seeds_in(path, _seed_like)
            if path.is_dir()
            else read_some(folder, (path.name, path.with_suffix(".yml").name))
        )
        for name in sorted(filter(is_article, tree) if path.is_dir() else [PurePosixPath(path.name)]):
            try:
                yield annotate_bytes((folder / name).as_posix(), tree[name], tree.get(name.with_suffix(".yml")))
            except GeneratorError as error:
                yield error.problem()


def _seed_like(path: PurePosixPath) -> bool:
    return is_article(path) or path.suffix == ".yml"
