"""What stands in the project -> what is printed about it: check, review, explain."""

from __future__ import annotations

import sys
import textwrap
from itertools import groupby
from pathlib import Path

import click

from generator import project
from generator.cli.produce import folders


@click.command()
@folders
def check(seeds: Path, docs: Path, state: Path) -> None:
    """Check the promises on what stands on disk."""
    problems = project.check_project(project.Folders(seeds, docs, state))
    for problem in problems:
        colour = "red" if problem.severity == "error" else "yellow"
        click.secho(f"{problem.where}: {problem.what}. {problem.remedy}", fg=colour, err=True)
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        sys.exit(1)
    click.echo("Every promise holds. Next: briefing build")


@click.command()
@folders
@click.argument("place")
def explain(seeds: Path, docs: Path, state: Path, place: str) -> None:
    """Say which sentences and rules stand behind PLACE: a page, or PAGE:LINE."""
    page, colon, line = place.rpartition(":")
    if not colon or "/" in line or "\\" in line:  # no line, but a page, on Windows behind its drive
        page, line = place, ""
    if line and not (line.isascii() and line.isdigit()):
        raise click.UsageError(f"{line!r} is no line number")
    for text in project.explain(project.Folders(seeds, docs, state), page, int(line) if line else None):
        click.echo(text)


@click.command()
@folders
def review(seeds: Path, docs: Path, state: Path) -> None:
    """List what only a person can settle, each with the command that settles it."""
    found = list(project.review(project.Folders(seeds, docs, state)))
    for group, rows in groupby(found, key=lambda row: row[0]):
        click.secho(group, bold=True)
        for _, what, remedy in rows:
            click.echo(textwrap.indent(f"{what}\n  {remedy}", "  "))
    click.echo(f"{len(found)} to settle.")
