"""Whose works a bibliography has."""

from __future__ import annotations

import pytest

from reading_edition.pages.works_by_person import works_by
from reading_edition.people.authority import Authority, Person

PERSONS = [
    Person("serge", "Serge, Victor", "Serge", variants=("Serge", "Victor Kibalchich")),
    Person("nikolai", "Serge, Nikolai", "Serge", variants=("Sergius",)),
    Person("sergius", "Sergius, Anna", "Sergius", variants=("sergius",)),
    Person("obrien", "O’Brien, Flann", "O"),
    Person("crimethinc", "CrimethInc.", "C", kind="collective"),
    Person("kibalchich", "Kibalchich, Viktor", "K", see=("serge",)),
    Person("roy", "Beauvoir, Simone de", "B", named="Simone de Beauvoir"),
]
AUTHORITY = Authority({person.key: person for person in PERSONS})


def owners(**roles: object) -> list[str]:
    """The keys of the persons whose work the item with these *roles* is."""
    return list(works_by(AUTHORITY, [{"id": "w", "title": "W", **roles}]))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ({"family": "Serge", "given": "Victor"}, ["serge"]),
        ({"family": "SERGE", "given": "Victor"}, ["serge"]),
        ({"family": "Kibalchich", "given": "Viktor"}, ["serge"]),
        ({"family": "Serge"}, []),
        ({"family": "Serge", "given": "V."}, []),
        ({"family": "O'Brien", "given": "Flann"}, ["obrien"]),
        (
            {"family": "Beauvoir", "given": "Simone", "non-dropping-particle": "de"},
            ["roy"],
        ),
        ({"literal": "CrimethInc."}, ["crimethinc"]),
        ({"literal": "Sergius"}, []),
        ({"literal": "Nobody"}, []),
    ],
)
def test_a_work_is_a_persons_by_the_full_name_only(name: dict[str, str], keys: list[str]) -> None:
    assert owners(author=[name]) == keys


def test_an_editor_has_works_too_and_none_twice() -> None:
    victor = {"family": "Serge", "given": "Victor"}
    items = [
        {"id": "a", "title": "A", "editor": [victor]},
        {"id": "b", "title": "B"},
        {"id": "c", "title": "C", "author": [victor, {"literal": "CrimethInc."}], "editor": [victor]},
    ]  # fmt: skip
    found = works_by(AUTHORITY, items)
    assert {key: [w["id"] for w in works] for key, works in found.items()} == {
        "serge": ["a", "c"],
        "crimethinc": ["c"],
    }
