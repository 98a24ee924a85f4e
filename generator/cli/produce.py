"""The folders of a project -> pages and site: generate, build, serve, and the report of a run."""

from __future__ import annotations

import difflib
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator import pipeline, project
from generator.errors import GeneratorError
from generator.project import Folders, Run
from generator.watch import watching

_SHOWN = 5


def folders(command: Any) -> Any:
    """Add the options that say where the project's folders are."""
    for name, default, what in (
        ("state", ".briefing", "last generated pages"),
        ("docs", "docs", "pages"),
        ("seeds", "seeds", "articles"),
    ):
        command = click.option(
            f"--{name}",
            type=click.Path(path_type=Path, file_okay=False),
            default=default,
            show_default=True,
            help=f"Folder of the {what}.",
        )(command)
    return command


@click.command()
@folders
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if pages would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show how pages would change.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--quiet", is_flag=True, help="Print only what needs you.")
def generate(seeds: Path, docs: Path, state: Path, check: bool, diff: bool, as_json: bool, quiet: bool) -> None:
    """Seeds to pages, keeping every edit."""
    run = project.run(Folders(seeds, docs, state), write=not (check or diff), progress=_progress)
    changes = bool(run.merged.writes or run.merged.deletes)
    if diff:
        _print_diff(run, docs)
    elif as_json:
        click.echo(json.dumps(report(run), ensure_ascii=False, indent=1))
    else:
        _print_report(run, quiet, dry=check)
    if needs_you(run) or (check and changes):
        sys.exit(1)


def _progress(stage: str, done: int, total: int) -> None:
    if sys.stderr.isatty() and total > 20:
        click.echo(f"\r{stage} {done}/{total}", err=True, nl=done == total)


def needs_you(run: Run) -> bool:
    """True where a person has to settle something: a skipped seed or a conflict."""
    return bool(run.briefing.problems or run.conflicts)


def report(run: Run) -> dict[str, Any]:
    """The run as data: outcome -> pages; problems; conflicts, and what is the matter with each."""
    pages: dict[str, list[str]] = {}
    for path, outcome in run.merged.outcomes.items():
        pages.setdefault(outcome, []).append(str(path))
    problems = [{"where": p.where, "what": p.what, "remedy": p.remedy} for p in run.briefing.problems]
    return {"pages": pages, "skipped": problems, "conflicts": [str(p) for p in run.conflicts]}


_LISTED = {
    "kept": ("kept (your edit)", ""),
    "deletion respected": ("deletion respected", "briefing restore {page} brings it back"),
    "orphan": ("orphan", "no source speaks of it any more; delete it, or take its id out to make it yours"),
}
"""Outcome -> what it is called, and what a person can do about it."""


def _print_report(run: Run, quiet: bool, dry: bool = False) -> None:
    """What became of the pages, what needs a person and how they settle it, and what to do next: one screen."""
    if not quiet:
        _print_outcomes(run)
    _print_some([f"{p.where}: {p.what}. {p.remedy}" for p in run.briefing.problems], "briefing review", fg="red")
    if photos := run.briefing.photo_problems:
        remarks = "1 remark" if len(photos) == 1 else f"{len(photos):,} remarks"
        click.secho(f"seeds/photos: {remarks} on pictures. Read them: briefing photos list", fg="yellow", err=True)
    settle = "Settle it: briefing resolve {page} --mine | --generated"
    conflicts = [f"docs/{p}: {what}. {settle.format(page=p.with_suffix(''))}" for p, what in run.conflicts.items()]
    _print_some(conflicts, "briefing review", fg="yellow")
    if not quiet:
        click.echo(_next_step(run, dry))


def _print_outcomes(run: Run) -> None:
    counts = Counter(run.merged.outcomes.values())
    named = [f"{n} {_LISTED[o][0] if o in _LISTED else o}" for o, n in sorted(counts.items())]
    click.echo(", ".join(named) or "no pages")
    for outcome, (name, remedy) in _LISTED.items():
        pages = [path for path, o in run.merged.outcomes.items() if o == outcome]
        for path in pages[:_SHOWN]:
            hint = f" ({remedy.format(page=path.with_suffix(''))})" if remedy else ""
            click.echo(f"  {name}: {path}{hint}")
        if len(pages) > _SHOWN:
            click.echo(f"  ... and {len(pages) - _SHOWN:,} more: briefing generate --json")


