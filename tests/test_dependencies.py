"""What we stand on: imported means named, named means explained, and all of it pinned."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]
DEV = [Requirement(line) for line in PYPROJECT["project"]["optional-dependencies"]["dev"]]
BUILD = [Requirement(line) for line in PYPROJECT["build-system"]["requires"]]
CONSTRAINTS = (ROOT / "constraints.txt").read_text()
PINS = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", CONSTRAINTS, re.MULTILINE))

# Brought for its files: the time zones that `zoneinfo` reads.
NOT_IMPORTED = {"tzdata"}


def imported() -> set[str]:
    """Return the distributions whose modules src/ imports, by their canonical names."""
    names = {
        name.split(".")[0]
        for path in (ROOT / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    }
    provided_by = packages_distributions()
    return {
        canonicalize_name(provided_by.get(name, [name])[0])
        for name in names - sys.stdlib_module_names - {"chronicle"}
    }


def test_what_we_import_is_what_we_name() -> None:
    assert imported() | NOT_IMPORTED == {canonicalize_name(named.name) for named in RUNTIME}


@pytest.mark.parametrize("requirement", [*RUNTIME, *DEV, *BUILD], ids=str)
def test_a_dependency_is_explained_and_pinned_in_its_range(requirement: Requirement) -> None:
    reasons = (ROOT / "docs" / "decisions.md").read_text()
    assert f"`{requirement.name}`" in reasons
    assert requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])


def test_every_pin_has_hashes_and_no_line_tells_where_to_download() -> None:
    lines = CONSTRAINTS.replace(" \\\n", " ").splitlines()
    pin = re.compile(r"[a-z0-9-]+==\S+( +--hash=sha256:[0-9a-f]{64})+ *")
    assert [line for line in lines if not pin.fullmatch(line) and "# via" not in line] == []
    assert "://" not in CONSTRAINTS
