"""A difference as text for a terminal, as JSON, or as Markdown for a comment on a pull request.

In Markdown all that contributors chose stands in code, where it can be no mention, link, picture
or markup, cut to a length at which no comment is refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Literal, assert_never

import msgspec

from chronicle.contribute.diff.comparing import Difference
from chronicle.contribute.diff.pages import by_folder
from chronicle.contribute.diff.records import RecordChange
from chronicle.contribute.diff.words import Given, Line, many, plain
from chronicle.model import KINDS
from chronicle.problems import Problem
from chronicle.text import visible

Form = Literal["text", "json", "markdown"]

_LONGEST = 140
"""Characters of one contributed text in a comment."""
_MOST = 40
"""Lines of one section of a comment."""
_COMMENT = 60_000
"""Characters of a comment; GitHub takes 65,536."""
_KEY = re.compile(rf"\b(?:{'|'.join(KINDS)}):[a-z0-9]+(?:-[a-z0-9]+)*(?![a-z0-9-])")

# A section: its heading, and lines with the depth of each.
_Section = tuple[str, list[tuple[int, Line]]]


def tell(difference: Difference, form: Form) -> str:
    """The whole difference in one form, ending in a newline."""
    match form:
        case "text":
            return _text(difference)
        case "json":
            return msgspec.json.format(msgspec.json.encode(_values(difference))).decode() + "\n"
        case "markdown":
            return _markdown(difference)
        case _:
            assert_never(form)


def _text(difference: Difference) -> str:
    lines = [f"{difference.before} → {difference.after}: {plain(_summary(difference))}"]
    for heading, told in _sections(difference):
        lines += ["", heading, *(f"{'  ' * depth}  {plain(line)}" for depth, line in told)]
    return "\n".join(lines) + "\n"


def _markdown(difference: Difference) -> str:
    sides = (Given(difference.before), " → ", Given(difference.after))
    lines = ["## What this changes", "", f"{_marked(sides)}: {_marked(_summary(difference))}"]
    for heading, told in _sections(difference):
        lines += ["", f"### {heading}", ""]
        lines += [f"{'  ' * depth}- {_marked(line)}" for depth, line in told[:_MOST]]
        if len(told) > _MOST:
            lines.append(f"- … and {many(len(told) - _MOST, 'line')} more")
    text = "\n".join(lines) + "\n"
    if len(text) > _COMMENT:
        text = text[:_COMMENT].rpartition("\n")[0] + "\n\n… cut here; `chronicle diff` shows all\n"
    return text


def _marked(line: Line) -> str:
    return "".join(
        _code(part.text) if isinstance(part, Given) else _KEY.sub(r"`\g<0>`", part) for part in line
    )


def _code(text: str) -> str:
    """A contributed text in code, on one line and of bounded length."""
    told = " ".join(visible(text).replace("`", "'").split())
    if len(told) > _LONGEST:
        told = f"{told[: _LONGEST - 1]}…"
    return f"`{told}`" if told else "(empty)"


# --- parts ---------------------------------------------------------------------------------


def _summary(difference: Difference) -> Line:
    count = Counter(change.what for change in difference.records)
    parts = [f"{number} {what}" for what, number in count.items()]
    records = f"records: {', '.join(parts)}" if parts else "no record differs"
    pages = difference.pages
    told = (
        f"{many(len(pages.new), 'page')} new, {len(pages.changed)} changed, {len(pages.gone)} gone"
    )
    errors = sum(
        problem.severity == "error" for problem in (*difference.problems, *difference.broken)
    )
    worse = f"; {many(errors, 'new error')}" if errors else ""
    return (f"{records}; {'pages not told' if pages.untold else told}{worse}",)


def _sections(difference: Difference) -> Iterator[_Section]:
    parts: tuple[tuple[str, Iterable[tuple[int, Line]]], ...] = (
        ("To know first", _flat(difference.notes)),
        ("New problems", _problems(difference.problems)),
        ("Broken links", _problems(difference.broken)),
        ("Records", _records(difference.records)),
        ("Perhaps the same", _flat(difference.same)),
        ("What it rests on", _flat(difference.sourcing)),
        ("Links", _flat(difference.links)),
        ("Pages", _pages(difference)),
    )
    for heading, told in parts:
        lines = list(told)
        if lines:
            yield heading, lines


def _flat(lines: Iterable[Line]) -> Iterator[tuple[int, Line]]:
    return ((0, line) for line in lines)


def _problems(problems: Iterable[Problem]) -> Iterator[tuple[int, Line]]:
    for problem in problems:
        hint = f"; {problem.hint}" if problem.hint else ""
        told = f"{problem.message}{hint}"
        yield 0, (f"{problem.severity} at ", Given(str(problem.place)), ": ", Given(told))


def _records(changes: Iterable[RecordChange]) -> Iterator[tuple[int, Line]]:
    for change in changes:
        yield 0, (f"{change.what}: {change.key} ", Given(change.title))
        for line in change.lines:
            yield 1, line


def _pages(difference: Difference) -> Iterator[tuple[int, Line]]:
    pages = difference.pages
    if pages.untold:
        yield 0, (Given(pages.untold),)
    for what, paths in (("new", pages.new), ("changed", pages.changed), ("gone", pages.gone)):
        if paths:
            folders = ", ".join(f"{name} {number}" for name, number in by_folder(paths))
            yield 0, (f"{what}: {len(paths)}: ", Given(folders))


def _values(difference: Difference) -> dict[str, Any]:
    """The difference as plain values, lines as text, for other programs."""
    pages = difference.pages
    return {
        "before": difference.before,
        "after": difference.after,
        "notes": list(map(plain, difference.notes)),
        "records": [
            {
                "what": change.what,
                "kind": change.key.kind,
                "id": change.key.id,
                "title": change.title,
                "path": change.path,
                "lines": list(map(plain, change.lines)),
            }
            for change in difference.records
        ],
        "same": list(map(plain, difference.same)),
        "sourcing": list(map(plain, difference.sourcing)),
        "links": list(map(plain, difference.links)),
        "broken": list(difference.broken),
        "problems": list(difference.problems),
        "pages": {
            "new": list(pages.new),
            "changed": list(pages.changed),
            "gone": list(pages.gone),
            "untold": pages.untold,
        },
    }
