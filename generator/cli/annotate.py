"""Paths of articles -> what is found in each, as JSON lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator import corpus


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def annotate(paths: tuple[Path, ...]) -> None:
    """Print what is found in each article, one JSON object a line.

    PATHS are files or folders. Each article is read by itself, with its sidecar and without decisions.
    """
    refused = 0
    for result in corpus.annotate_paths(paths):
        if isinstance(result, dict):
            click.echo(json.dumps(result, ensure_ascii=False))
        else:
            refused += 1
            click.secho(f"{result.where}: {result.what}. {result.remedy}", fg="red", err=True)
    if refused:
        sys.exit(1)
