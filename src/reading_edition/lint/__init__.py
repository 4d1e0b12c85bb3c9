"""The edition lint: rules with ids over the source of an edition.

``reading-edition lint [PATH]`` runs it by hand; `setup_lint` runs it in each build. Every
finding reads ``file:line: rule: what is wrong. what to do.``
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..conf_file import UnreadableConf
from ..config import settings_of
from ..messages import Subtype, nearest, warn
from ..store.domain import edition_domain
from ..store.persons import authority_file, authority_of
from ..store.scope import asks_for_edition
from ..store.tables import LISTS, PASSAGES
from . import citations, names, notes, persons, style, titles, typography
from .load import UNREAD_WORK, UNREADABLE, load_edition
from .malformed_citations import setup_malformed_citations
from .model import Edition, Finding, Page, Rule
from .parse import MARKDOWN, RST
from .syntax import files_in, syntax_in, syntax_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinxcontrib.bibtex.domain import BibtexDomain

ALLOWED = "names-allowed.txt"
"""File beside the authority file: names that need no entry, one a line."""
RULES = (
    Rule("citation-repeated", "The same key twice in one role", citations.repeated),
    Rule("citation-order", "Works that print in another order", citations.out_of_order),
    Rule("citation-malformed", "A role that cites nothing", citations.malformed),
    Rule("citation-unknown", "A citation outside the list of works", citations.unknown),
    Rule("citation-page", "A page outside the work’s pages", citations.outside),
    Rule("heading-reference", "A citation or note in a heading", citations.in_heading),
    Rule("note-undefined", "A reference without a note", notes.undefined),
    Rule("note-unreferenced", "A note without a reference", notes.unreferenced),
    Rule("note-gap", "A gap in the numbers of notes", notes.gap),
    Rule("straight-quote", "A straight quotation mark", typography.straight_quote),
    Rule("hyphen-range", "A hyphen for an en rule in a range", typography.hyphen_range),
    Rule(names.UNCOVERED, "A name that no entry covers", names.uncovered),
    Rule("work-uncited", "A work that nothing cites", citations.uncited),
    Rule("person-unhedged", "An uncertain identification stated as certain", persons.unhedged),
    Rule("title-supplied", "A title in quotation marks that no work has", titles.supplied),
    Rule(persons.UNCHECKED, "A living person’s old dates", persons.unchecked, persons.DAYS),
    Rule(style.SENTENCE, "A long sentence", style.long_sentence, style.LONGEST),
    Rule(style.PRONOUN, "Many pronouns in a paragraph", style.repeated_pronoun, style.PRONOUNS),
    Rule(UNREADABLE, "A file that cannot be read", lambda edition: iter(())),
    Rule(UNREAD_WORK, "An entry of the bibliography that has a fault", lambda edition: iter(())),
)
_TOCTREE_ENTRY = re.compile(r"(?:.*<)?([^<>]+?)>?")


def run(edition: Edition) -> list[Finding]:
    """What all rules find, by file and line."""
    faults = (fault for fault in edition.faults if edition.rules.get(fault.rule, True))
    found = [*faults, *(one for rule in RULES for one in rule.findings(edition))]
    return sorted(found, key=lambda one: (str(one.path), one.line, one.rule, one.message))


def chosen(given: Mapping[str, Any]) -> tuple[dict[str, int | bool], list[str]]:
    """The rules that a project turns on or off, and the faults of that option."""
    known = {rule.id: rule for rule in RULES}
    rules: dict[str, int | bool] = {}
    faults: list[str] = []
    for name, value in given.items():
        if name not in known:
            near = nearest(name, known) or f" Known: {', '.join(known)}."
            faults.append(f"reading_edition_lint_rules: unknown rule {name!r}.{near}")
        elif wanted := known[name].fault(value):
            faults.append(
                f"reading_edition_lint_rules: {name!r} must be {wanted}, not {value!r}. Correct it."
            )
        else:
            rules[name] = value
    return rules, faults


def pages_under(folder: Path) -> list[Path]:
    """The pages under *folder*, by name; folders for output and caches are skipped."""
    return sorted(
        path
        for path in folder.rglob("*.*")
        if path.suffix in (*MARKDOWN, ".rst")
        and not any(part.startswith(("_", ".")) for part in path.relative_to(folder).parts)
    )


def in_reading_order(pages: Sequence[Page], root: Path) -> tuple[Page, ...]:
    """*pages* in the order of the toctrees below the page *root*, then the others."""
    known = {normpath(page.path): page for page in pages}
    reached = dict.fromkeys(_walk(normpath(root), known, set()))
    return tuple(known[name] for name in (reached | known))


def _walk(name: str, known: Mapping[str, Page], seen: set[str]) -> Iterator[str]:
    if name in seen or name not in known:
        return
    seen.add(name)
    yield name
    for piece in known[name].of("directive"):
        if piece.name != "toctree":
            continue
        for line in piece.text.split("\n"):
            found = _TOCTREE_ENTRY.fullmatch(line.strip())
            if found and not line.startswith(":"):
                target = f"{found[1].removesuffix('.md')}.md"
                yield from _walk(normpath(Path(name).parent / target), known, seen)


def main(arguments: Namespace) -> int:
    """Print what the lint finds in a folder or page; 1 if it finds anything, 2 if none is there."""
    path = Path(arguments.path)
    if not path.exists():
        print(f"{path}: there is no such file or folder. Name the pages’ folder.", file=sys.stderr)
        return 2
    folder = path if path.is_dir() else path.parent
    try:
        syntax = syntax_in(folder)
        works, authority = files_in(folder)
    except UnreadableConf as error:
        print(error, file=sys.stderr)
        return 2
    if arguments.bib is not None:
        works = [Path(name) for name in arguments.bib]
    if arguments.names:
        authority = Path(arguments.names)
    rules, wrong = chosen(syntax.rules)
    for fault in wrong:
        print(f"conf.py: {fault}", file=sys.stderr)
    edition = load_edition(
        pages_under(path) if path.is_dir() else [path],
        works,
        authority,
        authority.parent / ALLOWED,
        syntax=syntax,
        whole=path.is_dir(),
    )
    pages = in_reading_order(edition.pages, path / "index.md")
    findings = run(replace(edition, pages=pages, rules=rules))
    for finding in findings:
        print(finding)
    return int(bool(findings))


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``reading-edition lint`` to the command line."""
    parser = subparsers.add_parser("lint", help="check the source of an edition")
    parser.add_argument("path", nargs="?", default="docs", help="a folder of pages, or one page")
    parser.add_argument("--bib", nargs="*", help="BibTeX files, if not those of conf.py")
    parser.add_argument("--names", help="the authority file, if not that of conf.py")
    parser.set_defaults(run=main)


