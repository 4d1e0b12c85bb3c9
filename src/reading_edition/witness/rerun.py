"""Write the files of an import, once or again, without losing what an editor has changed.

``import-record.json`` beside the pages keeps a hash of each file as it was written, and the
pages that each lists. A file that is no longer as it was written has been edited, and stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from reading_edition.witness.limits import SourceError
from reading_edition.witness.rules import NAME

RECORD = "import-record.json"
NEW = ".new"
"""What is added to the name of an edited file for what the import would write in its place."""
_VERSION = 1
What: TypeAlias = Literal["new", "same", "updated", "kept", "removed", "abandoned"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: ``kept`` where it has been edited, ``abandoned`` where it has been
    edited and the import makes it no longer; ``message`` says what an editor may do."""

    path: Path
    what: What
    message: str = ""


@dataclass(slots=True)
class Record:
    """What an import wrote: a hash of each file, the pages that each lists, its ``language``."""

    files: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    language: str = ""


def record_of(folder: Path) -> Record | None:
    """Return the record in *folder*, None without one. Raises :class:`SourceError`."""
    path = folder / RECORD
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            raise ValueError(f"its version is {data['version']!r}")
        return Record(dict(data["files"]), dict(data["lists"]), str(data["language"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            path, 0, f"This is no record of an import ({error}).",
            "Take it away, and import into a new folder.",
        ) from None  # fmt: skip


def settle(
    folder: Path, files: Mapping[str, str], lists: Mapping[str, Sequence[str]], language: str
) -> list[Outcome]:
    """Write *files*, by name, into *folder*; *lists* has the pages that each of them lists.

    Raises :class:`SourceError`, and writes nothing then, where *folder* holds files but no record
    of an import.
    """
    before = record_of(folder)
    if before is None and folder.exists() and (not folder.is_dir() or _holds_files(folder)):
        raise SourceError(
            folder, 0, "The folder is not empty.", "Name a new one: nothing is overwritten."
        )
    before = before or Record()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _rename(folder, files, before)
        outcomes = [_one(folder, name, files[name], before, lists.get(name, ())) for name in files]
        outcomes += [_gone(folder, name, before) for name in before.files if name not in files]
        kept = {
            one.path.name: before.files[one.path.name]
            for one in outcomes
            if one.what == "abandoned"
        }
        record = {
            "version": _VERSION,
            "language": language,
            "files": {name: _hash(words) for name, words in files.items()} | kept,
            "lists": {name: list(pages) for name, pages in lists.items()},
        }
        (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise SourceError(
            folder, 0, f"The pages cannot be written ({error.strerror}).", "Name another folder."
        ) from None
    return outcomes


def _holds_files(folder: Path) -> bool:
    """Whether there is anything in *folder* but the rules for its first import."""
    return any(path.name != NAME for path in folder.iterdir())


def _hash(words: str) -> str:
    """The hash of *words*, whose line ends do not matter: some tools change them all."""
    return sha256(words.replace("\r\n", "\n").encode()).hexdigest()


def _read(path: Path) -> str:
    # Bytes that are no text are an edit like any other, and are not written again.
    return path.read_bytes().decode("utf-8", "backslashreplace")


def _write(path: Path, words: str) -> None:
    path.write_bytes(words.encode())


def _edited(path: Path, before: Record) -> bool:
    """Whether the file is not as the import wrote it; one that it did not write is an editor’s."""
    return _hash(_read(path)) != before.files.get(path.name, "")


def _rename(folder: Path, files: Mapping[str, str], before: Record) -> None:
    """Give pages whose numbers have changed, and whose sections have not, their new names."""
    fresh = {_section(name): name for name in files if name not in before.files}
    moves = [
        (old, fresh[_section(old)])
        for old in before.files
        if old not in files and _section(old) in fresh and (folder / old).is_file()
    ]
    for old, new in moves:
        if not (folder / new).exists():
            (folder / old).rename(folder / new)
            before.files[new] = before.files.pop(old)
            if old in before.lists:
                before.lists[new] = before.lists.pop(old)


def _section(name: str) -> str:
    number, _hyphen, rest = name.partition("-")
    return rest if number.isdigit() else name


def _one(folder: Path, name: str, words: str, before: Record, pages: Sequence[str]) -> Outcome:
    path = folder / name
    beside = folder / f"{name}{NEW}"
    if not path.exists():
        _write(path, words)
        return Outcome(path, "new")
    if not _edited(path, before):
        same = before.files[name] == _hash(words)
        _write(path, words)
        beside.unlink(missing_ok=True)
        return Outcome(path, "same" if same else "updated")
    if before.files.get(name) == _hash(words):
        return Outcome(path, "kept")
    listed = _listed(path, before.lists.get(name, []), pages)
    if listed and _only_lists(words, before, name, pages):
        return Outcome(path, "kept", "Its list of pages is new; the rest is as you left it.")
    _write(beside, words)
    more = " Its list of pages is new." if listed else ""
    return Outcome(
        path, "kept", f"You have edited it. What the import makes now is in {beside.name}.{more}"
    )


def _listed(path: Path, old: Sequence[str], new: Sequence[str]) -> bool:
    """Put the pages *new* in place of *old* in the list of an edited page, if it is there."""
    text = _read(path)
    before, after = "\n".join(old), "\n".join(new)
    if not old or not new or "\r" in text or before == after or f"\n{before}\n" not in text:
        return False
    _write(path, text.replace(f"\n{before}\n", f"\n{after}\n", 1))
    return True


def _only_lists(words: str, before: Record, name: str, pages: Sequence[str]) -> bool:
    """Whether *words* differ from what was written before in the list of *pages* only."""
    old = words.replace("\n".join(pages), "\n".join(before.lists.get(name, [])), 1)
    return _hash(old) == before.files.get(name)


def _gone(folder: Path, name: str, before: Record) -> Outcome:
    path = folder / name
    if path.exists() and _edited(path, before):
        return Outcome(
            path, "abandoned",
            "You have edited it, and the import makes no such page now. Take it away, or list it.",
        )  # fmt: skip
    path.unlink(missing_ok=True)
    return Outcome(path, "removed", "The import makes no such page now.")
