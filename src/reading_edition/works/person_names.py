"""Names of persons as pybtex has them, in the order and the list that a style prints."""

from __future__ import annotations

from collections.abc import Sequence

from pybtex.database import Person


def surname(person: Person) -> str:
    """Surname with particle, or the whole name of a collective."""
    return " ".join(
        str(part)
        for part in (
            *person.rich_prelast_names,
            *person.rich_last_names,
            *person.rich_lineage_names,
        )
    )


def full_name(person: Person) -> str:
    """Given name before surname: "Victor Serge"."""
    given = " ".join(str(n) for n in (*person.rich_first_names, *person.rich_middle_names))
    return f"{given} {surname(person)}".strip()


def inverted(person: Person) -> str:
    """Surname before given name: "Serge, Victor"."""
    given = " ".join(str(n) for n in (*person.rich_first_names, *person.rich_middle_names))
    return f"{surname(person)}, {given}" if given else surname(person)


def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: "A", "A and B", "A, B, and C"."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
