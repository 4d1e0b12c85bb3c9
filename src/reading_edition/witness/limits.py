"""Limits on a copy, and the one error for a copy that exceeds them or cannot be read."""

from __future__ import annotations

import io
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024


class SourceError(Exception):
    """A copy that cannot be read: where, what is wrong, and what to do about it."""

    def __init__(self, path: Path | str, line: int, message: str, advice: str) -> None:
        self.path = str(path)
        self.line = line
        self.message = message
        self.advice = advice
        where = f"{self.path}:{line}" if line else self.path
        super().__init__(f"{where}: {message} {advice}")


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest copy that is read.

    ``bytes``: of the file, and of what a zip (DOCX, ODT, EPUB) unpacks to in all; ``blocks``: of
    the whole text; ``depth``: of nested lists, quotations and emphasis; ``entries``: files in a
    zip; ``seconds`` and ``heap`` (bytes): what Pandoc may use.
    """

    bytes: int = 64 * MEGABYTE
    blocks: int = 200_000
    depth: int = 64
    entries: int = 5_000
    seconds: float = 60.0
    heap: int = 1024 * MEGABYTE


def read_bounded(path: Path, limits: Limits) -> bytes:
    """Return the bytes of the regular file *path*; raise :class:`SourceError` for anything else."""
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise SourceError(path, 0, "This is a folder.", "Name the file that holds the text.")
        if not stat.S_ISREG(info.st_mode):
            raise SourceError(
                path, 0, "This is a device or a pipe.", "Save the text as a file and name that."
            )
        with path.open("rb") as stream:
            data = stream.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(
            path, 0, f"The file cannot be read ({reason}).", "Check its name and permissions."
        ) from None
    if len(data) > limits.bytes:
        raise SourceError(
            path,
            0,
            f"The file is larger than {limits.bytes // MEGABYTE} MB.",
            "Keep only the text; pictures are not used.",
        )
    if not data.strip(b"\x00\t\n\f\r "):
        raise SourceError(path, 0, "The file is empty.", "Name the file that holds the text.")
    return data


def check_zip(path: Path, data: bytes, limits: Limits) -> None:
    """Raise :class:`SourceError` where the zip in *data* is broken or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            claimed = sum(entry.file_size for entry in entries)
            if len(entries) > limits.entries or claimed > limits.bytes:
                raise SourceError(
                    path,
                    0,
                    f"The file unpacks to {len(entries)} files and {claimed} bytes.",
                    "Save the text alone, without pictures, and try again.",
                )
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise SourceError(
            path, 0, "The file is damaged: it is not a whole document.", "Save or copy it again."
        ) from None
