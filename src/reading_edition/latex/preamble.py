"""The printed book: what Sphinx's LaTeX needs to become one.

Where ``conf.py`` is silent, the engine chooses LuaLaTeX, its own style ``edition.sty`` and
front matter made of the edition's record.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.texescape import init

from ..config import settings_of
from ..defaults import set_defaults
from ..locale import _, is_right_to_left
from ..messages import Subtype, warn
from ..model.build_time import build_time
from ..model.record import Record
from ..witness.located import IN_COLUMNS, path_of, statement
from .escaping import tex
from .front_matter import front_matter
from .options import Book, read
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config

ENGINES = ("lualatex", "xelatex")
"""The engines that can set the book: those that use the machine's typefaces."""


def elements(
    record: Record, book: Book, *, project: str, version: str, rights: str, foot: str
) -> dict[str, str]:
    """Sphinx's ``latex_elements`` for a book of the edition that *record* describes.

    *foot* is what each page of a parallel text says at its foot; empty without one.
    """
    title = record.title or project
    return {
        "papersize": "letterpaper",  # edition.sty sets the page; this only names a class option
        "pointsize": "11pt",
        "extraclassoptions": "openany,twoside",
        "fontpkg": "",
        "fncychap": "",
        "makeindex": "",
        "preamble": "\n".join(
            [
                *_choices(book),
                r"\usepackage{edition}",
                *words(),
                *front_matter(record, title, version, rights),
                _pdf_data(record, title),
                *_pdf_time(record.date),
                *_parallel(foot),
            ]
        ),
        "maketitle": r"\reFrontMatter",
        "tableofcontents": rf"\reToc{{{tex(_('Contents'))}}}\pagestyle{{normal}}",
        "printindex": "",
    }


def _choices(book: Book) -> list[str]:
    """What the style reads before it is loaded."""
    flags = {"EndNotes": book.notes == "end", "NewPages": book.new_pages, "Colour": book.colour}
    lines = [rf"\newif\ifre{name}\re{name}{str(on).lower()}" for name, on in flags.items()]
    lines.append(rf"\newcommand*\reTrim{{{book.geometry}}}")
    lines.append(rf"\newcommand*\reMainFont{{{book.font}}}")
    lines.append(fallback(book.fallback_fonts))
    return lines


def fallback(fonts: Iterable[str]) -> str:
    """The typefaces for letters that the book's own lacks, as the style reads them."""
    entries = ",".join(f'"{font}:mode=harf;"' for font in fonts)
    return rf"\newcommand*\reFallbackFonts{{{entries}}}"


def _parallel(foot: str) -> list[str]:
    """What the preamble has to say of a book with a parallel text."""
    return [r"\reWidePage", rf"\renewcommand\reFoot{{{tex(foot)}}}"] if foot else []


def _pdf_data(record: Record, title: str) -> str:
    subject = record.abstract or record.subtitle
    data = (
        rf"\hypersetup{{pdftitle={{{tex(title)}}},pdfauthor={{{tex(record.byline)}}},"
        rf"pdfsubject={{{tex(subject)}}},pdfkeywords={{{tex(', '.join(record.keywords))}}},"
        rf"pdflang={{{record.language}}}}}"
    )
    # Sphinx's command for a hyphen vanishes from the data of a PDF.
    return data.replace(r"\sphinxhyphen{}", "-")


def _pdf_time(published: str) -> list[str]:
    """The time of the PDF, in UTC, so that neither the clock nor the time zone is in the file."""
    made = build_time(published)
    if made is None:
        return []
    stamp = made.strftime("D:%Y%m%d%H%M%SZ")
    return [rf"\hypersetup{{pdfcreationdate={{{stamp}}},pdfmoddate={{{stamp}}}}}"]


def book_of(config: Config) -> Book:
    """The look of the book that the project chooses."""
    return read(settings_of(config).book)[0]


def _engine(app: Sphinx, config: Config) -> None:
    """Use an engine that can set the book; a build of the book warns if the project has another."""
    given = config.latex_engine
    if given in ENGINES:
        return

    def report(app: Sphinx) -> None:
        if app.builder.format == "latex":
            warn(
                Subtype.CONFIG,
                f"conf.py: latex_engine {given!r} cannot set the book of an edition, "
                "which takes its typefaces from the machine. Set 'lualatex' or 'xelatex'; "
                "'lualatex' is used instead.",
            )

    config["latex_engine"] = ENGINES[0]
    app.connect("builder-inited", report)  # the builder is not known before


def _apply(app: Sphinx, config: Config) -> None:
    """Fill in what the project has not chosen."""
    if not settings_of(config).edition:
        return
    init()
    record = settings_of(config).record
    defaults: dict[str, Any] = {
        "latex_engine": "lualatex",
        "latex_use_xindy": False,
        "latex_domain_indices": False,
        "latex_show_urls": "no",
        "latex_show_pagerefs": False,
    }
    set_defaults(config, defaults)
    _engine(app, config)
    book, faults = read(settings_of(config).book)
    for fault in faults:
        warn(Subtype.CONFIG, f"conf.py: reading_edition_book: {fault}")
    copy = path_of(config, Path(app.srcdir))
    foot = statement(config, IN_COLUMNS) if copy else ""
    made = elements(
        record,
        book,
        project=config.project,
        version=config.version,
        rights=str(config.copyright),
        foot=foot,
    )
    if is_right_to_left(config.language) and config.latex_engine == "lualatex":
        # Sphinx would take polyglossia, which cannot set such a script without further packages.
        made |= {"polyglossia": "", "babel": r"\usepackage[bidi=basic,provide=*]{babel}"}
        made["preamble"] += "\n\\reMirroredtrue"
    given_elements = config.latex_elements
    made["preamble"] += "\n" + given_elements.get("preamble", "")
    config.latex_elements = {**made, **{k: v for k, v in given_elements.items() if k != "preamble"}}
    folder = files(__package__) / "texinputs"
    styles = sorted(str(style) for style in folder.iterdir() if style.name.endswith(".sty"))
    config.latex_additional_files = [*config.latex_additional_files, *styles]


def setup_preamble(app: Sphinx) -> None:
    # Before the LaTeX builder fills in defaults of its own.
    app.connect("config-inited", _apply, priority=200)
