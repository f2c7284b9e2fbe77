"""Templates compiled once a process, however many sites it builds: text and language decide."""

from typing import Any

from jinja2 import Environment

_COMPILE = Environment.compile
_COMPILED: dict[tuple[str, ...], Any] = {}


def compile_once() -> None:
    """From now on, for this process: all environments of the program have the same settings."""
    Environment.compile = _compiled  # type: ignore[assignment,method-assign]


def _compiled(self: Environment, source: str, name: str, filename: str) -> Any:
    # Messages are put in the site's language when a template is compiled.
    language = self.words.lang if hasattr(self, "words") else ""
    if (key := (source, name, filename, language)) not in _COMPILED:
        _COMPILED[key] = _COMPILE(self, source, name, filename)
    return _COMPILED[key]
