"""Types of EPUB and Standard Ebooks whose words are plain text, and those nobody here knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bs4 import Tag

from reading_edition.witness.markup.tree import Page, attribute, tags
from reading_edition.witness.repairs import Log

_SENSE = frozenset(
    {
        # what words are, and that changes nothing in how they are printed
        *("abbreviation", "acronym", "addressee", "author", "birth-date", "compass"),
        *("currency", "death-date", "degree"),
        *("diary", "diary-entry", "era", "ethnonym", "family-name", "given-name", "honorific"),
        *("initialism", "keyword", "location"),
        *("maiden-name", "morpheme", "name-suffix", "name-title", "nationality", "numeral"),
        *("ordinal", "persona"),
        *("personal-name", "phoneme", "phrase", "place", "place-of-birth", "place-of-death"),
        *("postscript", "recipient", "roman"),
        *("se-grapheme", "grapheme", "taxonomy", "technical-term", "temperature", "translator"),
        *("truncation", "word"),
        *("editor", "editorial-note", "publisher", "sentence", "footer", "header", "letter"),
        *("pantograph", "mixed"),
        # where words stand, which headings and paragraphs say already
        *("backmatter", "bodymatter", "bodytext", "bridgehead", "covertitle", "division"),
        *("epigraph", "frontmatter", "fulltitle"),
        *("halftitle", "label", "lyrics", "non-fiction", "fiction", "subchapter", "subtitle"),
        *("title", "text", "illustration"),
        *("figure", "table", "table-row", "table-cell", "list", "list-item", "pullquote"),
        *("credit", "concluding-sentence"),
        *("main", "banner", "complementary", "presentation", "heading", "link", "img"),
        *("doc-subtitle", "article", "region", "group"),
        # what other modules act upon
        *("afterword", "backlink", "chapter", "cover", "drama", "dramatis-personae"),
        *("endnote", "endnotes"),
        *("footnote", "footnotes", "noteref", "pagebreak", "part", "poem", "rearnote"),
        *("rearnotes", "salutation", "sender"),
        *("signature", "song", "speech", "stage-direction", "valediction", "verse", "volume"),
        *("hymn", "actor"),
        *("abstract", "acknowledgments", "appendix", "assessment", "conclusion", "contributors"),
        *("credits", "dedication"),
        *("epilogue", "errata", "foreword", "glossary", "introduction", "other-credits"),
        *("preamble", "preface", "prologue"),
        *("letter.dateline", "dateline", "note", "annotation", "referrer", "annoref"),
        *("aphorism", "quotation", "play"),
    }
)
_KINDS = ("name.", "image.", "era", "compass", "color-depth")
_PREFIX = ("z3998:", "se:", "doc-")


def tell_unknown(pages: Iterable[Page], log: Log, place: Callable[[Tag], int]) -> None:
    """Report the types on *pages* that mean nothing to the reader."""
    for page in pages:
        for tag in tags(page.root):
            for word in attribute(tag, "epub:type").lower().split():
                name = word
                for prefix in _PREFIX:
                    name = name.removeprefix(prefix)
                if name not in _SENSE and not name.startswith(_KINDS):
                    log.find(f"epub:type {word}", place(tag), known=False)
