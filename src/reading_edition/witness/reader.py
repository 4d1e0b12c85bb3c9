"""Read the copy of a text that a reader brings. This is the way in: :func:`read`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reading_edition.witness import formats
from reading_edition.witness.decode import decode
from reading_edition.witness.gutenberg import prepare
from reading_edition.witness.joins import join
from reading_edition.witness.limits import SourceError, read_bounded
from reading_edition.witness.model import Text
from reading_edition.witness.options import Options
from reading_edition.witness.plaintext import drafts
from reading_edition.witness.repairs import Kind, Log, unknown
from reading_edition.witness.structure import build
from reading_edition.witness.symbols import number

PLAIN = frozenset({"", ".txt", ".text", ".asc"})


def read(path: Path, options: Options | None = None) -> Text:
    """Return the text in the file *path*.

    Plain text, ``.html`` and ``.epub`` are read here; ``.md``, ``.docx`` and ``.odt`` by Pandoc,
    which the extra ``source`` installs. Raises :class:`SourceError` and nothing else.
    """
    options = options or Options()
    wrong = unknown(options.off)
    if wrong:
        raise SourceError(
            path,
            0,
            f"Unknown repair “{wrong[0]}”.",
            f"The kinds are {', '.join(kind.value for kind in Kind)}.",
        )
    log = Log(options.off)
    data = read_bounded(path, options.limits)
    suffix = path.suffix.lower()
    if suffix not in PLAIN:
        return formats.read(path, data, log, options)
    text = decode(path, data, log, options.encoding)
    prepared = prepare(text, log)
    found = join(number(drafts(prepared.text, log), log), log)
    made = build(
        path,
        found,
        log,
        options.limits,
        language=options.language,
        raw=True,
        rules=options.rules,
        meta=prepared.meta,
        given=prepared.notes,
    )
    return replace(made, remarks=(*prepared.remarks, *made.remarks))
