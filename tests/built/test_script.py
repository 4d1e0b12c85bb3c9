"""What the script adds, by keyboard, mouse and touch; from a disk, and under a strict policy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from pybtex.database import parse_string

from tests.built.test_access import RULES, VIOLATIONS
from tests.conftest import checker

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
SECTION = "text/substitutionism.html"
PREVIEW = ".re-preview"


class Strict(SimpleHTTPRequestHandler):
    """Serves files under a policy that allows nothing inline and no other host."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(built_html: Path) -> Iterator[str]:
    """Address of the edition on this machine, under `POLICY`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(built_html)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def is_fault(message) -> bool:
    """Whether a message of the console tells an error that a reader's server would see too.

    Chromium fetches nothing ahead of time from a disk, and says so; the font comes all the same.
    """
    ahead = "Access to font at 'file:" in message.text or (
        "net::ERR_FAILED" in message.text and "/fonts/" in message.location["url"]
    )
    return message.type == "error" and not ahead


@pytest.fixture
def visit(browser, built_html: Path) -> Iterator[Callable]:
    """Open a page of the edition from the disk, or *at* an address; no error is let pass."""
    contexts, faults = [], []

    def opened(name: str, at: str = "", **options):
        usual = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        context = browser.new_context(**{**usual, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        if not at:  # furo's own inline script and styles break the policy, and are told of
            page.on("console", lambda m: faults.append(m.text) if is_fault(m) else None)
        page.goto(at + name if at else (built_html / name).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def tab_to(page, selector: str) -> None:
    """Put the focus on *selector* by the Tab key, from what comes before it."""
    found = page.evaluate(
        """selector => {
            const all = [...document.querySelectorAll("article a, summary")]
                .filter(one => one.getClientRects().length);
            const place = all.indexOf(document.querySelector(selector));
            all[place - 1].focus({preventScroll: true});
            return place;
        }""",
        selector,
    )
    assert found > 0
    page.keyboard.press("Tab")
    assert page.evaluate("s => document.activeElement === document.querySelector(s)", selector)


def violations(page) -> list[str]:
    page.evaluate((checker("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate(VIOLATIONS, {"runOnly": RULES, "preload": False})
    return [f"{v['id']}: {n['html'][:120]}" for v in result["violations"] for n in v["nodes"]]


# -- previews ------------------------------------------------------------------------------

KINDS = {
    "note": (SECTION, "#note-10-mark", "Note 10", "The German War Economy"),
    "editor’s note": (SECTION, "#ednote-n-mark", "Editor’s note n", "Trotsky"),
    "citation": (SECTION, "#note-10 .bibtex-citation a", "Works Cited", "libcom.org"),
    "name": (SECTION, "#p5 a:has(.re-person)", "Samuel, Raphael (1934–1996)", "historian"),
    "term": (SECTION, "#p5 a:has(.std-term)", "Party line", "leaders"),
    "paragraph": ("apparatus/glossary.html", "dd a:has(.re-para)", "§3 ¶5", "Party Line"),
    "locator": (
        "apparatus/names.html",
        "#person-stalin a.re-locator[href$=p10]",
        "§1 ¶10",
        "Italo Calvino",
    ),
    "locator of a note": ("apparatus/names.html", "a[href$='#note-16']", "§5 n. 16", "Open Letter"),
    "place of a work": ("apparatus/works-cited.html", "a[href$='#note-6']", "§3 n. 6", "Serge"),
}


@pytest.mark.parametrize("served", [False, True], ids=["disk", "policy"])
@pytest.mark.parametrize("kind", KINDS)
def test_hovering_shows_what_a_link_leads_to(visit, site: str, kind: str, served: bool) -> None:
    name, selector, title, text = KINDS[kind]
    page = visit(name, at=site if served else "")
    before = page.url
    page.locator(selector).first.hover()
    shown = page.locator(PREVIEW)
    shown.wait_for()
    assert shown.get_attribute("aria-label") == title
    assert re.search(text, shown.inner_text())
    assert page.url == before


def test_no_script_or_style_of_ours_breaks_a_strict_policy(visit, site: str) -> None:
    page = visit("index.html", at=site)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => (window.broken ??= []).push("
        "`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile} ${e.lineNumber}`))"
    )
    page.goto(site + SECTION)
    page.locator("#note-10-mark").hover()
    page.locator(PREVIEW).wait_for()
    page.locator("#p5 a:has(.re-person)").first.hover()
    page.get_by_text("Samuel, Raphael").wait_for()
    page.locator("#p4 .re-number").click()
    page.locator("dialog textarea").wait_for()
    assert page.evaluate("window.broken ?? []") == []
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("window.broken")  # so the listener works


def test_by_keyboard_a_preview_opens_is_entered_and_given_up(visit) -> None:
    page = visit(SECTION)
    tab_to(page, "#note-10-mark")
    shown = page.locator(PREVIEW)
    shown.wait_for()
    assert shown.get_attribute("role") == "dialog"
    described = page.locator("#note-10-mark").get_attribute("aria-describedby")
    assert "German War Economy" in page.locator(f"#{described}").inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.re-preview') !== null")
    page.wait_for_timeout(400)
    assert shown.is_visible()
    page.keyboard.press("Escape")
    assert shown.count() == 0
    assert page.evaluate("document.activeElement.id") == "note-10-mark"
    page.wait_for_timeout(400)
    assert shown.count() == 0, "it stays closed until the focus has moved"
    assert page.locator("[aria-describedby]").count() == 0
    page.keyboard.press("Tab")
    shown.wait_for()
    following = page.evaluate("document.activeElement.textContent")
    assert following.split()[-1] in shown.get_attribute("aria-label")


def test_the_keyboard_follows_a_link_as_ever(visit) -> None:
    page = visit(SECTION)
    tab_to(page, "#note-10-mark")
    page.keyboard.press("Enter")
    assert page.url.endswith("#note-10")
    page.go_back()
    assert page.url.endswith(SECTION)


def test_a_preview_can_be_dismissed_entered_by_the_pointer_and_left(visit) -> None:
    page = visit(SECTION)
    link, shown = page.locator("#note-10-mark"), page.locator(PREVIEW)
    link.hover()
    shown.wait_for()
    shown.locator("p").nth(1).hover()
    page.wait_for_timeout(500)
    assert shown.is_visible()
    assert shown.get_attribute("aria-label") == "Note 10"
    page.mouse.move(5, 5)
    shown.wait_for(state="detached")
    link.hover()
    shown.wait_for()
    page.keyboard.press("Escape")
    assert shown.count() == 0
    box = link.bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 3)
    page.wait_for_timeout(400)
    assert shown.count() == 0
    page.mouse.move(5, 5)
    link.hover()
    shown.wait_for()


def test_a_tap_opens_first_and_the_link_inside_leads_on(visit) -> None:
    page = visit(SECTION, has_touch=True, viewport={"width": 320, "height": 640})
    page.locator("#p5 a:has(.re-person)").first.tap()
    shown = page.locator(PREVIEW)
    shown.wait_for()
    assert page.url.endswith(SECTION)
    assert page.evaluate("document.activeElement.className") == "re-preview"
    page.locator("h1").tap()
    assert shown.count() == 0
    page.locator("#p5 a:has(.re-person)").first.tap()
    shown.get_by_role("link", name="All places").tap()
    page.wait_for_url("**/persons.html#person-samuel")


@pytest.mark.parametrize("width", [320, 1440])
def test_no_preview_leaves_the_window(visit, width: int) -> None:
    page = visit("text/opening.html", viewport={"width": width, "height": 560})
    links = page.locator("p.re-numbered a:is(:has(.std-term), [role=doc-noteref]):visible")
    for place in range(0, links.count(), 5):
        links.nth(place).hover()
        shown = page.locator(PREVIEW)
        shown.wait_for()
        box = shown.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 560
        page.mouse.move(1, 1)
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_fetched_before_it_is_asked_for_and_nothing_twice(visit) -> None:
    page = visit(SECTION)
    asked = []
    page.on("request", lambda request: asked.append(request.url.partition("previews/")[2]))
    names = page.locator("#p5 a:has(.re-person)")
    for link in (names.nth(0), names.nth(1), names.nth(0)):
        link.hover()
        page.locator(PREVIEW).wait_for()
        page.mouse.move(5, 5)
        page.locator(PREVIEW).wait_for(state="detached")
    page.locator("#note-10-mark").hover()
    page.locator(PREVIEW).wait_for()
    assert [name for name in asked if name] == ["apparatus/persons.js"]  # no more but the icon


@pytest.mark.parametrize("touch", [False, True])
def test_where_previews_cannot_be_had_links_lead_on(browser, built_html: Path, touch: bool) -> None:
    context = browser.new_context(has_touch=touch)
    page = context.new_page()
    page.route("**/_static/previews/**", lambda route: route.abort())
    page.goto((built_html / SECTION).as_uri())
    link = page.locator("#p5 a:has(.re-person)").first
    if touch:
        link.tap()
    else:
        link.hover()
        page.wait_for_timeout(400)
        assert page.locator(PREVIEW).count() == 0
        link.click()
    page.wait_for_url("**/persons.html#person-samuel")
    context.close()


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_what_the_script_opens(visit, scheme: str) -> None:
    page = visit(SECTION, color_scheme=scheme, viewport={"width": 1280, "height": 300})
    page.locator(".re-settings > summary").click()
    page.locator("#ednote-o-mark").hover()
    page.locator(PREVIEW).wait_for()
    assert violations(page) == []
    page.locator("#p4 .re-number").click()
    page.locator("dialog textarea").wait_for()
    assert violations(page) == []


def test_a_long_preview_can_be_scrolled_by_keyboard(visit) -> None:
    page = visit("apparatus/glossary.html", viewport={"width": 320, "height": 300})
    page.locator("dd a:has(.re-para)").first.hover()
    shown = page.locator(PREVIEW)
    shown.wait_for()
    assert shown.evaluate("e => e.scrollHeight > e.clientHeight")
    assert shown.get_attribute("tabindex") == "0"


# -- the way back --------------------------------------------------------------------------


def test_after_a_jump_on_the_page_a_link_leads_back(visit) -> None:
    page = visit(SECTION)
    page.locator("#note-10-mark").click()
    back = page.locator("#note-10 .re-return")
    back.wait_for()
    assert back.inner_text() == "Return to ¶ 5"
    assert back.get_attribute("aria-label") == "Return to ¶ 5, paragraph 5"
    back.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#p5")
    back.wait_for(state="detached")


def test_an_address_that_is_no_right_encoding_does_no_harm(visit) -> None:
    page = visit(SECTION)
    page.evaluate("location.hash = '%zz'")
    page.locator("#note-10-mark").click()  # the page's scripts go on
    page.locator("#note-10 .re-return").wait_for()


@pytest.mark.parametrize(
    "address", ["javascript:document.title='x'", "https://example.org/", "data:text/html,x", ""]
)
def test_an_address_in_the_browser_s_memory_is_a_page_of_ours(visit, address: str) -> None:
    page = visit(SECTION)
    page.evaluate("location.hash = 'p5'")
    keep = "a => sessionStorage.setItem('re-jump', JSON.stringify({to: location.href, from: a, page: 'P', part: 'p'}))"
    page.evaluate(keep, address)
    page.reload()
    page.locator("#p5").wait_for()
    assert page.locator(".re-return").count() == 0
    page.evaluate(keep, page.url.replace("#p5", "#p2"))
    page.reload()
    page.locator("#p5 .re-return").wait_for()


def test_after_a_jump_between_pages_a_link_leads_back(visit) -> None:
    page = visit("apparatus/names.html")
    page.locator("#person-stalin a.re-locator").first.click()
    back = page.locator(":target .re-return")
    back.wait_for()
    assert back.inner_text() == "Return to Index of Names, Stalin, Joseph"
    page.keyboard.press("Tab")  # the number, at the head of the paragraph
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/names.html#person-stalin")
    page.go_back()
    page.go_back()
    assert page.url.endswith("names.html")


def test_a_link_from_the_glossary_leads_back_to_its_term(visit) -> None:
    page = visit("apparatus/glossary.html")
    page.locator("#term-Party-line ~ dd a:has(.re-para)").first.click()
    back = page.locator(":target .re-return")
    back.wait_for()
    assert back.inner_text() == "Return to Glossary, Party line"
    assert back.get_attribute("href").endswith("#term-Party-line")


def test_a_link_beside_the_text_leads_back_to_its_paragraph(visit) -> None:
    page = visit(SECTION, viewport={"width": 1440, "height": 900})
    page.locator(".re-sidenote a:has(.re-person)").first.click()
    back = page.locator(":target .re-return")
    back.wait_for()
    assert back.inner_text() == "Return to §3 Substitutionism, ¶ 2"


def test_a_link_from_a_card_leads_back_to_the_card(visit) -> None:
    page = visit("apparatus/persons.html")
    page.locator("#person-serge a.re-locator").first.click()
    back = page.locator(":target .re-return")
    back.wait_for()
    assert back.inner_text().endswith(", Serge, Victor")
    back.click()
    page.wait_for_url("**/persons.html#person-serge")


def test_a_link_from_a_note_leads_back_to_the_note(visit) -> None:
    page = visit(SECTION)
    page.locator("#note-10 a:has(.re-person)").click()
    back = page.locator("#person-kurz .re-return")
    back.wait_for()
    assert back.inner_text() == "Return to §3 Substitutionism, note 10"
    back.click()
    page.wait_for_url("**#note-10")


# -- the reader's settings -----------------------------------------------------------------


def style(page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate("(e, n) => getComputedStyle(e)[n]", name)


def test_settings_change_the_page_and_outlast_it(visit, built_html: Path) -> None:
    page = visit(SECTION)
    size, width = style(page, "#p5", "fontSize"), page.locator("#p5").bounding_box()["width"]
    page.locator(".re-settings > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Text size").select_option("Large")
    page.get_by_role("combobox", name="Line length").select_option("Short")
    page.get_by_role("combobox", name="Typeface").select_option("Sans serif")
    page.get_by_role("combobox", name="Editor’s notes").select_option("Hidden")
    page.keyboard.press("Escape")
    assert page.locator(".re-settings[open]").count() == 0
    # Applied by the script in the head alone, before the page is painted.
    page.route("**/reading-edition.js*", lambda route: route.fulfill(body=""))
    for name in (SECTION, "text/opening.html"):
        page.goto((built_html / name).as_uri())
        assert float(style(page, "#p5", "fontSize")[:-2]) > float(size[:-2])
        assert page.locator("#p5").bounding_box()["width"] < width
        assert style(page, "#p5", "fontFamily").endswith("system-ui, sans-serif")
        assert not page.locator(".re-ednote-ref, .re-ednotes, .re-ednote >> visible=true").count()
        assert page.locator("[role=doc-noteref] >> visible=true").count()
    page.unroute("**/reading-edition.js*")
    page.reload()
    page.locator(".re-settings > summary").click()
    assert page.get_by_role("combobox", name="Text size").input_value() == "large"
    for label in ("Text size", "Line length", "Typeface", "Editor’s notes"):
        page.get_by_role("combobox", name=label).select_option("")
    page.goto((built_html / SECTION).as_uri())
    assert style(page, "#p5", "fontSize") == size
    assert page.locator(".re-ednote-ref >> visible=true").count() == 3


def test_editors_notes_go_from_the_margin_too(visit) -> None:
    page = visit(SECTION, viewport={"width": 1440, "height": 900})
    assert page.locator(".re-sidenote.re-ednote >> visible=true").count() == 3
    page.locator(".re-settings > summary").click()
    page.get_by_role("combobox", name="Editor’s notes").select_option("Hidden")
    assert page.locator(".re-sidenote.re-ednote >> visible=true").count() == 0
    assert page.locator(".re-sidenote >> visible=true").count() == 6


def test_a_link_to_a_hidden_note_of_the_editor_finds_it(visit) -> None:
    page = visit(SECTION)
    page.locator(".re-settings > summary").click()
    page.get_by_role("combobox", name="Editor’s notes").select_option("Hidden")
    page.goto(page.url + "#ednote-n")
    assert page.locator("#ednote-n").is_visible()
    assert not page.locator("#ednote-m").is_visible()
    page.goto(page.url.replace("#ednote-n", "#ednote-m-mark"))
    assert page.locator("#ednote-m-mark").is_visible()
    assert not page.locator("#ednote-n").is_visible()


def test_the_largest_text_fits_the_narrowest_phone(visit, built_html: Path) -> None:
    page = visit("index.html", viewport={"width": 320, "height": 640})
    kept = {"reSize": "huge", "reMeasure": "wide", "reFace": "sans"}
    page.evaluate("kept => localStorage.setItem('re-settings', kept)", json.dumps(kept))
    for path in sorted((built_html / "text").glob("*.html")):
        page.goto(path.as_uri())
        page.locator(".re-settings > summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto((built_html / SECTION).as_uri())
    page.locator("#note-10-mark").hover()
    page.locator(PREVIEW).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_where_nothing_may_be_kept_all_else_works(browser, built_html: Path) -> None:
    page = browser.new_page()
    refuse = "{get() { throw new DOMException('refused', 'SecurityError'); }}"
    for area in ("localStorage", "sessionStorage"):
        page.add_init_script(f"Object.defineProperty(window, '{area}', {refuse})")
    faults = []
    page.on("pageerror", lambda error: faults.append(error.stack))
    page.goto((built_html / SECTION).as_uri())
    page.locator(".re-settings > summary").click()
    page.get_by_role("combobox", name="Text size").select_option("Large")
    assert page.locator("html").get_attribute("data-re-size") == "large"
    page.locator("#note-10-mark").hover()
    page.locator(PREVIEW).wait_for()
    page.locator("#note-10-mark").click()
    assert page.url.endswith("#note-10")
    assert [fault for fault in faults if "_static/reading-edition" in fault] == []
    page.close()


@pytest.mark.parametrize("kept", ["no JSON", '"text"', "[1, 2]", "null"])
def test_settings_that_cannot_be_read_change_nothing(visit, kept: str) -> None:
    page = visit("index.html")
    page.evaluate("kept => localStorage.setItem('re-settings', kept)", kept)
    page.reload()
    assert page.locator(".re-settings").count() == 1


# -- citing --------------------------------------------------------------------------------


def offered(page, work: str, form: str) -> str:
    page.get_by_label("Work").select_option(work)
    page.get_by_label("Style").select_option(form)
    return page.get_by_label("Citation").input_value()


@contextmanager
def citing(page, number: str = "#p4 .re-number"):
    page.locator(number).click()
    dialog = page.locator("dialog")
    dialog.get_by_label("Citation").wait_for()
    yield dialog
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


def test_a_paragraph_is_cited_in_six_formats(visit, site: str) -> None:
    page = visit(SECTION, at=site)
    digest = page.locator("#p4 .re-number").get_attribute("data-hash")
    address, today = f"{site}{SECTION}#p4", datetime.now(UTC).astimezone().date()
    with citing(page) as dialog:
        assert dialog.get_by_label("Link").input_value() == address
        chicago = offered(page, "edition", "chicago")
        assert chicago.startswith("“Substitutionism,” §3 ¶4, in Taking Stock")
        assert f"text {digest}" in chicago
        assert chicago.endswith(f"accessed {today:%B} {today.day}, {today.year}, {address}.")
        mla = offered(page, "edition", "mla")
        assert mla.endswith(f"§3 ¶4, {address}. Accessed {mla.rpartition('Accessed ')[2]}")
        assert re.search(rf"Accessed {today.day} [A-Z][a-z]+\.? {today.year}\.$", mla)
        apa = offered(page, "edition", "apa")
        assert f"§3 ¶4). sphinx-reading-edition. {address}" in apa
        entry = parse_string(offered(page, "edition", "bibtex"), "bibtex").entries["subst-p4"]
        assert entry.fields["url"] == address
        assert entry.fields["urldate"] == today.isoformat()
        assert entry.fields["note"] == f"§3 ¶4; text {digest}"
        item = json.loads(offered(page, "edition", "json"))[0]
        assert item["URL"] == address
        assert item["accessed"]["date-parts"] == [[today.year, today.month, today.day]]
        ris = offered(page, "edition", "ris").splitlines()
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in ris)
        assert f"UR  - {address}" in ris
        assert f"Y2  - {today:%Y/%m/%d}/" in ris
        for form in ("chicago", "mla", "apa", "bibtex", "ris", "json"):
            essay = offered(page, "source", form)
            assert "The Left Wind" in essay
            assert "Substitutionism, §3 ¶4" in essay
            assert "@" not in essay.replace("@online", "")


def test_from_a_disk_no_address_is_cited(visit) -> None:
    page = visit(SECTION)
    with citing(page):
        for form in ("chicago", "mla", "apa", "bibtex", "ris", "json"):
            text = offered(page, "edition", form)
            assert "file:" not in text
            assert "@url@" not in text
        assert "URL" not in json.loads(offered(page, "edition", "json"))[0]
        assert (
            "url"
            not in parse_string(offered(page, "edition", "bibtex"), "bibtex")
            .entries["subst-p4"]
            .fields
        )
        assert offered(page, "edition", "chicago").endswith(f"{datetime.now().year}.")


def test_a_citation_is_copied_and_downloaded(visit, site: str) -> None:
    page = visit(SECTION, at=site, permissions=["clipboard-read", "clipboard-write"])
    with citing(page) as dialog:
        dialog.get_by_role("button", name="Copy link").click()
        assert page.evaluate("navigator.clipboard.readText()") == f"{site}{SECTION}#p4"
        assert dialog.get_by_role("status").inner_text() == "Copied."
        bibtex = offered(page, "edition", "bibtex")
        dialog.get_by_role("button", name="Copy citation").click()
        assert page.evaluate("navigator.clipboard.readText()") == bibtex
        with page.expect_download() as download:
            dialog.get_by_role("button", name="Download").click()
        assert download.value.suggested_filename == "edition-p4.bib"
        assert Path(download.value.path()).read_text(encoding="utf-8") == bibtex
        offered(page, "source", "ris")
        with page.expect_download() as download:
            dialog.get_by_role("button", name="Download").click()
        assert download.value.suggested_filename == "source-p4.ris"
        assert b"\r\nER  - \r\n" in Path(download.value.path()).read_bytes()


def test_the_dialog_keeps_and_returns_the_focus(visit) -> None:
    page = visit(SECTION)
    tab_to(page, "#p4 .re-number")
    page.keyboard.press("Enter")
    page.locator("dialog textarea").wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('dialog, body').localName") in (
            "dialog",
            "body",  # the browser's own controls come in between
        )
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    assert page.evaluate("document.activeElement.className") == "re-number"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close").click()
    page.locator("dialog").wait_for(state="detached")
    assert page.evaluate("document.activeElement.className") == "re-number"


def test_items_of_a_list_are_cited_by_its_title(visit) -> None:
    page = visit("apparatus/further-reading.html")
    with citing(page, "#p3 .re-number"):
        assert "Further Reading 3, in" in offered(page, "edition", "chicago")


# -- without it ----------------------------------------------------------------------------


def test_without_scripts_links_lead_and_the_page_says_how_to_cite(visit) -> None:
    page = visit(SECTION, java_script_enabled=False)
    assert page.locator("#p4 .re-number").get_attribute("href") == "#p4"
    page.locator("#p4 .re-number").click()
    assert page.url.endswith("#p4")
    page.locator("#p5 a:has(.re-person)").first.click()
    page.wait_for_url("**/persons.html#person-samuel")
    page.go_back()
    assert page.locator(".re-settings").count() == 0
    assert "§3)" in page.locator(".re-how-to-cite").inner_text()


def test_nothing_of_it_is_printed(visit) -> None:
    page = visit(SECTION)
    page.locator("#note-10-mark").click()
    page.locator(".re-return").wait_for()
    page.locator("#p5 a:has(.re-person)").first.hover()
    page.locator(PREVIEW).wait_for()
    page.emulate_media(media="print")
    for name in (".re-preview", ".re-return", ".re-settings", ".re-how-to-cite"):
        assert page.locator(name).count() == 1
        assert not page.locator(name).is_visible()


def test_every_page_opens_without_an_error(visit, built_html: Path) -> None:
    page = visit("index.html")
    for path in sorted(built_html.rglob("*.html")):
        page.goto(path.as_uri())
        assert page.locator("[role=main]").count() == 1
