"""References to works in the text: "Serge (2012, 441)" and "(Serge 2012, 441)".

Composed of sphinxcontrib-bibtex's own parts. The year comes from the list of works, where
two works of one author and year are told apart by letters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pybtex.richtext import Text
from pybtex.style.template import FieldIsMissing, Node, first_of, optional
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.referencing.basic_author_year import (
    BasicAuthorYearParentheticalReferenceStyle,
    BasicAuthorYearTextualReferenceStyle,
)
from sphinxcontrib.bibtex.style.referencing.extra_year import ExtraYearReferenceStyle
from sphinxcontrib.bibtex.style.template import (
    join,
    join2,
    node,
    post_text,
    pre_text,
    reference,
)

from ..locale import _
from .labels import creators, name_in_label, year_in_label, year_of
from .person_names import goes_on, surname


@node  # type: ignore[untyped-decorator]  # sphinxcontrib-bibtex has no types
def listed_year(_children: object, data: dict[str, Any]) -> Text:
    """The year as the list of works has it, with its letter."""
    return Text(year_in_label(data["formatted_entry"].label) or year_of(data["entry"]))


@node  # type: ignore[untyped-decorator]
def key(_children: object, data: dict[str, Any]) -> Text:
    """The work's key."""
    return Text(data["entry"].key)


@node  # type: ignore[untyped-decorator]
def creator_names(_children: object, data: dict[str, Any], full: bool) -> Text:
    """Surnames of the authors, else the editors; all of them if *full*, "et al." otherwise."""
    entry, style = data["entry"], data["style"].person
    persons, role = creators(entry)
    if not persons:
        raise FieldIsMissing("author", entry)
    names = [Text(surname(person)) for person in persons]
    if name := name_in_label(data["formatted_entry"].label):
        names[0] = Text(name)
    if goes_on(entry, role):
        return Text(join(sep=style.sep)[names].format_data(data), f" {_('et al.')}")
    other = None if full else style.other
    together = join(sep=style.sep, sep2=style.sep2, last_sep=style.last_sep, other=other)
    return together[names].format_data(data)


class Creators(PersonStyle):
    """Whom a reference names: authors, else editors, else the title, or else the work's key."""

    def author_or_editor_or_title(self, full: bool) -> Node:
        title = super().author_or_editor_or_title(full)
        return first_of[optional[creator_names(full=full)], optional[title], key]


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


@dataclass
class Parenthetical(BasicAuthorYearParentheticalReferenceStyle):
    """(Serge 2012, 441)"""

    def inner(self, role_name: str) -> Node:
        return join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[
            pre_text,
            reference[
                join(sep=self.author_year_sep)[
                    self.person.author_or_editor_or_title(full="s" in role_name), listed_year
                ]
            ],
            post_text,
        ]


@dataclass
class Textual(BasicAuthorYearTextualReferenceStyle):
    """Serge (2012, 441)"""

    def inner(self, role_name: str) -> Node:
        located = join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[
            pre_text, reference[listed_year], post_text
        ]
        return join(sep=self.text_reference_sep)[
            self.person.author_or_editor_or_title(full="s" in role_name),
            join[self.bracket.left, located, self.bracket.right],
        ]


@dataclass
class Year(ExtraYearReferenceStyle):
    """(2012, 441)"""

    def inner(self, role_name: str) -> Node:
        return join2(sep1=": ", sep2=", ")[pre_text, reference[listed_year], post_text]


@dataclass
class AuthorDateReferenceStyle(AuthorYearReferenceStyle):
    """All citation roles, author–date, in round brackets."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)
    person: PersonStyle = field(
        default_factory=lambda: Creators(
            other=Text(f" {_('et al.')}"), sep2=f" {_('and')} ", last_sep=_(", and ")
        )
    )
    author_year_sep: str = " "

    def __post_init__(self) -> None:
        super().__post_init__()  # type: ignore[no-untyped-call]
        for style in (
            Parenthetical(
                bracket=self.bracket_parenthetical,
                person=self.person,
                author_year_sep=self.author_year_sep,
                pre_text_sep=self.pre_text_sep,
                post_text_sep=self.post_text_sep,
            ),
            Textual(
                bracket=self.bracket_textual,
                person=self.person,
                text_reference_sep=self.text_reference_sep,
                pre_text_sep=self.pre_text_sep,
                post_text_sep=self.post_text_sep,
            ),
            Year(bracket=self.bracket_year),
        ):
            self.role_style.update(dict.fromkeys(style.role_names(), style))