def _is_linted(env: BuildEnvironment, docname: str) -> bool:
    """Whether the page *docname* is a section of the text, or of the apparatus."""
    if asks_for_edition(env, docname) or not settings_of(env).whole:
        return asks_for_edition(env, docname)
    domain = edition_domain(env)
    entries = (p for p in PASSAGES.of(domain).get(docname, ()) if p.kind == "apparatus")
    return bool(LISTS.of(domain).get(docname)) or any(entries)


def _lint(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of all findings once the pages are read."""
    settings = settings_of(app)
    if not (settings.edition and settings.lint):
        return
    domain = edition_domain(env)
    cite = cast("BibtexDomain", env.get_domain("cite"))
    pages = [env.doc2path(docname) for docname in domain.order if _is_linted(env, docname)]
    bibliographies = [Path(normpath(app.confdir / name)) for name in app.config.bibtex_bibfiles]
    edition = load_edition(
        [page for page in pages if page.suffix in (*MARKDOWN, *RST)],
        bibliographies,
        authority_of(domain),
        authority_file(domain).parent / ALLOWED,
        syntax=syntax_of(app.config, Path(env.srcdir)),
    )
    rules, wrong = chosen(settings.lint_rules)
    for fault in wrong:
        warn(Subtype.CONFIG, fault)
    edition = replace(edition, authority=authority_file(domain), rules=rules)
    cited = {target.key for reference in cite.citation_refs for target in reference.targets}
    for one in run(replace(edition, cited=frozenset(cited))):
        if one.rule in ("citation-malformed", UNREAD_WORK):
            continue  # `malformed_citations` has reported it
        if one.path in bibliographies and not settings.whole:
            continue  # the bibliography is not the edition's alone
        location = f"{one.path}:{one.line}"
        warn(Subtype.LINT, f"{one.rule}: {one.message}. {one.advice}.", location=location)


def setup(app: Sphinx) -> None:
    setup_malformed_citations(app)
    app.connect("env-check-consistency", _lint)
