"""The built site in a browser -> found, followed, read aloud, printed; it asks no other host and complains of nothing."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import re
import shutil
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ROOT = Path(__file__).parent.parent
CHROMIUM = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()
AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text("utf-8")
NAMED = (
    "A mayor visits\n\nCzech President Petr Dvořák came to Riga on Monday, officials said. Dvořák will stay in Riga.\n"
)
PATIENCE = 120_000  # ms for a page to be there: a machine that does much else is no failure
KINDS = (
    "", "people/", "people/kim-jong-un/", "weapons/", "weapons/hwasong-18/", "locations/vladivostok/", "organizations/associated-press/",
    "timeline/", "claims/", "quotes/", "events/", "relations/", "gaps/", "photos/", "method/", "articles/", "articles/{article}/", "404.html",
)  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: set CHROME_PATH")]


class Silent(http.server.SimpleHTTPRequestHandler):
    """A server that logs nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's project with one more article, generated and built."""
    project = tmp_path_factory.mktemp("project")
    for name in ("seeds", "overrides", "docs/assets"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("mkdocs.yml", "mkdocs.offline.yml"):
        shutil.copy(ROOT / name, project)
    (project / "seeds" / "visit.txt").write_text(NAMED, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    for command in (
        ["generator", "generate", "--quiet"],
        ["mkdocs", "build", "--strict", "--quiet"],
        ["mkdocs", "build", "--strict", "--quiet", "-f", "mkdocs.offline.yml", "-d", "offline"],
    ):
        subprocess.run([sys.executable, "-m", *command], cwd=project, env=environment, check=True)
    return project


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served."""
    handler = functools.partial(Silent, directory=str(site / "site"))
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop window; what it asks for and complains of is kept in ``asked`` and ``said``."""
    opened = browser.new_page(viewport={"width": 1300, "height": 900})
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def article(site: Path) -> str:
    return next(p.name for p in (site / "site" / "articles").iterdir() if p.name.startswith("000"))


def search(page: Page, words: str) -> list[str]:
    """The titles found, in their order."""
    page.click("input.md-search__input")
    page.fill("input.md-search__input", "")
    page.keyboard.type(words)
    page.wait_for_function(
        "words => document.querySelector('.md-search-result__meta').textContent.match(/\\d|No matching/)"
        " && document.querySelector('input.md-search__input').value === words",
        arg=words,
    )
    page.wait_for_selector(".md-search-result__item h1")
    return [str(found.inner_text()) for found in page.query_selector_all(".md-search-result__item h1")]


def scroll_to_the_last_result(page: Page) -> None:
    """Results are put on the page as somebody scrolls to them."""
    page.wait_for_function(
        "() => { const list = document.querySelector('.md-search__scrollwrap'), shown = list.querySelectorAll('.md-search-result__item');"
        " list.scrollTo(0, list.scrollTop ? 0 : list.scrollHeight);"
        " return shown.length === parseInt(list.querySelector('.md-search-result__meta').textContent); }",
        polling=100,
    )


# ---------------------------------------------------------------- nothing but itself


@pytest.mark.parametrize(("width", "scheme"), [(1300, "light"), (390, "dark")])
def test_every_kind_of_page_is_accessible_quiet_and_its_own(
    browser: Browser, address: str, site: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 850}, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    asked: set[str] = set()
    said: list[str] = []
    opened.on("request", lambda request: asked.add(request.url.split("/")[2]))
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    found: list[str] = []
    for kind in KINDS:
        path = kind.format(article=article(site))
        opened.goto(address + path)
        opened.evaluate(AXE)
        result = opened.evaluate(
            "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
        )
        found += [f"{path}: {v['id']}: {v['nodes'][0]['html'][:90]}" for v in result["violations"]]
        if opened.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{path}: wider than the window")
        if opened.locator("h1").count() != 1:
            found.append(f"{path}: not one h1")
    context.close()
    assert not found and not said
    assert asked == {address.split("/")[2]}


def test_a_first_view_is_light_and_fetches_no_index(page: Page, address: str) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in sizes if "search_index" in url]
    assert sum(sizes.values()) < 600_000, "uncompressed; a third of it when compressed"


def test_what_a_validator_refuses_in_the_theme_is_put_right(site: Path) -> None:
    for path in (site / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert 'type="checkbox" id="__drawer" autocomplete' not in text and ' tabindex=""' not in text, path
        assert ' for="__toc"' not in text or ' id="__toc"' in text, path
        assert text.lstrip().startswith("<!doctype html>"), path


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Hwasong-18", "Hwasong-18"),
        ("hwasong 18", "Hwasong-18"),
        ("hwasong18", "Hwasong-18"),
        ("Choe Sun Hui", "Choe Sun Hui"),
        ("Choi Son Hui", "Choe Sun Hui"),
        ("Pescov", "Dmitry Peskov"),
        ("15000", "Hwasong-18"),
        ("Dvorak", "Petr Dvořák"),
        ("Dvořák", "Petr Dvořák"),
        ("putin", "Vladimir Putin"),
    ],
)
def test_the_search_finds(page: Page, address: str, words: str, title: str) -> None:
    page.goto(address)
    assert search(page, words)[0] == title


