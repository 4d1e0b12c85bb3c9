"""Blocks of a page or an e-book as drafts, in order, whatever holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bs4 import Tag

from reading_edition.witness.draft import Draft, bare, code
from reading_edition.witness.markup import drama, lists, verse
from reading_edition.witness.markup.headings import joined, parts_of_heading, role_of
from reading_edition.witness.markup.inlines import Inlines
from reading_edition.witness.markup.letters import part_of_letter
from reading_edition.witness.markup.paragraphs import Paragraphs
from reading_edition.witness.markup.tree import (
    BLOCKS,
    HEADINGS,
    Page,
    children,
    classes,
    holders,
    tags,
    types,
    words,
)
from reading_edition.witness.repairs import Kind, Log

_QUOTATIONS = frozenset({"quote", "quoteb", "quotec", "blockquote", "blockquot", "quotation"})


class Blocks:
    """Makes drafts of the blocks of *pages*, whose words *inlines* makes."""

    def __init__(
        self, pages: Iterable[Page], inlines: Inlines, log: Log, place: Callable[[Tag], int]
    ) -> None:
        self._inlines = inlines
        self._log = log
        self._place = place
        self._made = Paragraphs()
        self._holders = holders(pages)

    def of(self, tag: Tag, depth: int = 0, *, poem: bool = False) -> list[Draft]:
        """Return the drafts of what is in *tag*; in a *poem* each paragraph is a stanza."""
        depth = self._inlines.deeper(depth)
        found: list[Draft] = []
        run: list[Tag | str] = []
        for node in children(tag):
            if isinstance(node, Tag) and (node.name in BLOCKS or id(node) in self._holders):
                found += self._words(run, tag, depth, poem=poem)
                run = []
                found += self._block(node, depth, poem=poem)
            else:
                run.append(node)
        found += self._words(run, tag, depth, poem=poem)
        return verse.stanzas(found) if poem else found

    def of_note(self, tag: Tag) -> list[Draft]:
        """Return the drafts of the note *tag*, or of a paragraph of one."""
        if tag.name in {"p", "blockquote", "ul", "ol", "table", "pre"}:
            return self._block(tag, 0, poem=False)
        return self.of(tag)

    def _words(
        self, run: list[Tag | str], tag: Tag, depth: int, *, poem: bool = False
    ) -> list[Draft]:
        """Return the paragraph of words that stand in *tag* between its blocks."""
        made = self._inlines.run(run, depth)
        return self._made.paragraph(made, self._place(tag), poem=poem)

    def _block(self, tag: Tag, depth: int, *, poem: bool) -> list[Draft]:
        name, place = tag.name, self._place(tag)
        if number := self._inlines.page_number(tag):
            self._made.wait(number)
            return []
        if name in HEADINGS:
            return (
                self._heading([tag], depth)
                if id(tag) not in self._holders
                else self._open(tag, depth)
            )
        if parts := parts_of_heading(tag):
            return self._heading(parts, depth)
        if name in {"ul", "ol"}:
            return self._list(tag, depth)
        if name == "table":
            return self._table(tag, depth)
        if name == "dl":
            return self._definitions(tag, depth)
        if name == "blockquote":
            return self._quotation(tag, depth, poem=poem)
        if name == "figure":
            return self._figure(tag, depth)
        if name == "pre":
            return self._preformatted(tag, depth)
        if name == "hr":
            return []
        if verse.is_verse(tag) and not verse.is_line(tag):
            poem = True
            self._log.find("verse", place)
        if name == "p" or id(tag) not in self._holders or (poem and _is_stanza(tag)):
            made = self._leaf(tag, depth, poem=poem)
        else:
            made = self.of(tag, depth, poem=poem)
        return lists.quoted(made) if classes(tag) & _QUOTATIONS else made

    def _leaf(self, tag: Tag, depth: int, *, poem: bool) -> list[Draft]:
        """Return the draft of a paragraph: of prose, a letter, a play or a poem."""
        kinds, place = types(tag), self._place(tag)
        if part := part_of_letter(tag):
            self._log.find(f"part of a letter: {part}", place)
            made = self._inlines.of(tag, depth)
            return self._made.taken(
                Draft(part, list(filter(None, map(str.strip, made.split("\n")))), place)
            )
        if "stage-direction" in kinds:
            self._log.find("stage direction", place)
            made = " ".join(self._inlines.of(tag, depth).split())
            return self._made.taken(Draft("stage", [drama.unstaged(made)], place)) if made else []
        if (speaker := drama.persona(tag)) is not None:
            return self._spoken(tag, speaker, depth)
        if (
            poem
            and "bridgehead" not in kinds
            and (tag.parent is None or tag.parent.name != "header")
        ):
            lines = verse.lines_of(tag, self._inlines, depth)
            return self._made.verse(lines, place)
        return self._made.paragraph(self._inlines.of(tag, depth), place)

    def _spoken(self, tag: Tag, speaker: Tag, depth: int) -> list[Draft]:
        self._log.find("speech", self._place(tag))
        name = " ".join(self._inlines.of(speaker, depth).split())
        rest = self._inlines.run([node for node in children(tag) if node is not speaker], depth)
        drafts = self._made.paragraph(rest, self._place(tag))
        return self._made.taken(drama.speech(name, drafts, self._place(tag)))

    def _heading(self, parts: list[Tag], depth: int) -> list[Draft]:
        first = next(one for one in parts if one.name in HEADINGS)
        made = joined([self._inlines.of(part, depth).replace("\n", " ") for part in parts])
        if not bare(made).strip():
            return []
        level = int(first.name[1])
        draft = Draft("heading", [made], self._place(first), level=level, role=role_of(first))
        return [draft]

    def _open(self, tag: Tag, depth: int) -> list[Draft]:
        """Return a heading that was not closed, and the blocks that are therefore in it."""
        found = self.of(tag, depth)
        if found and found[0].kind in {"paragraph", "verse"}:
            lines = [" ".join(" ".join(found[0].lines).split())]
            found[0] = Draft("heading", lines, found[0].place, level=int(tag.name[1]))
        return found

    def _list(self, tag: Tag, depth: int) -> list[Draft]:
        place = self._place(tag)
        drafts = [one for node in children(tag) if (one := self._item(node, place, depth))]
        if "dramatis-personae" in types(tag) | frozenset().union(*map(types, tag.parents)):
            self._log.find("list of characters", place)
            return [
                Draft(
                    "cast", [line for some in drafts for one in some for line in one.lines], place
                )
            ]
        return lists.made(tag, drafts, place)

    def _item(self, node: Tag | str, place: int, depth: int) -> list[Draft]:
        """Return what is in an item, or stands in a list without being one."""
        if isinstance(node, str):
            return self._made.paragraph(self._inlines.run([node], depth), place)
        if node.name in BLOCKS - {"li"}:
            return self._block(node, depth, poem=False)
        return self.of(node, depth)

    def _table(self, tag: Tag, depth: int) -> list[Draft]:
        if drama.is_drama(tag):
            made = drama.speeches(tag, lambda cell: self.of(cell, depth), self._place)
            for draft in made:
                self._log.find(
                    "speech" if draft.kind != "stage" else "stage direction", draft.place
                )
            return made
        rows = [one for one in tags(tag) if one.name == "tr"]
        frame = not any(one.name in {"th", "caption"} for one in tags(tag))
        if frame and all(len(row.find_all("td", recursive=False)) == 1 for row in rows):
            return self.of(tag, depth)  # which lays the page out, and is no table
        return self._flattened(tag, "Table", depth)

    def _definitions(self, tag: Tag, depth: int) -> list[Draft]:
        if tag.find("dt") is None:
            return self.of(tag, depth)  # wikis set a passage in like this
        return self._flattened(tag, "DefinitionList", depth)

    def _flattened(self, tag: Tag, kind: str, depth: int) -> list[Draft]:
        """Return the words of *tag* as one paragraph."""
        lines = [line for draft in self.of(tag, depth) for line in draft.lines]
        made = " ".join(" ".join(lines).split())
        self._log.add(Kind.FLATTENED, self._place(tag), kind, bare(made))
        return self._made.taken(Draft("paragraph", [made], self._place(tag))) if made else []

    def _quotation(self, tag: Tag, depth: int, *, poem: bool) -> list[Draft]:
        drafts = self.of(tag, depth, poem=poem or verse.is_verse(tag))
        if verse.is_verse(tag):
            self._log.find("verse", self._place(tag))
        return lists.quoted(drafts)

    def _figure(self, tag: Tag, depth: int) -> list[Draft]:
        """Return a figure’s caption and the words below it, but not the caption said again."""
        captions = tag.find_all(["figcaption"])
        caption = " ".join(" ".join(self._inlines.of(one, depth).split()) for one in captions)
        for one in captions:
            one.extract()
        lines = [line for draft in self.of(tag, depth) for line in draft.lines]
        inside = " ".join(" ".join(lines).split())
        if bare(inside) == bare(caption):
            self._log.leave("picture’s words, said again", self._place(tag), inside)
            inside = ""
        made = " ".join(filter(None, [caption, inside]))
        self._log.add(Kind.FLATTENED, self._place(tag), "Figure", bare(made))
        return (
            self._made.taken(Draft("paragraph", [made], self._place(tag))) if made.strip() else []
        )

    def _preformatted(self, tag: Tag, depth: int) -> list[Draft]:
        """Return code as code; other lines that are set as they are typed, as verse."""
        place = self._place(tag)
        if tag.find("code") is not None or "code" in classes(tag):
            self._log.add(Kind.FLATTENED, place, "CodeBlock", words(tag))
            return self._made.taken(
                Draft("paragraph", [code(" ".join(tag.get_text().split()))], place)
            )
        lines = [line.expandtabs().rstrip() for line in tag.get_text().strip("\n").split("\n")]
        self._log.find("lines as they are typed", place)
        return self._made.taken(Draft("verse", lines, place)) if any(lines) else []


def _is_stanza(tag: Tag) -> bool:
    """Whether all blocks in *tag* are lines of verse."""
    held = [one for one in tags(tag) if one.name in BLOCKS]
    return bool(held) and all(verse.is_line(one) for one in held)
