"""Glossary terms are linked at their first use in each section, and there only."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

GLOSSARY = "apparatus/glossary.html"


def entries(built: Path) -> dict[str, list[str]]:
    """The forms of each entry of the glossary, by the id of its first."""
    found: dict[str, list[str]] = {}
    for term in html.parse(built / GLOSSARY).xpath("//dl/dt[starts-with(@id, 'term-')]"):
        first = term
        while (before := first.getprevious()) is not None and before.tag == "dt":
            first = before
        form = " ".join(term.text_content().replace("¶", "").split())
        found.setdefault(first.get("id"), []).append(form)
    return found


def ids(built: Path) -> dict[str, str]:
    """For the id of each form, that of the first form of its entry."""
    found = {}
    for term in html.parse(built / GLOSSARY).xpath("//dl/dt[starts-with(@id, 'term-')]"):
        first = term
        while (before := first.getprevious()) is not None and before.tag == "dt":
            first = before
        found[term.get("id")] = first.get("id")
    return found


def uses(page: Path, forms: dict[str, list[str]], places: dict[str, str]) -> list[str]:
    """Faults in the paragraphs of *page*, in the order of reading."""
    body = html.parse(page).xpath("//article")[0]
    for copy in body.xpath(".//*[contains(@class, 're-sidenote')]"):
        copy.drop_tree()
    text, linked = "", []
    blocks = body.xpath(".//*[re:test(@id, '^p[0-9]+$')]", namespaces=RE)
    notes = body.xpath(".//aside[starts-with(@id, 'note-')]")
    for node in [node for block in blocks + notes for node in block.xpath(".//text()")]:
        for link in node.getparent().xpath("ancestor-or-self::a[contains(@href, '#term-')][1]"):
            if node.getparent() in link.iter() and not node.is_tail:
                key = places[link.get("href").partition("#")[2]]
                linked.append((key, len(text), len(text) + len(node)))
        text += node
    faults = []
    for key, known in forms.items():
        mine = [(start, end) for name, start, end in linked if name == key]
        faults += [f"{page.stem}: {key} is linked {len(mine)} times"] * (len(mine) > 1)
        pattern = "|".join(re.escape(form) for form in sorted(known, key=len, reverse=True))
        first = next(
            (
                found
                for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
                if not any(start <= found.start() < end for name, start, end in linked if name != key)
            ),
            None,
        )
        if first and (not mine or mine[0][0] > first.start()):
            around = " ".join(text[max(0, first.start() - 30) : first.end() + 30].split())
            faults.append(f"{page.stem}: {key} is not linked at its first use: …{around}…")
    return faults


RE = {"re": "http://exslt.org/regular-expressions"}


def test_each_term_is_linked_at_its_first_use_in_a_section(built_html: Path) -> None:
    forms, places = entries(built_html), ids(built_html)
    assert len(forms) > 60
    faults = [
        fault
        for page in sorted((built_html / "text").glob("*.html"))
        for fault in uses(page, forms, places)
    ]
    assert faults == []
