"""Articles of which no trustworthy draft can be made, each with what to do about it.

The analysis warns and goes on; an import that nobody vouches for stops here and writes nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from chronicle.ingest.article import Article
from chronicle.ingest.findings import Findings
from chronicle.problems import Place, Problem

# Words of a story behind a wall, which shows its first paragraphs. Of a page that only calls itself
# paid fewer: whoever pays has saved the whole.
_STUB, _PAID_STUB = 200, 120


def refusals(
    article: Article, findings: Findings, place: Place, *, complete: bool
) -> Iterator[Problem]:
    """Say why this article is not drafted; `complete` is what the one who imports says of it."""
    if complete and _is_stub(article):
        hint = "give the whole text, or --partial if its beginning is all you have"
        message = "article: the page shows its beginning alone and asks readers to pay or sign in"
        yield Problem(place, "article-partial", message, hint)
    if findings.header.headline is None:
        hint = "put it on the first line of the text, or give it with --title"
        yield Problem(place, "article-untitled", "article: no headline found", hint)
    if findings.header.published is None:
        hint = "give its day with --published YYYY-MM-DD"
        message = "article: no date of publication found"
        yield Problem(place, "article-undated", message, hint)


def as_errors(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The analysis's warnings; a text in a language that the rules do not know is refused."""
    for problem in problems:
        if problem.code == "article-language":
            hint = "import an English version, or write the entry by hand (`chronicle fingerprint`)"
            message = "article: does not read as English, the only language the rules know"
            yield msgspec.structs.replace(problem, message=message, hint=hint, severity="error")
        else:
            yield problem


def _is_stub(article: Article) -> bool:
    words = len(article.plain.split())
    walled = words < _STUB and wall().search(article.plain) is not None
    return walled or (words < _PAID_STUB and article.stated.is_paid)


@cache
def wall() -> re.Pattern[str]:
    """Words with which a page ends where a reader is to pay or sign in."""
    way_in = r"(?:subscribe|sign ?in|log ?in|register|create (?:a|an|your)(?: free)? account)"
    readers = r"(?:our |paying |registered )?(?:subscribers|members)"
    return re.compile(
        rf"\b{way_in}(?: now| today| or (?:log|sign) in| for free)? to "
        r"(?:continue|keep|finish|read|unlock|access)"
        r"|\bsubscribers?[- ]only\b|\balready a (?:subscriber|member)\b"
        r"|\bstart (?:your )?free trial\b"
        rf"|\b(?:article|story|content) is (?:\w+ ){{0,2}}(?:for|to) {readers}"
        r"|\bto read the (?:full|rest of (?:the|this)) (?:story|article)\b"
        r"|\byou(?:'|’)ve (?:read|reached) your (?:\w+ ){0,3}(?:articles|limit)",
        re.IGNORECASE,
    )
