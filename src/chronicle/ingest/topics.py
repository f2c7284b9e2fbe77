"""What an article is about: the issues its sentences name, from the register and a common table.

An issue is known by its title or by words of the table; nothing is inferred from names or places.
"""

import re
from collections.abc import Sequence
from functools import cache

from chronicle.ingest import tables
from chronicle.ingest.findings import Issue, Span
from chronicle.ingest.register import KnownIssue, Register


def find_issues(plain: str, sentences: Sequence[Span], register: Register) -> tuple[Issue, ...]:
    """Find every issue that the sentences name, in the order of first mention."""
    if not sentences:
        return ()
    first, last = sentences[0].start, sentences[-1].end
    found: list[Issue] = []
    for id_, title, pattern in _wanted(register.issues):
        spans = tuple(Span(*match.span()) for match in pattern.finditer(plain, first, last))
        if spans:
            words = spans[0].of(plain)
            known = any(issue.id == id_ for issue in register.issues)
            found.append(
                Issue(
                    span=spans[0],
                    rule="issue: its title" if known else "issue: by its words",
                    reason=f"the article says {' '.join(words.split())!r}",
                    doubt="" if known else "not in the register",
                    id=id_ if known else "",
                    title=title,
                    mentions=spans,
                )
            )
    return tuple(sorted(found, key=lambda issue: issue.span))


def _wanted(known: Sequence[KnownIssue]) -> list[tuple[str, str, re.Pattern[str]]]:
    """The register's issues with their words, then those that only the common table knows."""
    common = {id_: (title, words) for id_, title, words in tables.issues()}
    wanted = [
        (issue.id, issue.title, _pattern(issue.title, common.get(issue.id, ("", ""))[1]))
        for issue in known
    ]
    ids = {issue.id for issue in known}
    wanted.extend(
        (id_, title, _pattern(title, words))
        for id_, (title, words) in common.items()
        if id_ not in ids
    )
    return wanted


@cache
def _pattern(title: str, words: str) -> re.Pattern[str]:
    """The title, in any case and number, or any of the words."""
    own = r"\s+".join(re.escape(word) for word in title.lower().split())
    either = "|".join(part for part in (rf"{own}s?", words) if part)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
