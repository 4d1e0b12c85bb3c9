"""The engine's words in the language of the edition: gettext's catalogue ``reading_edition``.

What readers see goes through `_` and `counted`; what editors are told (warnings, commands)
stays English. As with Sphinx's own words, the language is that of the build in this process:
a function that prints asks for its words when it is called, and without a build the words are
English. What is defined when a module is loaded is marked with `later`, and asked for when it
is printed.
"""

from __future__ import annotations

from datetime import date
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError, get_global
from babel.dates import format_date, format_skeleton
from sphinx.locale import get_translator, init, translators

if TYPE_CHECKING:
    from collections.abc import Sequence
    from gettext import NullTranslations

    from sphinx.application import Sphinx

CATALOG = "reading_edition"
FOLDER = Path(__file__).parent
RIGHT_TO_LEFT = frozenset(
    ("Adlm", "Arab", "Aran", "Armi", "Hebr", "Mand", "Mend", "Nkoo", "Phnx", "Rohg", "Samr", "Syrc",
     "Thaa", "Yezi")
)  # fmt: skip
"""Scripts that run from right to left, as ISO 15924 calls them."""


def translator() -> NullTranslations:
    """The catalogue of the build; in English, or without one, it returns what it is given."""
    return get_translator(CATALOG)


def _(message: str) -> str:
    """*message* in the language of the build."""
    return translator().gettext(message) if message else ""


def later(message: str) -> str:
    """*message* itself, marked for the catalogue; `_` translates it where it is printed."""
    return message


def counted(number: int, one: str, several: str, **values: object) -> str:
    """*one* or *several*, as the language counts, with ``{number}`` and *values* filled in.

    >>> counted(2, "{number} note", "{number} notes")
    '2 notes'
    """
    return translator().ngettext(one, several, number).format(number=number, **values)


def joined(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B, and C``."""
    if len(names) < 2:
        return "".join(names)
    form = _("{first} and {last}") if len(names) == 2 else _("{first}, and {last}")
    return form.format(first=", ".join(names[:-1]), last=names[-1])


def language() -> str:
    """The language of the words: that of the catalogue, or English."""
    return translator().info().get("language", "") or "en"


def local_date(day: str) -> str:
    """An ISO date, to the year, month or day, in words; nothing in English, which has styles."""
    code = language()
    if code == "en" or not day:
        return ""
    year, month, number = (*map(int, day.split("-")), 0, 0)[:3]
    if number:
        return format_date(date(year, month, number), "long", code)
    return format_skeleton("yMMMM", date(year, month, 1), locale=code) if month else str(year)


def language_name(code: str) -> str:
    """The name of the language *code* in that of the words, by CLDR; the code if it has none.

    >>> language_name("he"), language_name("pt-BR"), language_name("qqx")
    ('Hebrew', 'Portuguese (Brazil)', 'qqx')
    """
    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name(language()) or code
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:]


def is_right_to_left(code: str) -> bool:
    """Whether the script of the language *code* runs from right to left.

    The script is that of the code, or the likely one of its language and country, by CLDR.

    >>> is_right_to_left("he"), is_right_to_left("he-Latn"), is_right_to_left("az-Arab")
    (True, False, True)
    """
    name, *more = code.replace("-", "_").split("_")
    for part in more:
        if len(part) == len("Hebr"):
            return part.title() in RIGHT_TO_LEFT
    likely = get_global("likely_subtags")
    countries = [part.upper() for part in more if len(part) == len("IL")]
    names = ["_".join([name.lower(), *countries]), name.lower()]
    found = next((likely[one] for one in names if one in likely), "")
    return not RIGHT_TO_LEFT.isdisjoint(found.split("_"))


SPHINX = (
    later("Link to this heading"),
    later("Link to this term"),
    later("Link to this table"),
    later("Link to this image"),
    later("Link to this code"),
    later("Back to top"),
)
"""What Sphinx and furo say to readers, and most of their catalogues lack (see `lend_words`)."""


def setup(app: Sphinx) -> None:
    """Load the catalogue of the project's language.

    A project's ``locale_dirs`` go first: it can have other words, or another language.
    """
    # Sphinx would add the words of a second build in one process to those of the first.
    translators.pop(("general", CATALOG), None)
    own = [Path(app.srcdir, name) for name in app.config.locale_dirs]
    init([*own, FOLDER], app.config.language, CATALOG)


def lend_words() -> None:
    """Lend Sphinx our words for what its own catalogue lacks; for an edition only."""
    words = translator()
    if isinstance(words, GNUTranslations):  # another kind has no words
        get_translator().add_fallback(words)
