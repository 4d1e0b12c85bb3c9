"""Glossary terms are linked at their first use in each section, and there only."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from lxml import html

GLOSSARY = "apparatus/glossary.html"


def entries(built: Path) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The forms of each entry of the glossary by its id, and its id by those of all its forms."""
    forms: dict[str, list[str]] = {}
    places: dict[str, str] = {}
    for term in html.parse(built / GLOSSARY).xpath("//dl/dt[starts-with(@id, 'term-')]"):
        first = term
        while (before := first.getprevious()) is not None and before.tag == "dt":
            first = before
        form = " ".join(term.text_content().replace("¶", "").split())
        forms.setdefault(first.get("id"), []).append(form)
        places[term.get("id")] = first.get("id")
    return forms, places


def uses(page: Path, forms: dict[str, list[str]], places: dict[str, str]) -> list[str]:
    """Faults in the paragraphs of *page*, in the order of reading."""
    body = html.parse(page).xpath("//article")[0]
    for copy in body.xpath(".//*[contains(@class, 're-sidenote')]"):
        copy.drop_tree()
    text = ""
    links: dict[html.HtmlElement, tuple[str, int, int]] = {}  # key, empty elsewhere; from, to
    blocks = body.xpath(".//*[re:test(@id, '^p[0-9]+$')]", namespaces=RE)
    notes = body.xpath(".//aside[starts-with(@id, 'note-')]")
    for node in [node for block in blocks + notes for node in block.xpath(".//text()")]:
        holder = node.getparent().getparent() if node.is_tail else node.getparent()
        for link in holder.xpath("ancestor-or-self::a[@href]"):
            key = places.get(link.get("href").partition("#")[2], "")
            start = links[link][1] if link in links else len(text)
            links[link] = (key, start, len(text) + len(node))
        text += node
    # Two terms may share an entry ("Revisionist historians", "Totalitarian school").
    targets = Counter(link.get("href") for link, (key, _, _) in links.items() if key)
    faults = [f"{page.stem}: {href} is linked {n} times" for href, n in targets.items() if n > 1]
    for key, known in forms.items():
        mine = [start for name, start, _ in links.values() if name == key]
        pattern = "|".join(re.escape(form) for form in sorted(known, key=len, reverse=True))
        first = next(
            (
                found
                for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
                if not any(a <= found.start() < b for name, a, b in links.values() if name != key)
            ),
            None,
        )
        if first and (not mine or min(mine) > first.start()):
            around = " ".join(text[max(0, first.start() - 30) : first.end() + 30].split())
            faults.append(f"{page.stem}: {key} is not linked at its first use: …{around}…")
    return faults


RE = {"re": "http://exslt.org/regular-expressions"}


def test_each_term_is_linked_at_its_first_use_in_a_section(built_html: Path) -> None:
    forms, places = entries(built_html)
    assert len(forms) > 60
    faults = [
        fault
        for page in sorted((built_html / "text").glob("*.html"))
        for fault in uses(page, forms, places)
    ]
    assert faults == []
