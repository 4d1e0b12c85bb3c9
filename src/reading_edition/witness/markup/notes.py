"""Notes of a web page or e-book: which links are marks, what they lead to, where a note ends.

A link is the mark of a note if the file says so (``epub:type``, ``role``, a class), or if it
looks like a mark and what it leads to links back, is typed as a note, or begins with its label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bs4 import Tag

from reading_edition.witness.markup.marks import (
    BACK_CLASSES,
    BACK_TYPES,
    HOLDERS,
    LABEL,
    LISTS,
    NOTE_TYPES,
    Targets,
    holder_of,
    is_mark,
)
from reading_edition.witness.markup.tree import (
    BLOCKS,
    HEADINGS,
    Page,
    ancestors,
    classes,
    tags,
    types,
    words,
)
from reading_edition.witness.repairs import Log

_FOOTNOTES = frozenset({"footnote", "endnote", "rearnote"})
_ARROWS = re.compile(r"[\s↩↑⏎^←↵⤴︎\ufe0e\ufe0f\[\]()]*")
_NOT_BODY = BLOCKS - {"body", "html"}
_SHORT = 3
"""Links back say no more words: “Back to text”."""


@dataclass(slots=True)
class Notes:
    """``marks`` gives the label of each mark, by the identity of its element; ``held`` the
    elements of each note, by label; ``unmarked`` the labels to which nothing refers, ``signs``
    what the file prints for each."""

    marks: dict[int, str] = field(default_factory=dict)
    held: dict[str, list[Tag]] = field(default_factory=dict)
    unmarked: list[str] = field(default_factory=list)
    signs: dict[str, str] = field(default_factory=dict)

    def leave_out(self, pages: list[Page], log: Log, place: Callable[[Tag], int]) -> None:
        """Leave out the notes to words that are no longer in *pages*."""
        roots = [page.root for page in pages] + [tag for some in self.held.values() for tag in some]
        present = {id(tag) for root in roots for tag in tags(root)}
        alive = {label for key, label in self.marks.items() if key in present}
        for label in self.held.keys() - alive - {*self.unmarked}:
            for tag in self.held.pop(label):
                log.leave("note to words that are left out", place(tag), words(tag))


def take(pages: list[Page], log: Log, place: Callable[[Tag], int]) -> Notes:
    """Take the notes out of *pages*: only their marks stay, and the links back go too."""
    targets = Targets(pages)
    links = [(tag, page) for page in pages for tag in tags(page.root) if tag.name == "a"]
    leads = [(link, page, target) for link, page in links if (target := targets.of(link, page))]
    found = Notes()
    labels: dict[int, str] = {}
    starts: dict[int, Tag] = {}
    anchors: dict[int, Tag] = {}
    back = {id(link): target for link, _page, target in leads}
    for link, _page, target in leads:
        if not is_mark(link, target, back):
            continue
        holder = holder_of(target)
        if any(one is holder for one in ancestors(link)):
            continue  # a note that refers to itself
        label = labels.setdefault(id(holder), str(len(labels) + 1))
        starts[id(holder)] = holder
        anchors[id(holder)] = target
        found.marks[id(link)] = label
        found.signs.setdefault(label, words(link).strip("[](){}.: "))
    for tag in [tag for page in pages for tag in tags(page.root)]:
        if types(tag) & _FOOTNOTES and id(tag) not in starts and tag.name in BLOCKS:
            if _within(tag, starts) or any(id(one) in starts for one in tags(tag)):
                continue
            labels[id(tag)] = str(len(labels) + 1)
            starts[id(tag)] = anchors[id(tag)] = tag
            found.unmarked.append(labels[id(tag)])
    spans = {key: [start, *_more(start, starts)] for key, start in starts.items()}
    for key, held in spans.items():
        for tag in held:
            _drop_links_back(tag, anchors[key], found, back, log, place)
    for key, held in spans.items():
        found.held[labels[key]] = held
    _cut([tag for held in spans.values() for tag in held], log, place)
    return found


def _within(tag: Tag, starts: dict[int, Tag]) -> bool:
    return any(id(one) in starts for one in ancestors(tag) if one is not tag)


def _more(start: Tag, starts: dict[int, Tag]) -> Iterator[Tag]:
    """Yield the paragraphs after *start* that belong to its note: those before the next note."""
    if start.name in HOLDERS or types(start) & NOTE_TYPES or "footnote" in classes(start):
        return
    more: list[Tag] = []
    for sibling in start.find_next_siblings():
        if id(sibling) in starts:
            yield from more
            return
        if sibling.name not in {"p", "blockquote", "ul", "ol"}:
            return
        if any(id(one) in starts for one in tags(sibling)):
            return
        more.append(sibling)


def _drop_links_back(
    note: Tag,
    anchor: Tag,
    found: Notes,
    back: dict[int, Tag],
    log: Log,
    place: Callable[[Tag], int],
) -> None:
    """Take out of *note* its label and the links that lead back to its marks."""
    gone: set[int] = set()
    for tag in list(tags(note)):
        if id(tag) in gone or id(tag) in found.marks:
            continue
        known = types(tag) & BACK_TYPES or classes(tag) & BACK_CLASSES
        if tag.name in BLOCKS and not known:
            continue
        text = words(tag)
        sign = LABEL.fullmatch(text) or _ARROWS.fullmatch(text)
        target = back.get(id(tag))
        own = tag is anchor or any(one is anchor for one in tags(tag))
        if own and sign and not target:
            target = anchor
        leads = target is not None and (own or _leads_to(target, found, sign=bool(sign)))
        if known or (leads and (sign or len(text.split()) <= _SHORT)):
            if not sign:
                log.leave("link back from a note", place(tag), text)
            else:
                _strip_after(tag)
            gone |= {id(one) for one in tags(tag)}
            tag.extract()


def _leads_to(target: Tag, found: Notes, *, sign: bool) -> bool:
    """Whether *target* is a mark, or beside one; for a *sign* the block of a mark will do."""
    inside = tags(target) if sign or target.name not in BLOCKS else ()
    near = target.find_next_sibling() if not words(target) else None
    return any(id(one) in found.marks for one in [*ancestors(target), *inside, near])


def _strip_after(tag: Tag) -> None:
    """Take away the full stop or bracket that ends a label, just after *tag*."""
    after = tag.next_sibling
    if isinstance(after, str) and (stripped := re.match(r"\s*[.):\]]\s*", after)):
        after.replace_with(after[stripped.end() :])


def _cut(held: list[Tag], log: Log, place: Callable[[Tag], int]) -> None:
    """Cut the notes out of the pages, with the lists and headings that held nothing else."""
    holders = {id(tag.parent): tag.parent for tag in held if tag.parent is not None}
    for tag in held:
        tag.extract()
    for first in holders.values():
        holder: Tag | None = first
        while holder is not None and holder.parent is not None and holder.name in _NOT_BODY:
            left = words(holder)
            headings = " ".join(words(one) for one in tags(holder) if one.name in HEADINGS)
            typed = (types(holder) | classes(holder)) & LISTS
            if left and (left != headings or not typed):
                break
            above = holder.parent
            log.leave("heading of the notes", place(holder), left)
            holder.extract()
            holder = above
