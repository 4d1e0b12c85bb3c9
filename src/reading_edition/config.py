"""Every option of the engine, declared and validated in one place.

In ``conf.py`` each field of `EditionConfig` is written with the prefix
``reading_edition_``: the field ``names`` is the option ``reading_edition_names``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from .messages import Subtype, nearest, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "reading_edition_"


def _option(default: Any, rebuild: str, *choices: str, types: tuple[type, ...] = (str,)) -> Any:
    return field(
        default_factory=lambda: default,
        metadata={"default": default, "rebuild": rebuild, "choices": choices, "types": types},
    )


@dataclass(frozen=True)
class EditionConfig:
    """The options of an edition, with their defaults."""

    names: str = _option("names.toml", "env")
    """Authority file of persons, relative to the folder of the pages."""
    name_links: str = _option("all", "html", "all", "first", "none")
    """Which mentions lead to the person's card: every one, the first in each section, none."""
    recognise: bool = _option(False, "env", types=(bool,))
    """Find names in running text; a page's front matter ``recognise`` overrides it."""
    index_order: str = _option("word", "html", "word", "letter")
    """Alphabetising of the index of names: word by word or letter by letter."""
    record: dict[str, Any] = _option({}, "html", types=(dict,))
    """The edition's own bibliographic record (see ``record.py``)."""
    anchors: str = _option("", "html")
    """Ledger of published anchors, relative to the folder of the pages."""
    source: str = _option("", "")
    """The reader's copy of the text, relative to the folder of the pages (see `witness`)."""
    source_unrepaired: list[str] = _option([], "env", types=(list,))
    """Kinds of repair that the copy is read without (see ``source/repairs.py``)."""
    source_licence: str = _option("", "env")
    """The terms under which the copy may be passed on; without them a build says: not at all."""
    fingerprints: str = _option("", "env")
    """Fingerprints of the text that the edition restates, relative to the folder of the pages."""
    book: dict[str, Any] = _option({}, "env", types=(dict,))
    """The look of the printed book (see ``latex/options.py``)."""
    lint: bool = _option(True, "", types=(bool,))
    """Run the edition lint in each build."""


def _validate(_app: Sphinx, config: Config) -> None:
    """Put the default in place of each value that cannot be used, and say so."""
    known = [PREFIX + f.name for f in fields(EditionConfig)]
    for name in config._raw_config:
        if name.startswith(PREFIX) and name not in known:
            warn(
                Subtype.CONFIG,
                f"conf.py: there is no option {name}.{nearest(name, known)}",
            )
    for item in fields(EditionConfig):
        name, value = PREFIX + item.name, config[PREFIX + item.name]
        choices, types = item.metadata["choices"], item.metadata["types"]
        if not isinstance(value, types):
            wanted = " or ".join(kind.__name__ for kind in types)
            fault = f"must be of type {wanted}, not {type(value).__name__}"
        elif choices and value not in choices:
            fault = f"must be one of {', '.join(map(repr, choices))}, not {value!r}"
        else:
            continue
        default = item.metadata["default"]
        warn(Subtype.CONFIG, f"conf.py: {name} {fault}; {default!r} is used instead.")
        config[name] = default


def setup(app: Sphinx) -> None:
    for item in fields(EditionConfig):
        app.add_config_value(
            PREFIX + item.name,
            item.metadata["default"],
            item.metadata["rebuild"],
        )
    app.connect("config-inited", _validate)
