"""mkdocs.yml -> the few settings the pages depend on; its tags are passed over, nothing is executed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

import yaml

from generator import patterns
from generator.errors import GeneratorError

_MODES = ("full", "excerpt", "none")
_PATTERN = patterns.compile(r"[\\*?\[\]!# ]")  # what means something in a pattern
_HERE = patterns.compile(r"https?://(localhost|127\.|\[::1\])")


@dataclass(frozen=True, slots=True)
class Site:
    """``address`` ends in "/" and is None where mkdocs.yml gives none of its own (``!ENV`` differs from run to run,
    and pages may not); ``folders`` False: pages are ``x.html`` instead of ``x/``; ``excluded``: patterns of pages that
    are kept out of the site, None where the file says nothing of it; ``avif``: photos are published as AVIF too."""

    name: str = "Briefing"
    address: str | None = None
    folders: bool = True
    publish: str = "full"
    excluded: str | None = None
    avif: bool = False

    def link(self, path: str | PurePosixPath, anchor: str = "") -> str:
        """A page's address: absolute where the site's is known, else from the site's root: "people/kim-jong-un/"."""
        pure = PurePosixPath(path)
        folder = "" if str(pure.parent) == "." else f"{pure.parent}/"
        if pure.suffix != ".md":
            local = str(pure)
        elif self.folders:
            local = folder if pure.name == "index.md" else f"{folder}{pure.stem}/"
        else:
            local = f"{folder}{pure.stem}.html"
        return (self.address or "") + local + (f"#{anchor}" if anchor else "")


class _Loader(yaml.SafeLoader):
    """Safe YAML that reads any tag it does not know (!ENV, !!python/name) as None."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read(source: str, where: str = "mkdocs.yml") -> Site:
    """The settings. Raises GeneratorError where the file is no YAML, or ``extra.publish`` no mode."""
    try:
        loaded = yaml.load(source, _Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        raise GeneratorError(where, "is no YAML", "Mend it; mkdocs build says where.") from None
    config = loaded if isinstance(loaded, dict) else {}
    extra = config.get("extra")
    publish = extra.get("publish", "full") if isinstance(extra, dict) else "full"
    if publish not in _MODES:
        raise GeneratorError(where, f"extra.publish is {str(publish)[:40]}", "Write full, excerpt or none.")
    return Site(
        name=str(config.get("site_name") or "Briefing"),
        address=_address(config.get("site_url")),
        folders=config.get("use_directory_urls") is not False,
        publish=str(publish),
        excluded=str(config["exclude_docs"]) if config.get("exclude_docs") else None,
        avif=isinstance(extra, dict) and extra.get("avif") is True,
    )


_KEPT_OUT = (
    "# Written by briefing generate; mkdocs.yml inherits it: pages with 'hidden: true', and what is for editors only.\n"
)


def kept_out(pages: Iterable[PurePosixPath]) -> str:
    """A configuration for mkdocs.yml to inherit that keeps ``pages`` out of the site."""
    lines = [f"  /{_PATTERN.sub(lambda m: chr(92) + m[0], str(path))}\n" for path in sorted(pages)]
    return _KEPT_OUT + "exclude_docs: |\n" + "".join(lines)


def _address(given: object) -> str | None:
    if not isinstance(given, str) or not given.startswith(("http://", "https://")) or _HERE.match(given):
        return None
    return given.rstrip("/") + "/"
