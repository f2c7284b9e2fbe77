"""What is wrong in content, as values: a place, a code, a sentence and what to do about it.

A problem travels beside the value it is about and is never raised. This module only holds and
orders problems; how they are printed is decided in `report`.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Place(msgspec.Struct, frozen=True, order=True, array_like=True):
    """Where something stands: a POSIX path relative to the project, a line and a column.

    Lines and columns count from 1, columns in characters. A place that concerns a whole file has
    line 1 and column 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(msgspec.Struct, frozen=True, order=True):
    """One mistake. `message` starts with the key it is about; `hint` says what to do."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {self.severity}[{self.code}]: {self.message}{hint}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by place, each once."""
    return tuple(sorted(set(problems)))


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Tell whether any of the problems forbids publishing; a strict editor lets none pass."""
    return any(strict or problem.severity == "error" for problem in problems)