def test_results_say_what_kind_of_page_they_are(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "putin")
    scroll_to_the_last_result(page)
    kinds = page.evaluate(
        "Array.from(document.querySelectorAll('.md-search-result__link > article > h1'),"
        " h1 => [h1.innerText, getComputedStyle(h1, '::after').content])"
    )
    assert ["Vladimir Putin", '"Person"'] in kinds and ["Kim Jong Un", '"Person"'] in kinds
    assert ["Briefing", "none"] in kinds


def test_of_several_words_all_are_looked_for_before_any(page: Page, address: str) -> None:
    page.goto(address)
    assert "Armored train" not in search(page, "train heading north")
    assert search(page, "train Dvorak")


def test_the_offline_copy_opens_from_a_file_and_searches(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "offline" / "index.html").as_uri())
    assert search(page, "hwasong 18")[0] == "Hwasong-18"
    assert all(url.startswith(("file:", "blob:", "data:")) for url in asked)


# ---------------------------------------------------------------- following


def test_a_mark_shows_its_sentence_and_leads_to_it_and_back(page: Page, address: str) -> None:
    page.goto(address + "weapons/hwasong-18/")
    mark = page.locator("td a.footnote-ref").first
    mark.hover()
    page.wait_for_selector(".md-tooltip2--active, .md-tooltip2[role=dialog]")
    note = page.locator((mark.get_attribute("href") or "").replace(":", "\\:"))
    note.locator("a[href*='#s-']").click()
    page.wait_for_url("**/articles/**#s-*")
    sentence = page.evaluate("[...(CSS.highlights.get('sentence') || [])].map(range => range.toString()).join('')")
    assert "Hwasong-18" in sentence
    anchor = page.url.rpartition("#s-")[2]
    page.locator(f"a[href='#u-{anchor}']").click()
    back = page.locator(f"li:has(> a[id='u-{anchor}']) a[href*='weapons/hwasong-18']")
    back.click()
    page.wait_for_url("**/weapons/hwasong-18/")


def test_a_number_leads_to_how_it_was_read(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}articles/{article(site)}/")
    page.get_by_role("link", name="15.000 kilometers").click()
    row = page.locator("tr:has(a:target)")
    assert "more than 15,000 km" in row.inner_text()


# ---------------------------------------------------------------- reading


def test_tables_sort_and_filter(page: Page, address: str) -> None:
    page.goto(address + "people/")
    rows = page.locator(".md-typeset tbody tr")
    count = rows.count()
    first = rows.first.inner_text()
    page.get_by_role("button", name="Name").click()
    page.get_by_role("button", name="Name").click()
    assert rows.first.inner_text() != first
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.get_by_label("Filter by a word").fill("kremlin")
    assert page.locator(".md-typeset tbody tr:visible").count() == 1
    assert page.get_by_role("status").inner_text() == f"1 of {count}"


def test_sorting_reads_numbers_and_not_the_marks_behind_them(page: Page, address: str) -> None:
    page.goto(address + "locations/")
    page.get_by_role("button", name="Sentences").click()
    counts = page.eval_on_selector_all("tbody tr", "rows => rows.map(r => parseInt(r.cells[3].firstChild.textContent))")
    assert counts == sorted(counts)


def test_a_ledger_is_narrowed_to_what_rests_on_anonymous_sources(page: Page, address: str) -> None:
    page.goto(address + "claims/")
    page.get_by_label("Standing").select_option("Standing: anonymous source")
    shown = page.locator("#ledger ~ * tbody tr:visible")
    told = page.locator("tr", has_text="Anonymous source").locator("td").nth(1).inner_text()
    assert shown.count() == int(told) and all("anonymous source" in row for row in shown.all_inner_texts())
    page.get_by_label("Standing").select_option("Hedge: any")
    assert all("“" in row for row in shown.all_inner_texts())


def test_the_timeline_is_narrowed_to_a_place_in_all_its_lanes(page: Page, address: str) -> None:
    page.goto(address + "timeline/")
    page.get_by_label("Who and where").select_option("Places: Vladivostok")
    assert page.locator("tbody tr:visible").count() == 3
    assert page.locator("tbody").filter(has=page.locator("tr:visible")).count() == 3


def test_drawings_and_cards_follow_the_switch_of_colours(page: Page, address: str) -> None:
    page.goto(address + "photos/")
    images = page.locator(".md-typeset img:visible")
    before = [images.nth(i).get_attribute("src") for i in range(images.count())]
    page.locator("label[for^=__palette]:visible").click()
    after = [images.nth(i).get_attribute("src") for i in range(images.count())]
    assert before and len(before) == len(after) and not set(before) & set(after)


def test_a_phone_shows_the_bottom_line_and_the_key_points_on_two_screens(browser: Browser, address: str) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    below = phone.locator("#what-is-expected-next").bounding_box()
    assert below is not None and below["y"] < 2 * 844
    phone.close()


