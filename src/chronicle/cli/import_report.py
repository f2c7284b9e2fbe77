"""What an import found, what is doubtful, what it would create: a screenful for a person."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from textwrap import shorten

import click

from chronicle.frontmatter import front_comments
from chronicle.ingest.drafts import Draft, unknown_names
from chronicle.ingest.findings import Statement
from chronicle.ingest.importing import Imported

_WIDTH = 96
_MOST = 8  # statements and doubts shown one by one; the rest is counted


def report_of(imported: Imported) -> str:
    """The report; its colours go when it is not printed on a terminal."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(imported))


def in_short(imported: Imported) -> str:
    """One line for an article among many."""
    doubts = sum(len(_doubts(draft)) for draft in imported.drafts)
    same = sum(one is not None for one in imported.same)
    events = sum(draft.key.kind == "event" for draft in imported.drafts)
    told = [f"{events} event{'' if events == 1 else 's'}", f"{doubts} doubts"]
    told += [f"{same} may be there already"] if same else []
    return f"{imported.drafts[0].key.id}: {', '.join(told)}"


def _lines(imported: Imported) -> Iterator[str]:
    yield _head("Found")
    yield from _header(imported)
    yield from _found(imported)
    doubts = [(draft, doubt) for draft in imported.drafts for doubt in _doubts(draft)]
    yield ""
    yield _head(f"Doubtful ({len(doubts)})")
    counted = Counter(doubt for _, doubt in doubts)
    for doubt, count in counted.most_common(_MOST):
        times = f"{count} × " if count > 1 else ""
        yield _line("?", times + doubt, "yellow")
    if len(counted) > _MOST:
        yield _line("", f"and {len(counted) - _MOST} more")
    yield ""
    yield _head("Would create")
    # The source comes first, then the events in their order, then what else is drafted.
    for draft, same in zip_longest(imported.drafts, (None, *imported.same)):
        open_ = len(_doubts(draft))
        more = f"{open_} doubt{'' if open_ == 1 else 's'}" if open_ else "no doubt"
        yield _line(draft.key.kind, f"{draft.key.id}  ({more})", "green")
        if same is not None:
            yield _line("", f"or add to {same.event.id}? {same.likeness}", "yellow")


def _header(imported: Imported) -> Iterator[str]:
    header = imported.findings.header
    missing = click.style("? none found", fg="yellow")
    yield _line("headline", header.headline.value if header.headline else missing)
    outlet = header.outlet
    yield _line("outlet", f"{outlet.name}  ({outlet.reason})" if outlet else missing)
    published = header.published
    yield _line("published", f"{published.value}  ({published.told_by})" if published else missing)
    if header.authors:
        yield _line("authors", ", ".join(author.value for author in header.authors))


def _found(imported: Imported) -> Iterator[str]:
    findings = imported.findings
    for finding in findings.dates[:_MOST]:
        yield _line("date", finding.reason or f"“{finding.words}” → {finding.value or '?'}")
    if len(findings.dates) > _MOST:
        yield _line("", f"and {len(findings.dates) - _MOST} more dates")
    for statement in findings.statements[:_MOST]:
        yield _line("said", _statement(statement))
    if len(findings.statements) > _MOST:
        yield _line("", f"and {len(findings.statements) - _MOST} more statements")
    unknown = ", ".join(sorted({name.name for name in unknown_names(findings)}))
    if unknown:
        yield _line("no record", shorten(unknown, 3 * _WIDTH, placeholder=" …"))


def _statement(statement: Statement) -> str:
    speaker = statement.speaker
    who = (speaker.name or speaker.described_as) if speaker else "? someone"
    chain = " → ".join([who, *(relay.name or relay.vague for relay in statement.via)])
    words = f"“{statement.words}”" if statement.kind == "direct" else statement.words
    return shorten(f"{chain}: {words}", _WIDTH, placeholder=" …")


def _doubts(draft: Draft) -> list[str]:
    comments = front_comments(draft.path, draft.text.encode())
    return [one.text[1:].strip() for one in comments if one.text.startswith("?")]


def _head(words: str) -> str:
    return click.style(words, bold=True)


def _line(label: str, words: str, colour: str = "cyan") -> str:
    return f"  {click.style(f'{label:<10}', fg=colour)} {words}"
