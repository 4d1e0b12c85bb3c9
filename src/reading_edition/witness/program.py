"""Pandoc as a process of its own: in its sandbox, with bounds of time, memory and output."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from reading_edition.witness.limits import MEGABYTE, Limits, SourceError

OUTPUT_FACTOR = 8
"""What is written may be so many times as large as the largest file that is read."""


def run(path: Path, command: list[str], data: bytes, limits: Limits) -> bytes:
    """Return what Pandoc, as *command* says, makes of *data*, which is the file *path* or of it.

    Raises :class:`SourceError` where it fails, or goes beyond *limits*.
    """
    command = [*command, "--sandbox", "+RTS", f"-M{limits.heap // MEGABYTE}M", "-RTS"]
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(data)
        source.seek(0)
        try:
            done = subprocess.run(
                command,
                stdin=source,
                stdout=target,
                stderr=subprocess.PIPE,
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise SourceError(
                path,
                0,
                f"Pandoc did not finish within {limits.seconds:g} seconds.",
                "The file is damaged or far too large; save it as plain text and name that.",
            ) from None
        except OSError as error:
            raise SourceError(
                path, 0, f"Pandoc cannot be run ({error.strerror}).", "Install the extra again."
            ) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            reason = _printable(said[0]) if said else f"status {done.returncode}"
            raise SourceError(
                path,
                0,
                f"Pandoc cannot read the file ({reason}).",
                "Open it in the program that made it, save it again, or save it as plain text.",
            )
        if target.tell() > limits.bytes * OUTPUT_FACTOR:
            raise SourceError(path, 0, "The text is too large.", "Divide it in parts.")
        target.seek(0)
        return target.read()


def _printable(words: str) -> str:
    return "".join(char if char.isprintable() else " " for char in words)[:200]
