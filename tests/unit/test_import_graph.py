"""The engine's imports: one way through the layers, at the top of a module, in small modules."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

from tests.conftest import ROOT

PACKAGE = ROOT / "src" / "reading_edition"
LAYERS = (
    ("conf_file", "config", "defaults", "locale", "messages", "model", "option_values", "sections"),
    ("cover", "people", "works"),
    ("store",),
    ("witness",),
    ("read",),
    ("pages",),
    ("html", "latex", "epub", "tei", "plain"),
    ("lint", "commands"),
    ("",),
    ("cli",),
)
"""The packages and single modules, lowest first: each imports from its own layer or below."""

LEVEL = {name: level for level, layer in enumerate(LAYERS) for name in layer}
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    .removesuffix("__init__")
    .rstrip("."): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
"""All modules by name within the package; its root is the empty name."""


def own_imports(name: str, tree: ast.AST) -> set[tuple[str, int]]:
    """The modules of the engine that *tree* imports, each with its line."""
    found = set()
    path = MODULES[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [
                alias.name.removeprefix("reading_edition").lstrip(".")
                for alias in node.names
                if alias.name.split(".")[0] == "reading_edition"
            ]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                parts = package.split(".") if package else []
                base = ".".join(parts[: len(parts) - node.level + 1])
                module = ".".join(filter(None, (base, node.module)))
            elif (node.module or "").split(".")[0] == "reading_edition":
                module = (node.module or "").removeprefix("reading_edition").lstrip(".")
            else:
                continue
            targets = []
            for alias in node.names:
                deeper = f"{module}.{alias.name}".lstrip(".")
                targets.append(deeper if deeper in MODULES else module)
        else:
            continue
        found |= {(target, node.lineno) for target in targets}
    return found


TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
GRAPH = {name: own_imports(name, tree) for name, tree in TREES.items()}


def only_types(tree: ast.Module) -> set[int]:
    """The lines that stand under ``if TYPE_CHECKING``, and never run."""
    return {
        node.lineno
        for guard in ast.walk(tree)
        if isinstance(guard, ast.If) and ast.unparse(guard.test) == "TYPE_CHECKING"
        for node in ast.walk(guard)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


def test_every_module_has_a_layer() -> None:
    assert {name.partition(".")[0] for name in MODULES} == LEVEL.keys()


def test_the_graph_is_that_of_the_files() -> None:
    """What the other tests hold would hold of an empty graph too."""
    assert "model.places" in {target for target, _ in GRAPH["store.domain"]}
    assert sum(map(len, GRAPH.values())) > 250
    assert {target for found in GRAPH.values() for target, _ in found} <= MODULES.keys()


def test_imports_run_one_way_through_the_layers() -> None:
    """Imports for types only as well: what a layer is told of, it depends on."""
    up = [
        f"{name}:{line} imports {target or '__init__'}"
        for name, found in GRAPH.items()
        for target, line in found
        if LEVEL[target.partition(".")[0]] > LEVEL[name.partition(".")[0]]
    ]
    assert up == []


def test_no_circle_of_packages() -> None:
    packages: dict[str, set[str]] = {}
    for name, found in GRAPH.items():
        own = name.partition(".")[0]
        packages.setdefault(own, set()).update(
            target.partition(".")[0] for target, _ in found if target.partition(".")[0] != own
        )
    assert circle(packages) == []


def test_no_circle_of_modules() -> None:
    """What runs; a type may name the type that names it, in one package."""
    running = {
        name: {target for target, line in found if line not in only_types(TREES[name])}
        for name, found in GRAPH.items()
    }
    assert circle(running) == []


def circle(graph: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{name}:{line} imports {target}"
        for name, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for target, line in own_imports(name, function)
    ]
    assert hidden == []


def test_no_module_is_longer_than_250_lines() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
