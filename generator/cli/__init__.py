"""Command line -> calls of the pipeline, what is printed and the exit code (0 fine, 1 your input needs you, 2 usage)."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

from generator.errors import GeneratorError

# command -> (module, attribute): a command's module is imported only when it runs, so that start-up stays short.
COMMANDS = {
    "generate": ("generator.cli.produce", "generate"),
    "build": ("generator.cli.produce", "build"),
    "serve": ("generator.cli.produce", "serve"),
    "check": ("generator.cli.inspect", "check"),
    "review": ("generator.cli.inspect", "review"),
    "explain": ("generator.cli.inspect", "explain"),
    "annotate": ("generator.cli.annotate", "annotate"),
    "export": ("generator.cli.produce", "export"),
    "doctor": ("generator.cli.doctor", "doctor"),
    "new": ("generator.cli.editing", "new"),
    "resolve": ("generator.cli.editing", "resolve"),
    "restore": ("generator.cli.editing", "restore"),
    "same": ("generator.cli.editing", "same"),
    "different": ("generator.cli.editing", "different"),
    "reject": ("generator.cli.editing", "reject"),
    "rename": ("generator.cli.editing", "rename"),
    "retype": ("generator.cli.editing", "retype"),
    "known": ("generator.cli.editing", "known"),
    "photos": ("generator.cli.editing", "photos"),
}


class Commands(click.Group):
    """The commands in the order in which a newcomer meets them, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name]
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
@click.version_option(package_name="briefing-generator", prog_name="briefing")
@click.pass_context
def briefing(ctx: click.Context, debug: bool) -> None:
    """Turn news articles in seeds/ into a sourced briefing site.

    Every statement on every page leads to the sentence it came from.
    """
    if "NO_COLOR" in os.environ:
        ctx.color = False


def main() -> None:
    """Run the command line and exit; errors are one line each, tracebacks only with --debug."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        briefing(prog_name="briefing")
    except GeneratorError as error:
        _fail(str(error), error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        _fail(f"briefing: {type(error).__name__}: {error}. This is a fault of the program; --debug shows where.", error)


def _fail(message: str, error: Exception) -> None:
    if "--debug" in sys.argv[1:]:
        raise error
    click.secho(message, fg="red", err=True, color=False if "NO_COLOR" in os.environ else None)
    sys.exit(1)