def _print_some(lines: Sequence[str], rest: str, fg: str) -> None:
    for line in lines[:_SHOWN]:
        click.secho(line, fg=fg, err=True)
    if len(lines) > _SHOWN:
        click.secho(f"... and {len(lines) - _SHOWN:,} more. Read them: {rest}", fg=fg, err=True)


def _next_step(run: Run, dry: bool) -> str:
    if needs_you(run):
        return "Next: settle what needs you (briefing review lists it), then briefing generate"
    if dry and run.merged.writes:
        return "Next: briefing generate"
    if not run.briefing.annotations:
        return "No article yet. Next: briefing new article TITLE"
    return "Next: briefing build, or briefing serve to look at it"


def _print_diff(run: Run, docs: Path) -> None:
    for path, data in run.merged.writes.items():
        old = (docs / path).read_text("utf-8").splitlines(True) if (docs / path).exists() else []
        click.echo(
            "".join(
                difflib.unified_diff(old, data.decode().splitlines(True), f"docs/{path}", f"docs/{path} (generated)")
            ),
            nl=False,
        )
    for path in run.merged.deletes:
        click.echo(f"docs/{path} would be deleted")


@click.command()
@folders
def build(seeds: Path, docs: Path, state: Path) -> None:
    """Generate, check, and build site/."""
    _require_project()
    run = project.run(Folders(seeds, docs, state), progress=_progress)
    _print_report(run, quiet=False)
    problems = project.check_project(Folders(seeds, docs, state))
    for problem in problems:
        click.secho(f"{problem.where}: {problem.what}. {problem.remedy}", fg="red", err=True)
    if _mkdocs("build", "--strict", "--quiet"):
        sys.exit(1)
    if os.environ.get(
        "SITE_URL"
    ):  # a shared page names its picture by a whole address, which only a published site has
        project.social_cards(Folders(seeds, docs, state), Path("site"))
    click.echo("site/ is built. Next: briefing serve, or publish site/")
    if problems:
        sys.exit(1)


@click.command()
@folders
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
def serve(seeds: Path, docs: Path, state: Path, address: str) -> None:
    """Preview the site, following every edit of the seeds and the pages."""
    _require_project()
    own = Folders(seeds, docs, state)
    # Ended from outside, it takes MkDocs along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _follow(own)
    with watching([folder for folder in (seeds, docs) if folder.is_dir()], lambda: _follow(own)):
        # --livereload is said aloud because newer releases of click lose mkdocs' default for it.
        made = _mkdocs("serve", "--livereload", "--dev-addr", address)
    sys.exit(made)


def _require_project() -> None:
    if not Path("mkdocs.yml").is_file():
        raise GeneratorError("mkdocs.yml", "not here", "Run this in the project's folder, where mkdocs.yml stands.")


def _follow(own: Folders) -> None:
    """One run of the preview; what is wrong is said, and the preview goes on."""
    try:
        _print_report(project.run(own, progress=_progress), quiet=True)
    except GeneratorError as error:
        click.secho(str(error), fg="red", err=True)


def _mkdocs(*arguments: str) -> int:
    """Run MkDocs; its exit code."""
    return subprocess.run([sys.executable, "-m", "mkdocs", *arguments], check=False, env=_ENVIRONMENT).returncode


_ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
"""Material's note about its successor is for whoever keeps this project, not for each build."""


@click.command()
@folders
@click.argument("form", type=click.Choice(("json", "csv", "geojson", "jsonld")))
def export(seeds: Path, docs: Path, state: Path, form: str) -> None:
    """Print the whole briefing as data."""
    run = project.run(Folders(seeds, docs, state), write=False)
    click.echo(pipeline.exported(run.briefing, form), nl=False)
