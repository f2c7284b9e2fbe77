"""What a build is asked for, and what it did."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from chronicle.problems import Problem
from chronicle.profile import OFF, Recorder


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. `output` is absolute; `jobs` processes at most; `strict` refuses warnings.

    `recorder` is told where the time goes.
    """

    output: Path
    clean: bool = False
    swap: bool = False
    jobs: int = 1
    strict: bool = False
    recorder: Recorder = OFF


class Change(NamedTuple):
    """A file written, and why: the names of the inputs that differ."""

    path: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did; where nothing was `published` the old site is as it was."""

    problems: tuple[Problem, ...]
    published: bool = False
    pages: int = 0
    written: tuple[Change, ...] = ()
    removed: tuple[str, ...] = ()
