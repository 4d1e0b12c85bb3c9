"""Options are checked before anything reads them, and read through one object."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reading_edition.config import OPTIONS, PREFIX, settings_of
from tests.engine.conftest import Build

SRC = Path(__file__).parent.parent.parent / "src"
FAULTS = {
    "names": ("1", "must be a string, not 1."),
    "name_links": ("'some'", "must be one of 'all', 'first', 'none', not 'some'."),
    "indexes": ("['a.toml']", "must be a dict such as"),
    "note_series": ("'trnote'", "must be a dict such as"),
    "sigla": ("['A']", "must be a dict such as"),
    "versions": ("['he']", "must be a dict such as"),
    "recognise": ("'yes'", "must be True or False, not 'yes'."),
    "alphabet": ("['sv']", "must be a string, not ['sv']."),
    "index_order": ("[]", "must be one of 'word', 'letter', not []."),
    "anchors": ("{}", "must be a string, not {}."),
    "source": ("b'x'", "must be a string, not b'x'."),
    "source_unrepaired": ("['a', 1]", "must be a list of strings, not ['a', 1]."),
    "source_licence": ("False", "must be a string, not False."),
    "fingerprints": ("3.5", "must be a string, not 3.5."),
    "lint": ("'no'", "must be True or False, not 'no'."),
    "book": ("'A4'", "must be a dict such as"),
    "look": ("'dark'", "must be True or False, not 'dark'."),
    "downloads": ("'book.pdf'", "must be a list of strings, not 'book.pdf'."),
    "lint_rules": ("['note-gap']", "must be a dict such as"),
    "record": ("'x'", "must be a dict such as {'title': 'A title'}, not 'x'."),
}
"""For each option a value that it cannot have, and what is said of it."""


def told(warnings: str) -> list[str]:
    """The warnings of a build, without colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", warnings).splitlines()


def test_every_option_is_checked() -> None:
    assert {item.name for item in OPTIONS} == FAULTS.keys()


@pytest.mark.parametrize("builder", ["html", "latex", "epub"])
def test_options_that_cannot_be_used_are_told_once_each_and_the_defaults_stand(
    edition: Build, builder: str
) -> None:
    conf = "".join(f"{PREFIX}{name} = {value}\n" for name, (value, _) in FAULTS.items())
    built = edition(conf=conf.replace(f"{PREFIX}lint", "if True:\n    " + PREFIX + "lint"))
    lines = [line for line in told(built.warnings) if not line.endswith("[edition.lint]")]
    assert len(lines) == len(FAULTS), lines
    for name, (_, fault) in FAULTS.items():
        (line,) = (line for line in lines if f" {PREFIX}{name} " in line)
        assert re.search(r"conf\.py:\d+: WARNING: ", line)
        assert fault in line
        assert line.endswith("is used instead. [edition.config]")
    assert settings_of(built.app).names == "names.toml"
    assert built.app.config.reading_edition_names == "names.toml"


def test_no_name_of_a_file_is_told(edition: Build) -> None:
    built = edition(conf="reading_edition_names = ''\n")
    (message,) = told(built.warnings)
    assert "reading_edition_names must be the name of a file, not ''. Correct it" in message


def test_a_fault_is_told_with_its_line(edition: Build) -> None:
    built = edition(conf="\n\nreading_edition_record = 'x'\n")
    line = (built.source / "conf.py").read_text().splitlines().index("reading_edition_record = 'x'")
    (message,) = told(built.warnings)
    assert f"{built.source / 'conf.py'}:{line + 1}: WARNING" in message


def test_an_unknown_option_is_told_with_the_nearest(edition: Build) -> None:
    built = edition(conf="if True:\n    reading_edition_nmes = 'x'\n")
    (message,) = told(built.warnings)
    assert "Unknown option reading_edition_nmes. Did you mean reading_edition_names" in message


def test_an_option_set_to_its_default_is_an_option_set(edition: Build) -> None:
    settings = settings_of(edition(conf="reading_edition_names = 'names.toml'\n").app)
    assert "names" in settings.given
    assert "anchors" not in settings.given
    assert settings.whole


def test_the_record_is_parsed_once(edition: Build) -> None:
    app = edition(conf="reading_edition_record = {'title': 'A', 'tile': 'B'}\n").app
    assert settings_of(app).record.title == "A"
    assert settings_of(app) is settings_of(app.env) is settings_of(app.config)
    faults = told(app.warning.getvalue())
    assert sum("unknown" in line or "no field tile" in line for line in faults) == 1


def test_nothing_reads_an_option_past_the_settings() -> None:
    pattern = re.compile(r"_raw_config|config\.reading_edition_|config\[.reading_edition_")
    found = [
        path.name for path in SRC.rglob("*.py") if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(("builder", "warned"), [("html", False), ("latex", True)])
def test_an_engine_that_cannot_set_the_book_matters_to_the_book_only(
    edition: Build, builder: str, warned: bool
) -> None:
    built = edition(conf='latex_engine = "pdflatex"', builder=builder)
    assert ("cannot set the book" in built.warnings) == warned
