"""The list of mutants fits the program; that each is noticed, `make mutants` shows."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
_SPEC = importlib.util.spec_from_file_location("mutants", ROOT / "tests/hostile/mutants.py")
assert _SPEC is not None
assert _SPEC.loader is not None
mutants = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(mutants)


@pytest.mark.parametrize("mutant", mutants.MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_changes_the_program(mutant: Any) -> None:
    text = (ROOT / mutant.path).read_text()
    changed = mutants.mutated(text, mutant)
    assert changed != text
    compile(changed, mutant.path, "exec")
    assert all((ROOT / test).is_file() for test in mutant.tests)


def test_a_guard_that_is_gone_is_told() -> None:
    with pytest.raises(ValueError, match="holds its guard 0 times"):
        mutants.mutated("", mutants.MUTANTS[0])
