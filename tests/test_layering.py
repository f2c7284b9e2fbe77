"""Imports point inwards: from the doors to the values, never back (DESIGN, "The shape")."""

import ast
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"

# From the inside out. A module may import its own layer and those above it in this table; a
# package stands for all its modules. Adding a module means saying here where it belongs.
LAYERS = (
    {"problems", "body", "data", "near", "disk", "digests", "profile", "when", "model", "words"},
    {"text", "yaml", "frontmatter", "fingerprint", "quotation", "names", "markdown", "prose"}
    | {"settings", "setting_values", "project", "doubts"},
    {"records", "likeness", "shapes"},
    {"refs", "graph", "sight", "page", "checks", "naming", "routes"},
    {"views", "formats", "pages", "template_files", "template_words", "render"},
    {
        "home",
        "own_code",
        "scan",
        "load",
        "link_memory",
        "memory",
        "edition",
        "state",
        "output",
        "outcome",
        "settled",
    }
    | {"making", "publishing", "build", "serving"},
    {"ingest", "contribute"},
    {"clock", "report", "cli", "mkdocs_plugin"},
)
DOORS = {"cli", "mkdocs_plugin"}

# What one part alone may know: a library reached from two places soon shapes the whole program.
KEPT_BY = {
    "PIL": {"formats"},
    "click": {"cli", "mkdocs_plugin"},
    "htmldate": {"ingest"},
    "jinja2": {"render", "template_words"},
    "markdown_it": {"markdown"},
    "mkdocs": {"mkdocs_plugin"},
    "trafilatura": {"ingest"},
    "yaml": {"yaml"},
}

LAYER_OF = {part: depth for depth, layer in enumerate(LAYERS) for part in layer}


def module_name(path: Path) -> str:
    """Return `chronicle.views.event` for src/chronicle/views/event.py."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(code: str, module: str, *, is_package: bool = False) -> Iterator[str]:
    """Yield every dotted name that the code imports, wherever in it the import stands.

    `from x import y` gives `x.y`, since y may be a module; a relative import is made absolute.
    """
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                outer = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join((*outer, *base.split("."))).rstrip(".")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """Return the row's word for a dotted name: `views` for `chronicle.views.event.event_view`."""
    return name.split(".")[1] if "." in name else ""


def violations(module: str, imported: Iterable[str]) -> Iterator[str]:
    """Yield a sentence for each import that points outwards or goes behind a library's keeper."""
    own = part(module)
    for name in imported:
        top, theirs = name.split(".")[0], part(name)
        if top != "chronicle":
            if own not in KEPT_BY.get(top, {own}):
                keepers = " and ".join(sorted(KEPT_BY[top]))
                yield f"{module} imports {name}, which only {keepers} may know"
        elif theirs in {own, "__version__"}:
            continue
        elif own == "__main__":
            if theirs != "cli":
                yield f"{module} imports {name}; it may only open the door `cli`"
        elif theirs in DOORS:
            yield f"{module} imports {name}, which is a door"
        elif LAYER_OF.get(theirs, -1) > LAYER_OF.get(own, -1):
            yield f"{module} imports {name}, which lies further out"


SOURCES = {
    module_name(path): tuple(
        imports(path.read_text(), module_name(path), is_package=path.stem == "__init__")
    )
    for path in sorted(SOURCE.rglob("*.py"))
}


def test_every_module_has_its_layer() -> None:
    strangers = {part(module) for module in SOURCES} - LAYER_OF.keys() - {"", "__main__"}
    assert strangers == set(), "say in LAYERS where these belong"


def test_imports_point_inwards() -> None:
    found = [line for module, names in SOURCES.items() for line in violations(module, names)]
    assert found == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {
        module: {name if name in SOURCES else name.rpartition(".")[0] for name in names} - {module}
        for module, names in SOURCES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" imports ".join(reversed(circle.args[1])), pytrace=False)


@pytest.mark.parametrize(
    ("code", "imported"),
    [
        ("import chronicle.load", ["chronicle.load"]),
        ("from chronicle import load", ["chronicle.load"]),
        ("from chronicle.load import read as r", ["chronicle.load.read"]),
        ("from . import event", ["chronicle.views.event"]),
        ("from .event import view", ["chronicle.views.event.view"]),
        ("from .. import load", ["chronicle.load"]),
        ("from ..load import read", ["chronicle.load.read"]),
        ("def late():\n    import os.path", ["os.path"]),
        ("if TYPE_CHECKING:\n    from chronicle import cli", ["chronicle.cli"]),
        ("chronicle = 'import chronicle.cli'", []),
    ],
)
def test_imports_are_found_wherever_they_stand(code: str, imported: list[str]) -> None:
    assert list(imports(code, "chronicle.views.actor")) == imported


def test_a_package_is_the_base_of_its_own_relative_imports() -> None:
    assert list(imports("from .event import view", "chronicle.views", is_package=True)) == [
        "chronicle.views.event.view"
    ]


@pytest.mark.parametrize(
    ("module", "imported", "found"),
    [
        ("chronicle.records", "chronicle.model.Event", []),
        ("chronicle.graph", "chronicle.routes", []),
        ("chronicle.views.event", "chronicle.views.parts", []),
        ("chronicle.build", "chronicle.__version__", []),
        ("chronicle.__main__", "chronicle.cli.main", []),
        ("chronicle.mkdocs_plugin", "mkdocs.plugins", []),
        (
            "chronicle.model",
            "chronicle.records.decode",
            ["chronicle.model imports chronicle.records.decode, which lies further out"],
        ),
        (
            "chronicle.load",
            "chronicle.ingest",
            ["chronicle.load imports chronicle.ingest, which lies further out"],
        ),
        (
            "chronicle",
            "chronicle.load",
            ["chronicle imports chronicle.load, which lies further out"],
        ),
        (
            "chronicle.mkdocs_plugin",
            "chronicle.cli",
            ["chronicle.mkdocs_plugin imports chronicle.cli, which is a door"],
        ),
        (
            "chronicle.__main__",
            "chronicle.load",
            ["chronicle.__main__ imports chronicle.load; it may only open the door `cli`"],
        ),
        (
            "chronicle.load",
            "yaml.parse",
            ["chronicle.load imports yaml.parse, which only yaml may know"],
        ),
    ],
)
def test_an_import_that_points_outwards_is_named(
    module: str, imported: str, found: list[str]
) -> None:
    assert list(violations(module, [imported])) == found
