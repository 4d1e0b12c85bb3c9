"""How a project writes its pages: MyST's extensions, and what is mended when a page is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.utils import smartquotes

from ..conf_file import values_in
from ..config import PREFIX
from ..option_values import index_files, versions

if TYPE_CHECKING:
    from sphinx.config import Config

QUOTES, DASHES = "quotes", "dashes"
_COMMON = frozenset({"attrs_block", "attrs_inline", "colon_fence", "deflist"})
"""What a page is read with where no project says anything."""
_MENDING = {"smartquotes": QUOTES, "replacements": DASHES}
"""MyST's extensions that set other signs for those of the source, and which."""
_OPTIONS = (
    "language",
    f"{PREFIX}indexes",
    f"{PREFIX}versions",
    "myst_enable_extensions",
    "smartquotes",
    "smartquotes_action",
    "smartquotes_excludes",
)


@dataclass(frozen=True)
class Syntax:
    """What the lint needs to know of a project to read its pages as Sphinx does."""

    extensions: frozenset[str] = _COMMON
    """MyST's extensions by which its parser sees other pieces."""
    mended: frozenset[str] = frozenset()
    """`QUOTES` and `DASHES` (two hyphens) as far as Sphinx or MyST sets the right sign."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """The option ``reading_edition_lint_rules``, as it is written."""
    language: str = "en"
    versions: Mapping[str, str] = field(default_factory=dict)
    """The languages of other versions of the text, by name."""
    indexes: tuple[Path, ...] = ()
    """The authority files of other indexes than that of names."""
    root: Path = Path()
    """The folder of the pages, from which an included file is named with a leading slash."""


def _syntax(options: Mapping[str, Any], root: Path) -> Syntax:
    given = frozenset(options.get("myst_enable_extensions", ()))
    mended = {_MENDING[name] for name in given & _MENDING.keys()}
    language = str(options.get("language", "en"))
    excluded = options.get("smartquotes_excludes", {}).get("languages", ("ja", "zh_CN", "zh_TW"))
    known = language.partition("_")[0].partition("-")[0].lower() in smartquotes.smartchars.quotes
    if options.get("smartquotes", True) and known and language not in excluded:
        action = options.get("smartquotes_action", "qDe")
        mended |= {QUOTES} if "q" in action else set()
        mended |= {DASHES} if "D" in action else set()
    # linkify needs a package of its own, and changes nothing that the lint looks at.
    extensions = (_COMMON | given) - _MENDING.keys() - {"linkify"}
    others = versions(_dict(options, "versions"))[0]
    languages = {name: version.language for name, version in others.items()}
    files = index_files(_dict(options, "indexes"))[0].values()
    indexes = tuple(Path(normpath(root / file)) for file in files)
    return Syntax(
        extensions, frozenset(mended), _rules(options), language, languages, indexes, root
    )


def _dict(options: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The option *name* of the engine, if it is a dict as it should be."""
    given = options.get(PREFIX + name)
    return given if isinstance(given, dict) else {}


def _rules(options: Mapping[str, Any]) -> Mapping[str, Any]:
    return _dict(options, "lint_rules")


def syntax_of(config: Config, root: Path) -> Syntax:
    """How the pages of the project that is being built are written."""
    return _syntax({name: config[name] for name in _OPTIONS if name in config}, root)


def syntax_in(folder: Path) -> Syntax:
    """How the pages in *folder* are written, by the ``conf.py`` there or above, if any.

    Raises `UnreadableConf`.
    """
    place = _place_of_conf(folder)
    return _syntax(values_in(place / "conf.py"), place) if place else Syntax(root=folder)


def files_in(folder: Path) -> tuple[list[Path], Path]:
    """The bibliographies and the authority file of the pages in *folder*.

    As that ``conf.py`` names them; without one, ``refs.bib`` and ``names.toml`` where one is.
    Raises `UnreadableConf`.
    """
    place = _place_of_conf(folder)
    if place is None:
        return [Path("refs.bib")], Path("names.toml")
    values = values_in(place / "conf.py")
    works = [Path(normpath(place / str(name))) for name in values.get("bibtex_bibfiles") or ()]
    return works, Path(normpath(place / str(values.get(f"{PREFIX}names") or "names.toml")))


def _place_of_conf(folder: Path) -> Path | None:
    places = (folder, *folder.resolve().parents)
    return next((place for place in places if (place / "conf.py").is_file()), None)
