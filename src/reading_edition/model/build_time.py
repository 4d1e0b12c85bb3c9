"""The time that a build gives its files, so that two builds of one text are the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from .dates import parse


def build_time(published: str) -> datetime | None:
    """When this build was made, by ``SOURCE_DATE_EPOCH``, or else when the edition was published.

    *published* is the date of the record, to the year, month or day; the time is the first of it,
    in UTC. None where neither says anything: the clock is then all there is.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    read = parse(published)
    if read is None or not read.iso or read.year < 1:
        return None
    year, month, day = (*map(int, read.iso.split("-")), 1, 1)[:3]
    return datetime.combine(date(year, month, day), time(), UTC)
