"""The catalogues of the engine's words: what the code says, and what each language has for it.

``python -m tests.catalogues`` brings every catalogue up to date: new words come in without a
translation, words that nothing says any more go, and the compiled files are written anew.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from reading_edition.html.script_words import said_in
from reading_edition.locale import CATALOG, FOLDER

PACKAGE = FOLDER.parent
CALLS = {"_": 1, "later": 1, "counted": 2}
"""What is called for words, and how many strings it takes."""
Said = tuple[str, ...]


def _in_python(tree: ast.AST) -> Iterator[Said]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            number = CALLS.get(node.func.id, 0)
            given = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            words = tuple(value for value in given if isinstance(value, str))
            if number and len(words) == number:
                yield words


def said() -> dict[Said, None]:
    """All that the engine says to readers, each once, in the order of its files."""
    found: dict[Said, None] = {("en",): None}
    for path in sorted(PACKAGE.rglob("*.py")):
        found |= dict.fromkeys(_in_python(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted(PACKAGE.rglob("*.js")):
        found |= dict.fromkeys(said_in(path.read_text(encoding="utf-8")))
    return found


def catalogues() -> dict[str, Path]:
    """The catalogues by language."""
    return {path.parts[-3]: path for path in sorted(FOLDER.glob(f"*/LC_MESSAGES/{CATALOG}.po"))}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def compiled(path: Path) -> bytes:
    """What ``msgfmt`` makes of the catalogue *path*."""
    made = BytesIO()
    write_mo(made, read(path))
    return made.getvalue()


def _update(path: Path) -> None:
    old = read(path)
    new = Catalog(
        locale=path.parts[-3],
        domain=CATALOG,
        project="sphinx-reading-edition",
        header_comment="# Words of sphinx-reading-edition, for readers.",
        fuzzy=False,
    )
    for words in said():
        known = old.get(words[0])
        translation = (
            known.string if known else ("" if len(words) == 1 else ("",) * new.num_plurals)
        )
        new.add(words[0] if len(words) == 1 else words, translation)
    for date in ("creation_date", "revision_date"):
        setattr(new, date, getattr(old, date))
    with path.open("wb") as file:
        write_po(file, new, width=92, omit_header=False)
    path.with_suffix(".mo").write_bytes(compiled(path))


if __name__ == "__main__":
    for catalogue in catalogues().values():
        _update(catalogue)
