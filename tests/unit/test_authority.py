"""The authority file: what is read, and every fault told."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model import dates
from reading_edition.people.authority import Authority, Fault, load
from reading_edition.people.schema import (
    FIELDS,
    SCHEMA_FILE,
    check_digit_fits,
    schema,
    schema_text,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def _read(text: str | bytes) -> tuple[Authority, list[Fault]]:
        path = tmp_path / "names.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load(path)

    return _read


def test_a_whole_entry(read) -> None:  # type: ignore[no-untyped-def]
    authority, faults = read(
        """
        [serge]
        heading = "Serge, Victor"
        variants = ["Serge", "V. Serge"]
        born = "1890-12-30"
        died = "1947"
        description = "Novelist"
        see_also = "trotsky"
        wikidata = "Q1"
        isni = "0000 0000 0000 0001"
        note = "A remark"

        [trotsky]
        heading = "Trotsky, Leon"
        """
    )
    assert faults == []
    serge = authority.persons["serge"]
    assert (serge.display, serge.sort, serge.dates) == (
        "Victor Serge",
        "Serge, Victor",
        "1890–1947",
    )
    assert (serge.variants, serge.see_also, serge.kind) == (
        ("Serge", "V. Serge"),
        ("trotsky",),
        "person",
    )
    assert (serge.born, serge.died, serge.living, serge.line) == ("1890-12-30", "1947", False, 2)
    assert serge.links == (
        ("Wikidata", "https://www.wikidata.org/entity/Q1"),
        ("ISNI", "https://isni.org/isni/0000000000000001"),
    )
    assert pickle.loads(pickle.dumps(authority)) == authority


@pytest.mark.parametrize(
    ("fields", "display"),
    [
        ('heading = "Serge, Victor"', "Victor Serge"),
        ('heading = "Deng Xiaoping"', "Deng Xiaoping"),
        ('heading = "Assad, Bashar al-"', "Bashar al-Assad"),
        ('heading = "Alembert, Jean d’"', "Jean d’Alembert"),
        ('heading = "King, Martin Luther, Jr."', "Martin Luther King Jr."),
        ('heading = "Louis XIV, king"\ndisplay = "Louis XIV"', "Louis XIV"),
        ('heading = "Workers, Council of"\nkind = "collective"', "Workers, Council of"),
    ],
)
def test_display(read, fields: str, display: str) -> None:  # type: ignore[no-untyped-def]
    authority, faults = read(f"[a]\n{fields}\n")
    assert faults == []
    assert authority.persons["a"].display == display


@pytest.mark.parametrize(
    ("born", "died", "printed"),
    [
        ("1890", "1947", "1890–1947"),
        ("c. 1890", "after 1947", "c. 1890–after 1947"),
        ("before 1890", "?", "before 1890–?"),
        ("?", "1947-11-17", "?–1947"),
        ("1949", "", "b. 1949"),
        ("", "c. 1300", "d. c. 1300"),
        ("106 BCE", "43 BCE", "106 BCE–43 BCE"),
        ("?", "?", ""),
        ("?", "", ""),
        ("", "", ""),
    ],
)
def test_dates(born: str, died: str, printed: str) -> None:
    assert dates.life(dates.parse(born), dates.parse(died)) == printed


def test_iso_dates_count_years_astronomically() -> None:
    assert [
        found.iso for text in ("44 BCE", "c. 1890-05", "7") if (found := dates.parse(text))
    ] == [
        "-0043",
        "1890-05",
        "0007",
    ]


# Each file below has the faults told after it, by line and a part of the message.
FAULTY = [
    ('[a]\nheading = "A"\nborne = "1890"\n', [(3, "Did you mean born?")]),
    ('[a]\nheading = "A"\nzzz = 1\n', [(3, "Known: heading, display")]),
    ('[a]\nborn = "1890"\n', [(1, "[a] has no heading")]),
    ("[a]\nheading = 1\n", [(2, "heading = 1")]),
    ('[a]\nheading = " "\n', [(2, "cannot be used")]),
    ('[a]\nheading = "A"\nborn = 1890\n', [(3, "born = 1890, which cannot be used")]),
    ('[a]\nheading = "A"\nborn = "189x"\n', [(3, "is not a date")]),
    ('[a]\nheading = "A"\nborn = "1890-02-30"\n', [(3, "is not a date")]),
    ('[a]\nheading = "A"\nborn = "44-01 BCE"\n', [(3, "is not a date")]),
    ('[a]\nheading = "A"\nborn = "1900"\ndied = "1890"\n', [(4, "before the birth")]),
    ('[a]\nheading = "A"\nborn = "1900-05-02"\ndied = "1900-05-01"\n', [(4, "before the birth")]),
    ('[a]\nheading = "A"\ndied = "1890"\nliving = true\n', [(4, "has living = true")]),
    ('[a]\nheading = "A"\nliving = "yes"\n', [(3, 'living = "yes"')]),
    ('[a]\nheading = "A"\nkind = "colective"\n', [(3, "Did you mean collective?")]),
    ('[a]\nheading = "A"\nvariants = "B"\n', [(3, "cannot be used")]),
    ('[a]\nheading = "A"\nvariants = ["B", 2]\n', [(3, "cannot be used")]),
    ('[a]\nheading = "A"\nwikidata = "855"\n', [(3, 'wikidata = "Q855"')]),
    ('[a]\nheading = "A"\norcid = "0000-0002-1825-0098"\n', [(3, "last digit")]),
    ('[a]\nheading = "A"\nisni = "0000000000000002"\n', [(3, "last digit")]),
    ('[a]\nheading = "A"\nsee = "b"\n', [(3, "there is no entry 'b'")]),
    (
        '[serge]\nheading = "S"\n[k]\nheading = "K"\nsee = "sergee"\n',
        [(5, "Did you mean serge?")],
    ),
    ('[a]\nheading = "A"\nsee_also = ["a"]\n', [(3, "cannot refer to itself")]),
    (
        '[a]\nheading = "A"\nsee = "b"\n[b]\nheading = "B"\nsee = "a"\n',
        [(3, "a → b → a"), (6, "b → a → b")],
    ),
    (
        '[a]\nheading = "A"\nsee = "b"\n[b]\nheading = "B"\nsee = "c"\n[c]\nheading = "C"\n',
        [(3, "the entry with the locators: 'c'")],
    ),
    (
        '[a]\nheading = "A"\nsee = "b"\nsee_also = "b"\n[b]\nheading = "B"\n',
        [(4, "both see and see_also")],
    ),
    ('[Bad]\nheading = "A"\n', [(1, "such as [bad]")]),
    ('["b d"]\nheading = "A"\n', [(1, "such as [bd]")]),
    ('serge = "Serge"\n', [(1, "is not a table")]),
    ('[a]\nheading = "A"\n\n[a]\nheading = "B"\n', [(4, "on line 1 already")]),
    ('[a]\nheading = "A"\nheading = "B"\n', [(3, "This is not TOML")]),
    (
        '[a]\nheading = "unclosed\n[b]\nborn = "x"\n',
        [(2, "not TOML"), (3, "no heading"), (4, "not a date")],
    ),
    ("stray\n", [(1, "This is not TOML")]),
    (b'[a]\nheading = "A"\nnote = "\xff"\n', [(3, "not in UTF-8")]),
    ('[a]\r\nheading = "A"\r\nborne = "1"\r\n', [(3, "born")]),
    (
        '[a]\nheading = "A"\nnote = """\n[b]\nkind = 3\n"""\nborne = "1"\n# "\nxx = 1\n',
        [(7, "borne"), (9, "xx")],
    ),
    ('a.heading = "A"\na.borne = "1"\n', [(2, "borne")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FAULTY)
def test_faults(read, text: str | bytes, told: list[tuple[int, str]]) -> None:  # type: ignore[no-untyped-def]
    _, faults = read(text)
    assert [fault.line for fault in faults] == [line for line, _ in told], faults
    for fault, (_, part) in zip(faults, told, strict=True):
        assert part in fault.message


def test_all_faults_are_told_in_one_run_and_the_rest_is_kept(read) -> None:  # type: ignore[no-untyped-def]
    authority, faults = read(
        '[a]\nheading = "A"\nborn = "x"\ndied = "1900"\n[b\nheading = "B"\n'
        '[c]\nheading = "C"\nsee = "b"\n[d]\nheading = "D"\nsee_also = ["a", "nobody"]\n'
    )
    assert [fault.line for fault in faults] == [3, 5, 12]
    assert authority.persons["a"].died == "1900"
    assert authority.persons["d"].see_also == ("a",)


def test_a_fault_names_file_and_line(read) -> None:  # type: ignore[no-untyped-def]
    fault = read("[a]\n")[1][0]
    assert str(fault).startswith(f"{fault.path}:1: [a] has no heading")


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    authority, faults = load(tmp_path / "none.toml")
    assert not authority.persons
    assert "cannot be read" in faults[0].message


def shared(authority: Authority) -> dict[str, list[str]]:
    """The forms that two or more persons share, with their keys."""
    forms = list(authority.forms())
    keys = {form: [key for other, key in forms if other == form] for form, _ in forms}
    return {form: found for form, found in keys.items() if len(found) > 1}


def test_forms_and_those_that_two_persons_share(read) -> None:  # type: ignore[no-untyped-def]
    authority, faults = read(
        '[petra]\nheading = "Kelly, Petra"\nvariants = ["Kelly"]\n'
        '[grace]\nheading = "Kelly, Grace"\nvariants = ["Kelly", "Grace Kelly"]\n'
        '[grimaldi]\nheading = "Grimaldi, Grace"\nsee = "grace"\n'
    )
    assert faults == []
    assert shared(authority) == {"Kelly": ["petra", "grace"]}
    assert ("Grace Grimaldi", "grace") in list(authority.forms())
    assert authority.resolve("grimaldi") == "grace"
    assert authority.resolve("nobody") is None


def test_a_reference_to_an_entry_that_cannot_be_read_is_no_fault_but_leads_nowhere(read) -> None:  # type: ignore[no-untyped-def]
    authority, faults = read('[a]\nheading = A\n[b]\nheading = "B"\nsee = "a"\n')
    assert [fault.line for fault in faults] == [2]
    assert authority.resolve("b") is None
    assert list(authority.forms()) == []


@given(st.text(alphabet="[]\"=ab.\n #{}'\\,1ž", max_size=60))
def test_no_file_makes_a_traceback(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("names") / "names.toml"
    path.write_text(text, encoding="utf-8")
    authority, faults = load(path)
    assert all(fault.line >= 1 and fault.message for fault in faults)
    assert not authority.persons or all(p.heading for p in authority.persons.values())


@pytest.mark.parametrize(
    "value",
    [
        "variants = " + "[" * 5000 + "]" * 5000,
        "born = " + "9" * 6000,
        ".".join(["a"] * 3000) + " = 1",
    ],
    ids=["nested", "number", "key"],
)
def test_what_a_parser_will_not_read_costs_its_entry_only(read, value: str) -> None:  # type: ignore[no-untyped-def]
    text = f'[a]\nheading = "A"\n\n[b]\nheading = "B"\n{value}\n\n[c]\nheading = "C"\n'
    authority, faults = read(text)
    assert {"a", "c"} <= authority.persons.keys()
    (fault,) = (fault for fault in faults if "This is not TOML" in fault.message)
    assert fault.line == 4
    assert "too long, or too deeply nested" in fault.message


def chain(length: int, last: str) -> str:
    """Entries that each refer to the next, and the last to *last*."""
    return "".join(
        f'[x{n}]\nheading = "X{n}"\nsee = ["x{n + 1}"]\n' if n < length - 1 else
        f'[x{n}]\nheading = "X{n}"\n{last}\n'
        for n in range(length)
    )  # fmt: skip


def test_a_long_chain_of_references_is_told_with_its_end(read) -> None:  # type: ignore[no-untyped-def]
    _, faults = read(chain(6_000, ""))
    assert len(faults) == 6_000 - 2
    assert all("Refer to the entry with the locators: 'x5999'." in f.message for f in faults)


@pytest.mark.parametrize("length", [3, 4000])
def test_a_circle_of_references_is_told_in_short(read, length: int) -> None:  # type: ignore[no-untyped-def]
    _, faults = read(chain(length, 'see = ["x0"]'))
    assert len(faults) == length
    assert "the entries refer in a circle (x" in " ".join(fault.message for fault in faults)
    assert max(len(fault.message) for fault in faults) < 200


def test_ten_thousand_entries_load(read) -> None:  # type: ignore[no-untyped-def]
    text = "".join(
        f'[p{i}]\nheading = "Serge{i}, Victor"\nvariants = ["Serge{i}"]\nborn = "1890"\n'
        f'died = "1947"\nwikidata = "Q{i + 1}"\n'
        for i in range(10_000)
    )
    authority, faults = read(text)
    assert (len(authority.persons), faults) == (10_000, [])


# -- the schema ------------------------------------------------------------------------


def test_the_schema_file_is_current() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), (
        "run: python -m reading_edition.people.schema"
    )


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_each_example_is_right(read, field) -> None:  # type: ignore[no-untyped-def]
    for example in field.example.split(" or "):
        text = f"[a]\n{field.name} = {example}\n"
        if field.name != "heading":
            text += 'heading = "A"\n'
        text += '[serge]\nheading = "S"\n[trotsky]\nheading = "T"\n'
        assert read(text)[1] == []
        jsonschema.validate(tomllib.loads(text), schema())


@pytest.mark.parametrize(
    "field",
    [
        'borne = "1"', "living = 1", 'born = "18900"', 'kind = "group"', 'wikidata = "q1"',
        'see = "A b"', 'certainty = "sure"', "variants = [1]", 'gnd = "x"', 'viaf = "0"', 'orcid = "1"', 'heading = ""',
    ],
)  # fmt: skip
def test_schema_and_loader_refuse_the_same(read, field: str) -> None:  # type: ignore[no-untyped-def]
    text = f"[a]\n{field}\n" + ("" if field.startswith("heading") else 'heading = "A"\n')
    assert read(text)[1]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schema())


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0079", False),
        ("0000 0000 0000 0001", True),
    ],
)
def test_check_digits(number: str, right: bool) -> None:
    assert check_digit_fits(number) is right


# -- this edition's own file -----------------------------------------------------------


def test_the_names_of_this_edition_have_no_fault_and_share_no_form() -> None:
    authority, faults = load(ROOT / "names.toml")
    assert faults == []
    assert shared(authority) == {}
    assert len([p for p in authority.persons.values() if not p.see]) == 54
    table = tomllib.loads((ROOT / "names.toml").read_text(encoding="utf-8"))
    jsonschema.validate(table, schema())


def test_every_field_is_documented() -> None:
    page = (ROOT / "docs" / "editing" / "authority-file.md").read_text(encoding="utf-8")
    rows = "".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| `"))
    assert [field.name for field in FIELDS if f"`{field.name}`" not in rows] == []
