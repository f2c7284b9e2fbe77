"""Templates compiled once a process, however many sites it builds: the text decides alone."""

from typing import Any

from jinja2 import Environment

_COMPILE = Environment.compile
_COMPILED: dict[tuple[str, ...], Any] = {}


def compile_once() -> None:
    """From now on, for this process: all environments of the program have the same settings."""
    Environment.compile = _compiled  # type: ignore[assignment,method-assign]


def _compiled(self: Environment, source: str, name: str, filename: str) -> Any:
    if (key := (source, name, filename)) not in _COMPILED:
        _COMPILED[key] = _COMPILE(self, source, name, filename)
    return _COMPILED[key]
