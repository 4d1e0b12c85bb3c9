"""Carry out the rules of an editor on drafts, and say which of them had no effect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reading_edition.witness.draft import END, NOTE, Draft, bare
from reading_edition.witness.model import Remark
from reading_edition.witness.repairs import Log
from reading_edition.witness.rules import NAME, Rules, folded

SKIPPED = f"skipped by {NAME}"
_MARK = re.compile(f"{NOTE}([^{END}]*){END}")


class Overruling:
    """The rules for one text; :meth:`remarks` says which of them met nothing."""

    def __init__(self, rules: Rules, log: Log) -> None:
        self._rules = rules
        self._log = log
        self._met: set[str] = set()

    def notes(self, drafts: list[Draft]) -> list[Draft]:
        """Return *drafts* with marks and notes as the rules describe them made known ones."""
        begins = self._rules.pattern(self._rules.note)
        mark = self._rules.pattern(self._rules.mark)
        found: list[Draft] = []
        for draft in drafts:
            head = begins.match(draft.lines[0]) if begins and draft.kind == "paragraph" else None
            if head:
                self._met.add("note")
                lines = [draft.lines[0][head.end() :].strip(), *draft.lines[1:]]
                draft = replace(draft, kind="note", lines=lines, labels=[head[1]])
            if mark:
                for n, line in enumerate(draft.lines):
                    draft.lines[n], count = mark.subn(r"[\1]", line)
                    self._met.update(["mark"] if count else [])
            found.append(draft)
        return found

    def headings(self, drafts: list[Draft]) -> list[Draft]:
        """Return *drafts* with headings where the rules say so, and nowhere else they name."""
        return [self._heading(draft) for draft in drafts]

    def _heading(self, draft: Draft) -> Draft:
        words = folded(" ".join(bare(line) for line in draft.lines))
        level = self._rules.headings.get(words)
        if level is None:
            return draft
        self._met.add(words)
        if level:
            lines = [" ".join(" ".join(draft.lines).split())]
            return Draft("heading", lines, draft.place, level=level, role=draft.role)
        if draft.kind == "heading":
            return Draft("paragraph", draft.lines, draft.place)
        return replace(draft, short=False)

    def skip(self, drafts: list[Draft], given: dict[str, list[Draft]]) -> list[Draft]:
        """Return *drafts* without the sections to skip; their notes are taken out of *given*."""
        kept: list[Draft] = []
        gone: list[Draft] = []
        level = -1
        for draft in drafts:
            if draft.kind == "heading":
                words = folded(bare(draft.lines[0]))
                if words in self._rules.skip:
                    self._met.add(words)
                    level = draft.level if level < 0 or draft.level <= level else level
                elif level >= 0 and draft.level <= level:
                    level = -1
            (kept if level < 0 else gone).append(draft)
        stays = set(_marks(kept))
        for label in dict.fromkeys(_marks(gone)):
            if label not in stays:
                gone += given.pop(label, [])
        for draft in gone:
            self._log.leave(SKIPPED, draft.place, " ".join(draft.lines))
        return kept

    def remarks(self, *, noted: bool) -> Iterator[Remark]:
        """Yield what an editor should know of rules without effect; *noted*: notes are marked."""
        for words in [*self._rules.headings, *sorted(self._rules.skip)]:
            if words not in self._met:
                yield _no_effect(f"nothing says “{words}”")
        for name in ("mark", "note"):
            if getattr(self._rules, name) and noted:
                yield _no_effect(f"the file itself says what a note is, not “{name}”")
            elif getattr(self._rules, name) and name not in self._met:
                yield _no_effect(f"“{name}” is nowhere")


def _no_effect(why: str) -> Remark:
    return Remark(1, f"{NAME}: {why}.", "The rule has no effect; correct it or take it away.")


def _marks(drafts: Iterable[Draft]) -> Iterator[str]:
    for draft in drafts:
        for line in draft.lines:
            yield from _MARK.findall(line)
