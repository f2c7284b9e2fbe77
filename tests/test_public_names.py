"""What others may use is named and explained: docstrings, and lists that do nothing but list."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

import chronicle

SOURCE = Path(__file__).resolve().parent.parent / "src" / "chronicle"
MODULES = {
    path.relative_to(SOURCE.parent).as_posix(): ast.parse(path.read_text())
    for path in sorted(SOURCE.rglob("*.py"))
}
LISTS = {path: tree for path, tree in MODULES.items() if path.endswith("__init__.py")}

DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def unexplained(tree: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[str]:
    """Yield the public classes, functions and methods without a docstring, in order."""
    for node in tree.body:
        if isinstance(node, DEFINITIONS) and not node.name.startswith("_"):
            inherited = any(
                isinstance(decorator, ast.Name) and decorator.id == "override"
                for decorator in node.decorator_list
            )
            if not inherited and not ast.get_docstring(node):
                yield f"{prefix}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from unexplained(node, f"{prefix}{node.name}.")


def listed(tree: ast.Module) -> list[str]:
    """Return the strings of `__all__`, or none when there is no such list."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and "__all__" in map(ast.unparse, node.targets):
            return list(ast.literal_eval(node.value))
    return []


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path, tree in MODULES.items() if not ast.get_docstring(tree)] == []


def test_every_public_name_has_a_docstring() -> None:
    assert [f"{path}: {name}" for path, tree in MODULES.items() for name in unexplained(tree)] == []


def test_unexplained_names_are_found_and_private_ones_left_alone() -> None:
    tree = ast.parse(
        "def bare(): ...\n"
        "def told():\n    'Why.'\n"
        "def _own(): ...\n"
        "class Bare:\n    def method(self): ...\n    def __str__(self): ...\n"
        "class Told:\n    'Why.'\n    @override\n    def method(self): ...\n"
    )
    assert list(unexplained(tree)) == ["bare", "Bare", "Bare.method"]


@pytest.mark.parametrize("path", LISTS)
def test_a_package_lists_its_names_and_does_nothing_else(path: str) -> None:
    tree = LISTS[path]
    allowed = (ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)
    assert [ast.unparse(node) for node in tree.body if not isinstance(node, allowed)] == []
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert {name for name in listed(tree) if not name.startswith("__")} == imported
    assert listed(tree) == sorted(set(listed(tree)))


def test_the_top_package_offers_its_version_alone_and_starts_at_once() -> None:
    assert chronicle.__all__ == ["__version__"]
    program = "import sys, chronicle; print(*(m for m in sys.modules if m[:9] == 'chronicle'))"
    loaded = subprocess.run(
        (sys.executable, "-c", program), capture_output=True, text=True, check=True
    )
    assert loaded.stdout.split() == ["chronicle"]


def test_the_installed_distribution_has_the_packages_version_and_both_doors() -> None:
    assert version("chronicle-site") == chronicle.__version__
    doors = {
        point.group: point.value
        for group in ("console_scripts", "mkdocs.plugins")
        for point in entry_points(group=group, name="chronicle")
    }
    assert doors == {
        "console_scripts": "chronicle.cli:main",
        "mkdocs.plugins": "chronicle.mkdocs_plugin:ChroniclePlugin",
    }
