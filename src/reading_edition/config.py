"""Every option of the engine: declared, checked, and read through one typed object.

In ``conf.py`` a field of `Settings` that `option` declares is written with the prefix
``reading_edition_``: the field ``names`` is the option ``reading_edition_names``. Everything
else reads the options through `settings_of`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.config import CONFIG_FILENAME, ENUM, Config

from .messages import Subtype, nearest, warn
from .model.alphabets import ROOT, Alphabet, alphabet
from .model.record import Record
from .model.record_reading import read_record
from .option_values import SeriesOption, VersionOption, index_files, note_series, sigla, versions
from .sections import any_section

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PREFIX = "reading_edition_"
_SETTINGS = "re_settings"
"""A value of the configuration, so that every process and every build has its own."""
_DICTS = {"indexes": index_files, "sigla": sigla, "note_series": note_series, "versions": versions}
"""The options whose entries are checked one by one."""
_WANTED = {
    str: "a string",
    bool: "True or False",
    list: "a list of strings",
    dict: "a dict such as {'title': 'A title'}",
}


def option(default: Any, rebuild: str, *choices: str) -> Any:
    """Declare an option: its default, what Sphinx has to do again when it changes, its choices."""
    return field(
        default_factory=lambda: default,
        metadata={"default": default, "rebuild": rebuild, "choices": choices},
    )


@dataclass(frozen=True)
class Settings:
    """The options of an edition, checked; a value that cannot be used is the default here."""

    names: str = option("names.toml", "env")
    """Authority file of persons, relative to the folder of the pages."""
    name_links: str = option("all", "html", "all", "first", "none")
    """Which mentions lead to the person's card: every one, the first in each section, none."""
    indexes: dict[str, str] = option({}, "env")
    """Other indexes by name, such as subjects and places, each with its authority file."""
    recognise: bool = option(False, "env")
    """Find names in running text; a page's front matter ``recognise`` overrides it."""
    sigla: dict[str, str] = option({}, "env")
    """The witnesses of the text by their sigla, for the textual apparatus."""
    note_series: dict[str, SeriesOption] = option({}, "env")
    """Further series of notes by the names of their roles, such as a translator's."""
    versions: dict[str, VersionOption] = option({}, "env")
    """Other versions of the text by name, such as its original, to be set beside it."""
    index_order: str = option("word", "html", "word", "letter")
    """Alphabetising of the indexes: word by word or letter by letter."""
    alphabet: str = option("", "html")
    """The alphabet of the indexes, as a language tag; by default that of the project's language."""
    anchors: str = option("", "html")
    """Ledger of published anchors, relative to the folder of the pages."""
    source: str = option("", "")
    """The reader's copy of the text, relative to the folder of the pages (see `witness`)."""
    source_unrepaired: tuple[str, ...] = option([], "env")
    """Kinds of repair that the copy is read without (see ``witness/repairs.py``)."""
    source_licence: str = option("", "env")
    """The terms under which the copy may be redistributed; without them it may not be."""
    fingerprints: str = option("", "env")
    """Fingerprints of the text that the edition restates, relative to the folder of the pages."""
    book: dict[str, Any] = option({}, "env")
    """The look of the printed book (see ``latex/options.py``)."""
    lint: bool = option(True, "")
    """Run the edition lint in each build."""
    lint_rules: dict[str, Any] = option({}, "")
    """Rules of the lint by id: False turns one off; True, or a limit, turns one on."""
    look: bool = option(True, "html")
    """Give the edition's pages the look of a ledger, where the theme is furo."""
    downloads: tuple[str, ...] = option([], "html")
    """Files to download, such as the PDF, relative to the folder of the pages."""
    record: Record = option({}, "html")
    """The edition's own bibliographic record, a dict in ``conf.py`` (see ``model/record.py``)."""
    given: frozenset[str] = frozenset()
    """The options that the project sets."""
    edition: bool = False
    """Whether the project asks for an edition: it sets an option, or a page is a section."""

    letters: Alphabet = ROOT
    """The order of the indexes: that of `alphabet`."""

    @property
    def whole(self) -> bool:
        """Whether all of the project is an edition, and not only the pages that say so."""
        return bool(self.given)


OPTIONS: tuple[Field[Any], ...] = tuple(f for f in fields(Settings) if "default" in f.metadata)


def settings_of(source: Sphinx | BuildEnvironment | Config) -> Settings:
    """The options of the project that *source* belongs to."""
    config = source if isinstance(source, Config) else source.config
    found = config[_SETTINGS]
    assert isinstance(found, Settings), "the options are read once the configuration is"
    return found