def test_letters_come_from_the_site_those_with_marks_too(page: Page, address: str) -> None:
    page.goto(address + "people/", wait_until="networkidle")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + f.unicodeRange.slice(0, 6))"
    )
    assert {f.replace('"', "") for f in loaded} >= {
        "Source Serif 4U+0-FF",
        "Source Sans 3U+0-FF",
        "Source Sans 3U+100-",
    }


@pytest.mark.parametrize("kind", ["", "people/kim-jong-un/", "articles/{article}/", "timeline/", "claims/"])
def test_a_first_view_takes_less_than_200_kilobytes(browser: Browser, address: str, site: Path, kind: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(PATIENCE)
    first = context.new_page()
    sizes: dict[str, int] = {}
    first.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))}))
    first.goto(address + kind.format(article=article(site)), wait_until="networkidle")
    assert sum(sizes.values()) < 200_000, sizes
    context.close()


@pytest.mark.parametrize(
    ("path", "sheets"), [("", 1), ("people/vladimir-putin/", 2), ("people/kim-jong-un/", 2), ("weapons/hwasong-18/", 2)]
)
def test_pages_print_on_few_sides(page: Page, address: str, path: str, sheets: int) -> None:
    page.goto(address + path, wait_until="networkidle")
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.count(b"/Type /Page") - printed.count(b"/Type /Pages") <= sheets


def test_a_fact_panel_stands_beside_the_text_and_is_still_a_table(page: Page, address: str) -> None:
    page.goto(address + "weapons/hwasong-18/")
    panel = page.get_by_role("table").first
    lines = page.locator("article li").first.evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e);"
        " return [...r.getClientRects()].map(b => [b.right, b.top, b.bottom]) }"
    )
    inside = panel.bounding_box()
    assert inside and lines and all(right < inside["x"] for right, _, _ in lines)
    assert all(inside["y"] - 20 < top and bottom < inside["y"] + inside["height"] for _, top, bottom in lines)
    assert panel.get_by_role("row", name=re.compile("Range.*more than 15,000 km.*BBC")).count() == 1
    assert panel.get_by_role("columnheader", name="Who says so").count() == 1
    assert panel.get_by_role("button").count() == 0


# ---------------------------------------------------------------- listening, and the keyboard


def test_a_field_reads_aloud_with_its_name_its_source_and_the_way_back(page: Page, address: str) -> None:
    page.goto(address + "weapons/hwasong-18/")
    line = page.get_by_role("row", name=re.compile("^Range more than 15,000 km"))
    assert line.get_by_role("rowheader", name="Range", exact=True).count() == 1
    assert line.get_by_role("link", name=re.compile(r"^Source \d+$")).count() == 1
    assert page.get_by_role("heading", name="Test log", exact=True).count() == 1
    backs = page.get_by_role("link", name=re.compile("^Back to statement"))
    names = [backs.nth(i).get_attribute("aria-label") for i in range(backs.count())]
    assert len(names) > 4 and len(set(names)) == len(names)


def test_who_leaves_the_search_stands_where_he_was(page: Page, address: str) -> None:
    page.goto(address + "people/")
    link = page.locator(".md-content td a").first
    link.focus()
    page.keyboard.press("/")
    page.wait_for_selector("input.md-search__input:focus")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.closest('.md-content td')")
    assert page.locator(".md-search-result__meta").get_attribute("aria-live") == "polite"


def test_a_phones_menu_opens_from_the_keyboard_and_is_passed_over_while_shut(browser: Browser, address: str) -> None:
    phone = browser.new_page(viewport={"width": 390, "height": 844})
    phone.goto(address)
    menu = phone.get_by_role("button", name="Menu")
    people = phone.locator(".md-sidebar--primary").get_by_role("link", name="People")
    assert menu.get_attribute("aria-expanded") == "false" and people.count() == 0
    menu.focus()
    phone.keyboard.press(" ")
    people.wait_for()
    assert menu.get_attribute("aria-expanded") == "true"
    phone.close()


def test_without_script_everything_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    plain = context.new_page()
    plain.goto(address + "claims/")
    assert plain.locator("table tbody tr").count() > 39 and plain.locator("table").last.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_the_systems_until_somebody_chooses(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    names = {"light": "default", "dark": "slate"}
    other: Literal["light", "dark"] = "dark" if scheme == "light" else "light"
    context = browser.new_context(color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    opened.goto(address)
    body = opened.locator("body")
    assert body.get_attribute("data-md-color-scheme") == names[scheme]
    opened.emulate_media(color_scheme=other)
    sync_api.expect(body).to_have_attribute("data-md-color-scheme", names[other], timeout=PATIENCE)
    opened.locator("label[for^=__palette]:visible").click()
    assert body.get_attribute("data-md-color-scheme") == names[scheme]
    opened.goto(address + "people/")
    assert body.get_attribute("data-md-color-scheme") == names[scheme]
    context.close()
