"""Folders of finished output: complete, or as they were before; one run at a time.

The standard library is all that this needs: ``noxfile.py`` loads the file by its path, where the
engine is not installed.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


_WARNING = re.compile(r"^(?:.*: )?(?:WARNING|ERROR|CRITICAL): ", re.MULTILINE)
_OF_COPY = "[edition.source]"


class Unwritable(Exception):
    """Why an output cannot be written, in one line."""


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A new private folder, which takes the place of *target* if the block ends without error.

    What was there before is removed only when the new folder stands in its place; where the two
    cannot be exchanged in one step, it is renamed aside for a moment. A run that was killed is
    mended by the next. Two runs for one target wait for each other. Raises
    `Unwritable` where the folder of *target* cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(target.parent / f".lock-{target.name}", os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        raise Unwritable(f"{target}: it cannot be written ({error.strerror}).") from None
    try:
        _wait_for(lock)
        _heal(target)
        making = Path(tempfile.mkdtemp(prefix=f".making-{target.name}-", dir=target.parent))
        made = making / "out"
        made.mkdir()
        try:
            yield made
            _swap(made, target)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    finally:
        os.close(lock)  # and so the lock is given back


def _wait_for(lock: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(lock, msvcrt.LK_LOCK, 1)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX)


def _aside(target: Path) -> Path:
    return target.with_name(f".before-{target.name}")


def _heal(target: Path) -> None:
    """Undo what a run that was killed has left: only the run with the lock gets here."""
    before = _aside(target)
    if before.exists() and not target.exists():
        before.rename(target)
    shutil.rmtree(before, ignore_errors=True)
    for left in target.parent.glob(f".making-{target.name}-*"):
        shutil.rmtree(left, ignore_errors=True)


def _swap(made: Path, target: Path) -> None:
    before = _aside(target)
    if not target.exists():
        made.rename(target)
        return
    if _exchange(made, target):
        return  # the folder of this run now holds what was there before
    target.rename(before)
    try:
        made.rename(target)
    except OSError:
        before.rename(target)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that neither name is ever without one.

    Linux and macOS can, on most file systems; False where it was not done.
    """
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):  # <fcntl.h>: AT_FDCWD; <linux/fs.h>: RENAME_EXCHANGE
        return bool(libc.renameat2(-100, names[0], -100, names[1], 2) == 0)
    if hasattr(libc, "renamex_np"):  # <sys/stdio.h>: RENAME_SWAP
        return bool(libc.renamex_np(*names, 2) == 0)
    return False


def strictness(warnings: Path, copy: bool) -> list[str]:
    """Sphinx's arguments that make every warning a failure.

    With a reader's copy the warnings go to the file *warnings* as well, and `refused` judges
    them: a copy that has other words here and there is set beside the edition all the same.
    """
    return ["-w", str(warnings)] if copy else ["-W", "--keep-going"]


def refused(warnings: Path) -> list[str]:
    """The warnings in the file that are a failure: all but those about the copy's words."""
    if not warnings.is_file():
        return []
    text = warnings.read_text(encoding="utf-8", errors="replace")
    starts = [found.start() for found in _WARNING.finditer(text)]
    said = [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]
    return [one for one in said if not one.endswith(_OF_COPY)]


def note_copy(target: Path, held: bool) -> None:
    """Note whether *target* holds the words of a reader's copy.

    Where it does not, drop every output beside it that does: a build without the copy leaves
    none of its words behind.
    """
    mark = target.with_name(f".copy-in-{target.name}")
    if held:
        mark.touch()
        return
    for other in target.parent.glob(".copy-in-*"):
        name = other.name.removeprefix(".copy-in-")
        if name != target.name:
            shutil.rmtree(target.with_name(name), ignore_errors=True)
        other.unlink()
