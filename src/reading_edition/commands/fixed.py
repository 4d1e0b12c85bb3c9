"""What a build takes from its surroundings, fixed, so that one commit makes the same bytes.

The standard library is all that this needs: ``noxfile.py`` loads the file by its path, where the
engine is not installed.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def fixed(folder: Path) -> dict[str, str]:
    """The variables of a build of *folder*: its time, which TeX shall take too, in UTC.

    The time is ``SOURCE_DATE_EPOCH`` if that is set, or that of the last commit. Where there is
    neither, the engine takes the date of the record.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(folder)
    time = {"SOURCE_DATE_EPOCH": seconds} if seconds else {}
    return {**time, "FORCE_SOURCE_DATE": "1", "TZ": "UTC"}


def _last_commit(folder: Path) -> str:
    """Seconds since 1970; empty outside git, and without it."""
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()
