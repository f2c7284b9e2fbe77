"""Find date expressions and resolve them against the publication day.

The value is never more precise than the words. Where the words allow two days the finding holds
both; where they hang on something the text does not tell, there is no value.
"""

import re
from collections.abc import Iterator

import msgspec

from chronicle.ingest.calendar_dates import calendar_rules
from chronicle.ingest.date_reader import Context, Reader, Rule
from chronicle.ingest.findings import DateFinding
from chronicle.ingest.relative_dates import relative_rules


def find_dates(context: Context) -> tuple[DateFinding, ...]:
    """Find all date expressions of the sentences, in text order, none overlapping."""
    spots = sorted(_spots(context), key=lambda spot: (spot[1].start(), -spot[1].end()))
    reader = Reader(context)
    end = -1
    for name, match, rule in spots:
        if match.start() < end or not match.group().strip():
            continue
        if reader.read(name, match, rule):
            end = match.end()
            _drop_apposed(reader, context.plain)
    return _agreed(reader.found)


def _drop_apposed(reader: Reader, plain: str) -> None:
    """Count "today, July 22" and "October 14, the same day" once."""
    if len(reader.found) < 2:
        return
    one, other = reader.found[-2:]
    gap = plain[one.span.end : other.span.start]
    if one.value and one.value == other.value and gap in {", ", " (", ", on "}:
        reader.found.pop()


def _agreed(found: list[DateFinding]) -> tuple[DateFinding, ...]:
    """Let a weekday that may be the last or the next one follow the same word used plainly."""
    plainly: dict[str, set[str]] = {}
    for finding in found:
        if finding.kind == "weekday" and not finding.readings and not finding.quoted:
            plainly.setdefault(finding.words, set()).add(finding.value)
    agreed: list[DateFinding] = []
    for finding in found:
        values = plainly.get(finding.words, set())
        other = next(iter(values), "")
        if finding.readings and len(values) == 1 and other in finding.readings:
            reason = f"{finding.words} → {other}: as elsewhere in the article"
            readings = (finding.value, *(r for r in finding.readings if r != other))
            agreed.append(
                msgspec.structs.replace(finding, value=other, reason=reason, readings=readings)
            )
        else:
            agreed.append(finding)
    return tuple(agreed)


def _spots(context: Context) -> Iterator[tuple[str, re.Match[str], Rule]]:
    if not context.sentences:
        return
    first, last = context.sentences[0].start, context.sentences[-1].end
    taken = bytearray(last)
    for name, pattern, rule in (*calendar_rules(), *relative_rules()):
        new: list[tuple[int, int]] = []
        for match in pattern.finditer(context.plain, first, last):
            start, end = match.span()
            # Rules stand in order of trust: a later one may not cut into what an earlier one has.
            if not any(taken[start:end]):
                new.append((start, end))
                yield name, match, rule
        for start, end in new:
            taken[start:end] = b"\1" * (end - start)
