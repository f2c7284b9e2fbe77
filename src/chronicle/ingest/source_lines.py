"""Pages that name their source on a line of its own, above what was said there.

Some newsrooms cut a story into labelled parts: "Source: …", "Quote: …", "Details: …". The outlets
on the source's line relayed what stands below it, until a part of another origin begins.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from chronicle.ingest.attributions import Ground
from chronicle.ingest.findings import Relay, Span, Statement
from chronicle.ingest.relays import outlets_in


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"(?m)^Sources?: (?P<names>[^\n]{3,300})$")


@cache
def _other_part() -> re.Pattern[str]:
    """Where what was known before, or is somebody else's, begins."""
    return re.compile(r"(?m)^(?:Background|Reminder|Previously|Earlier|Read also|Sources?): ?")


def relay_by_source_lines(statements: Sequence[Statement], ground: Ground) -> tuple[Statement, ...]:
    """The statements, those below a source's line with the outlets that stand on it."""
    parts = tuple(_parts(ground))
    if not parts:
        return tuple(statements)
    return tuple(_relayed(statement, parts) for statement in statements)


def _relayed(statement: Statement, parts: Iterable[tuple[Span, tuple[Relay, ...]]]) -> Statement:
    if not statement.via:
        for span, relays in parts:
            if span.start <= statement.span.start < span.end:
                return msgspec.structs.replace(statement, via=relays)
    return statement


def _parts(ground: Ground) -> Iterable[tuple[Span, tuple[Relay, ...]]]:
    for match in _line().finditer(ground.plain):
        names = Span(*match.span("names"))
        relays = outlets_in(ground.plain, names, ground.mentions, ground.outlet)
        if relays:
            other = _other_part().search(ground.plain, match.end())
            yield Span(match.end(), other.start() if other else len(ground.plain)), relays
