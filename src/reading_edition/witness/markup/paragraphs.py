"""Paragraphs and stanzas from marked-up words; page numbers that stand between them."""

from __future__ import annotations

from reading_edition.witness.draft import Draft, bare

_VERSE_LINE = 70
"""Lines that are broken on purpose and no longer than this are verse."""


class Paragraphs:
    """Makes drafts of words; page numbers without words wait for the words that come next."""

    def __init__(self) -> None:
        self._waiting = ""

    def wait(self, marks: str) -> None:
        """Set *marks* before the next words."""
        self._waiting += marks

    def paragraph(self, made: str, place: int, *, poem: bool = False) -> list[Draft]:
        """Return a paragraph, or verse where its lines are broken on purpose."""
        lines = [line.strip() for line in made.split("\n")]
        if poem:
            return self.verse(lines, place)
        if not bare(made).strip():
            self.wait(made.strip())
            return []
        filled = [line for line in lines if line]
        if len(filled) > 1 and all(len(bare(line)) <= _VERSE_LINE for line in filled):
            return self.verse(lines, place)
        return self.taken(Draft("paragraph", [" ".join(" ".join(filled).split())], place))

    def verse(self, lines: list[str], place: int) -> list[Draft]:
        """Return *lines*, in which an empty one divides two stanzas."""
        if not any(bare(line).strip() for line in lines):
            self.wait("".join(lines).strip())
            return []
        while not lines[-1]:
            lines.pop()
        while not lines[0]:
            del lines[0]
        return self.taken(Draft("verse", lines, place))

    def taken(self, draft: Draft) -> list[Draft]:
        """Return *draft* with the page numbers that wait for it; in a speech after its speaker."""
        if self._waiting and draft.lines:
            at = 1 if draft.kind in {"speech", "spoken-verse"} else 0
            draft.lines[at] = self._waiting + draft.lines[at]
            self._waiting = ""
        return [draft]
