"""site/ -> pictures of each kind of page in screenshots/: phone and desktop, light and dark, and print as PDF.

Run it by `make screenshots`, and look at them. `--readme` writes the README's picture, adr/screenshot.png, alone.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright
from serving import FLAGS, SITE, pages, served

OUT = Path("screenshots")
SCREENS = {"phone": (390, 844), "desktop": (1440, 1000)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LEDGERS = ("people/", "weapons/", "locations/", "organizations/", "articles/", "claims/", "quotes/", "events/")
OTHERS = ("relations/", "gaps/", "photos/", "method/", "404.html")


def taken(browser: Browser, address: str) -> None:
    """A picture of the whole of each page in each look, and its print."""
    for page in dict.fromkeys((*pages(), *LEDGERS, *OTHERS)):
        name = page.strip("/").replace("/", "-").removesuffix(".html") or "home"
        for screen, (width, height) in SCREENS.items():
            for scheme in SCHEMES:
                view = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                view.goto(address + page, wait_until="networkidle")
                view.screenshot(path=OUT / f"{name}.{screen}.{scheme}.png", full_page=True)
                view.close()
        view = browser.new_page()
        view.goto(address + page, wait_until="networkidle")
        view.pdf(path=OUT / f"{name}.print.pdf", format="A4")
        view.close()
        print(name)


def of_readme(browser: Browser, address: str) -> None:
    """The first screen of the home page."""
    view = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    view.goto(address, wait_until="networkidle")
    view.screenshot(path="adr/screenshot.png")
    view.close()


def main() -> int:
    if not (SITE / "index.html").exists():
        print("site/index.html: not there. Run briefing build first.", file=sys.stderr)
        return 1
    chromium = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")
    OUT.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        (of_readme if "--readme" in sys.argv else taken)(browser, address)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
