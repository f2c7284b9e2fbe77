"""Problems as text, JSON or annotations of a pull request: how a run tells what is wrong."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, assert_never

import msgspec

from chronicle.problems import Problem

Format = Literal["text", "json", "github"]


def report(problems: Iterable[Problem], form: Format, *, colour: bool = False) -> str:
    """All problems in one form, ending in a newline; empty text where there is none."""
    found = tuple(problems)
    match form:
        case "text":
            return "".join(f"{_text(problem, colour=colour)}\n" for problem in found)
        case "json":
            return msgspec.json.format(msgspec.json.encode(found)).decode() + "\n"
        case "github":
            return "".join(f"{_annotation(problem)}\n" for problem in found)
        case _:
            assert_never(form)


def counted(problems: Iterable[Problem]) -> str:
    """`2 errors, 1 warning`; `no problems` where there is none."""
    count = Counter(problem.severity for problem in problems)
    parts = [
        f"{count[severity]} {severity}{'' if count[severity] == 1 else 's'}"
        for severity in ("error", "warning")
        if count[severity]
    ]
    return ", ".join(parts) or "no problems"


def _text(problem: Problem, *, colour: bool) -> str:
    if not colour:
        return str(problem)
    bold, tone, plain = (
        "\x1b[1m",
        "\x1b[31m" if problem.severity == "error" else "\x1b[33m",
        "\x1b[0m",
    )
    hint = f"; {problem.hint}" if problem.hint else ""
    label = f"{tone}{problem.severity}[{problem.code}]{plain}"
    return f"{bold}{problem.place}{plain}: {label}: {problem.message}{hint}"


def _annotation(problem: Problem) -> str:
    """A workflow command; the rules of escaping are those of GitHub's own toolkit."""
    place = problem.place
    hint = f"; {problem.hint}" if problem.hint else ""
    properties = {
        "file": place.path,
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.code,
    }
    told = ",".join(
        f"{name}={_escaped(value, property_=True)}" for name, value in properties.items()
    )
    return f"::{problem.severity} {told}::{_escaped(problem.message + hint)}"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text
