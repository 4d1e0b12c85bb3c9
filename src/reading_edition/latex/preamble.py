"""The printed book: what Sphinx's LaTeX needs to become one.

Where ``conf.py`` is silent, the engine chooses LuaLaTeX, its own style ``edition.sty`` and a
title page made of the edition's record.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.texescape import escape, init

from ..config import settings_of
from ..defaults import set_defaults
from ..model.record import Record
from ..witness.located import path_of, statement
from ..works.styles import in_words

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLE = "edition.sty"


def elements(record: Record, project: str, version: str, foot: str) -> dict[str, str]:
    """Sphinx's ``latex_elements`` for a book of the edition that *record* describes.

    *foot* is what each page of a parallel text says at its foot; empty without one.
    """
    title = record.title or project
    return {
        "papersize": "letterpaper",  # edition.sty sets the page; this only names a class option
        "pointsize": "10pt",
        "extraclassoptions": "openany,twoside",
        "fontpkg": "",
        "fncychap": "",
        "sphinxsetup": "hmargin={0.8in,0.95in}",
        "makeindex": "",
        "preamble": "\n".join(
            [
                r"\usepackage{edition}",
                rf"\renewcommand\reBookTitle{{{_tex(title)}}}",
                rf"\renewcommand\reSubtitle{{{_tex(record.subtitle)}}}",
                rf"\renewcommand\reByline{{{_tex(_byline(record))}}}",
                rf"\renewcommand\reDate{{{_tex(_dated(record, version))}}}",
                rf"\renewcommand\reColophonText{{{_colophon(record)}}}",
                _pdf_data(record, title),
                *_parallel(foot),
            ]
        ),
        "maketitle": r"\reTitlePage",
        "tableofcontents": (
            r"\renewcommand\contentsname{Contents}\tableofcontents\clearpage\pagestyle{normal}"
        ),
        "printindex": "",
    }


def _parallel(foot: str) -> list[str]:
    """What the preamble has to say of a book with a parallel text."""
    return [r"\reWidePage", rf"\renewcommand\reFoot{{{_tex(foot)}}}"] if foot else []


def _tex(text: str) -> str:
    return escape(text, "lualatex")


def _byline(record: Record) -> str:
    return ", ".join(editor.direct for editor in record.editors)


def _dated(record: Record, version: str) -> str:
    return " · ".join(
        part for part in (f"Version {record.version or version}", in_words(record.date)) if part
    )


def _colophon(record: Record) -> str:
    """What a reader may want to know of the book as a thing; paragraphs of TeX."""
    source = record.source
    lines = []
    if source.title:
        lines.append(
            f"A reading edition of ``{_tex(source.title)}''"
            + (rf", \textit{{{_tex(source.container)}}}" if source.container else "")
            + (f", {_tex(in_words(source.date))}" if source.date else "")
            + "."
        )
    if record.licence:
        lines.append(f"The words of this edition are under the licence {_tex(record.licence)}.")
    lines.append(
        r"Set in \reFaceName{} by \reEngine{}, from a Sphinx project with the extension "
        r"\textit{sphinx-reading-edition}. The page is 6 by 9 inches."
    )
    if record.url:
        lines.append(rf"\url{{{record.url}}}")
    return r"\par\medskip ".join(lines)


def _pdf_data(record: Record, title: str) -> str:
    subject = record.abstract or record.subtitle
    data = (
        rf"\hypersetup{{pdftitle={{{_tex(title)}}},pdfauthor={{{_tex(_byline(record))}}},"
        rf"pdfsubject={{{_tex(subject)}}},pdfkeywords={{{_tex(', '.join(record.keywords))}}},"
        rf"pdflang={{{record.language}}}}}"
    )
    # Sphinx's command for a hyphen vanishes from the data of a PDF.
    return data.replace(r"\sphinxhyphen{}", "-")


def _apply(app: Sphinx, config: Config) -> None:
    """Choose where the project has chosen nothing."""
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
    copy = path_of(config, Path(app.srcdir))
    foot = statement(config, "In two columns, the right") if copy else ""
    made = elements(record, config.project, config.version, foot)
    given_elements = config.latex_elements
    made["preamble"] += "\n" + given_elements.get("preamble", "")
    config.latex_elements = {**made, **{k: v for k, v in given_elements.items() if k != "preamble"}}
    style = files(__package__) / "texinputs" / STYLE
    config.latex_additional_files = [*config.latex_additional_files, str(style)]


def setup_preamble(app: Sphinx) -> None:
    # Before the LaTeX builder fills in defaults of its own.
    app.connect("config-inited", _apply, priority=200)
