"""An editor's decisions and repairs -> entries, settled conflicts, new seeds."""

from __future__ import annotations

from pathlib import Path

import click

from generator import project
from generator.cli.produce import folders
from generator.model import Decision
from generator.project import Folders

_WHY = click.option("--why", help="The reason, kept beside the entry.")
_SEEDS = click.option(
    "--seeds", type=click.Path(path_type=Path), default="seeds", show_default=True, help="Folder of the articles."
)
_KIND = click.Choice(("person", "weapon", "location", "organization"))


def _decide(seeds: Path, decision: Decision) -> None:
    project.decide(seeds, decision)
    click.echo(f"Written to {seeds.as_posix()}/decisions.yml; delete the entry to undo it. Next: briefing generate")


@click.group()
def new() -> None:
    """Make a new seed."""


@new.command()
@_SEEDS
@click.argument("title")
def article(seeds: Path, title: str) -> None:
    """A file with front matter, to paste the text of an article into."""
    path = project.new_article(seeds, title)
    click.echo(f"{path.as_posix()} is made. Paste the text below the front matter. Next: briefing generate")


@click.command()
@_SEEDS
@_WHY
@click.argument("one")
@click.argument("other")
def same(seeds: Path, why: str | None, one: str, other: str) -> None:
    """These two names are one."""
    _decide(seeds, Decision("same", (one, other), why=why))


@click.command()
@_SEEDS
@_WHY
@click.argument("one")
@click.argument("other")
def different(seeds: Path, why: str | None, one: str, other: str) -> None:
    """Never merge these two names."""
    _decide(seeds, Decision("different", (one, other), why=why))


@click.command()
@_SEEDS
@_WHY
@click.argument("name")
def reject(seeds: Path, why: str | None, name: str) -> None:
    """This is no person, system, place or organization."""
    _decide(seeds, Decision("reject", (name,), why=why))


@click.command()
@_SEEDS
@_WHY
@click.argument("name")
@click.argument("to")
def rename(seeds: Path, why: str | None, name: str, to: str) -> None:
    """Show NAME as TO."""
    _decide(seeds, Decision("rename", (name,), to=to, why=why))


@click.command()
@_SEEDS
@_WHY
@click.argument("name")
@click.argument("kind", type=_KIND)
def retype(seeds: Path, why: str | None, name: str, kind: str) -> None:
    """NAME is of another KIND."""
    _decide(seeds, Decision("retype", (name,), kind=kind, why=why))


@click.command()
@_SEEDS
@_WHY
@click.argument("kind", type=_KIND)
@click.argument("name")
@click.argument("aliases", nargs=-1)
def known(seeds: Path, why: str | None, kind: str, name: str, aliases: tuple[str, ...]) -> None:
    """Look for NAME and its ALIASES: they are one KIND."""
    _decide(seeds, Decision("known", (name,), kind=kind, aliases=aliases, why=why))


@click.command()
@folders
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--mine", "side", flag_value="mine", help="Keep what the page says.")
@click.option("--generated", "side", flag_value="generated", help="Take the generated words.")
def resolve(seeds: Path, docs: Path, state: Path, pages: tuple[str, ...], side: str | None) -> None:
    """Settle the conflict of each PAGE."""
    if side is None:
        raise click.UsageError("Say --mine or --generated.")
    for page in pages:
        for words in project.settle(Folders(seeds, docs, state), page, generated=side == "generated"):
            click.secho(f"{page}: its place was changed since, so put it in by hand:\n{words}", fg="yellow", err=True)
        click.echo(f"{page} is settled.")
    click.echo("Next: briefing generate")


@click.command()
@folders
@click.argument("page")
def restore(seeds: Path, docs: Path, state: Path, page: str) -> None:
    """Bring back what was deleted from PAGE, or the page itself."""
    back = project.restore(Folders(seeds, docs, state), page)
    units = "1 unit is" if back == 1 else f"{back:,} units are"
    click.echo(f"{units} back in {page}. Next: briefing generate")


@click.group()
def photos() -> None:
    """Look after the pictures in seeds/photos/."""


@photos.command("list")
@folders
def list_photos(seeds: Path, docs: Path, state: Path) -> None:
    """Say of each caption and each picture what becomes of it, and why."""
    rows = list(project.picture_list(Folders(seeds, docs, state)))
    for where, what, remedy in rows:
        click.echo(f"{where}: {what}" + (f"\n  {remedy}" if remedy else ""))
    if not rows:
        click.echo("No captions and no pictures. Put JPEG, PNG or WebP files into seeds/photos/.")


@photos.command()
@_SEEDS
@click.argument("paths", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def clean(seeds: Path, paths: tuple[Path, ...], yes: bool) -> None:
    """Take the location out of the originals that carry one, or of each FILE; caption, credit, byline and copyright stay."""

    def ask(path: str) -> bool:
        says = "" if paths else " says where it was taken."
        return yes or click.confirm(
            f"{path}{says} Take all out but caption, credit, byline and copyright? The pixels stay"
        )

    count = project.clean_photos(seeds, ask, paths)
    click.echo(f"{count} cleaned. What earlier commits hold stays in the repository's history.")