def _assigned(path: Path) -> dict[str, int]:
    """Our options in the ``conf.py`` *path*, those that do not exist too, by their lines."""
    if not path.is_file():  # options can be given on the command line alone
        return {}
    names = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Name))
    return {
        name.id: name.lineno
        for name in names
        if isinstance(name.ctx, ast.Store) and name.id.startswith(PREFIX)
    }


def _fault(item: Field[Any], value: object) -> str:
    """Say what is wrong with the *value* of an option, or nothing."""
    default, choices = item.metadata["default"], item.metadata["choices"]
    kind = type(default)
    if choices:
        fits = isinstance(value, str) and value in choices
        wanted = f"one of {', '.join(map(repr, choices))}"
    else:
        fits = isinstance(value, kind)
        if isinstance(value, list):
            fits = fits and all(isinstance(one, str) for one in value)
        wanted = _WANTED[kind]
        if kind is str and default and value == "":
            fits, wanted = False, "the name of a file"
    return "" if fits else f"must be {wanted}, not {value!r}"


def _warn_unknown(conf: Path, lines: Mapping[str, int]) -> None:
    known = [PREFIX + item.name for item in OPTIONS]
    for name, line in lines.items():
        if name not in known:
            warn(
                Subtype.CONFIG,
                f"Unknown option {name}.{nearest(name, known)} Correct it, or remove it.",
                location=f"{conf}:{line}",
            )


def _checked(
    conf: Path, config: Config, lines: Mapping[str, int]
) -> Iterator[tuple[str, Any, bool]]:
    """Name, value and whether it is given of each option; warns of each that cannot be used."""
    for item in OPTIONS:
        name = PREFIX + item.name
        value, default = config[name], item.metadata["default"]
        given = value is not None
        if isinstance(default, list) and name in config.overrides and isinstance(value, str):
            value = value.split(",")  # as Sphinx reads a list on the command line
        if given and (fault := _fault(item, value)):
            warn(
                Subtype.CONFIG,
                f"{name} {fault}. Correct it; {default!r} is used instead.",
                location=f"{conf}:{lines.get(name, 1)}",
            )
            given = False
        config[name] = value if given else default
        yield item.name, config[name], given


def _letters(
    conf: Path, lines: Mapping[str, int], given: str, language: str, *, warned: bool
) -> Alphabet:
    """The alphabet that is *given*, or that of *language*; the default order if none is known."""
    found = alphabet(given or language)
    if found is None and warned:
        warn(
            Subtype.CONFIG,
            f"The alphabetical order of {given or language!r} is not known; indexes are in "
            f"Unicode’s default order. If that is right, set {PREFIX}alphabet = 'und'.",
            location=f"{conf}:{lines.get(PREFIX + 'alphabet', 1)}",
        )
    return found or ROOT


def _settle(app: Sphinx, config: Config) -> None:
    """Read all options once, before anything else does."""
    conf = Path(app.confdir, CONFIG_FILENAME)
    lines = _assigned(conf)
    _warn_unknown(conf, lines)
    found = list(_checked(conf, config, lines))
    values = {name: value for name, value, _ in found}
    values["source_unrepaired"] = tuple(values["source_unrepaired"])
    name, data = PREFIX + "record", values["record"]
    values["record"], faults = read_record(data)
    for fault in faults if data else ():
        warn(Subtype.RECORD, f"{name}: {fault}", location=f"{conf}:{lines.get(name, 1)}")
    for option_name, check in _DICTS.items():
        name = PREFIX + option_name
        values[option_name], faults = check(values[option_name])
        for fault in faults:
            warn(Subtype.CONFIG, f"{name}: {fault}", location=f"{conf}:{lines.get(name, 1)}")
    given = frozenset(option for option, _, is_given in found if is_given)
    edition = bool(given) or any_section(app, config)
    letters = _letters(conf, lines, values["alphabet"], str(config.language), warned=edition)
    config[_SETTINGS] = Settings(**values, given=given, edition=edition, letters=letters)


def setup(app: Sphinx) -> None:
    for item in OPTIONS:
        kind, choices = type(item.metadata["default"]), item.metadata["choices"]
        app.add_config_value(
            PREFIX + item.name,
            None,  # so that an option that is set to its default is known to be set
            item.metadata["rebuild"],
            types=ENUM(*choices) if choices else (kind,),
        )
    app.add_config_value(_SETTINGS, None, "", types=(Settings,))
    app.connect("config-inited", _settle, priority=50)
