"""What is kept of an imported article for its review: its text, its addresses, where things stand.

One JSON file an article, under `.chronicle/articles/`; it never leaves the contributor's machine.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle.disk import secure
from chronicle.ingest.findings import Span

FOLDER = Path(".chronicle", "articles")


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Where in the article a field of a draft comes from: `key` as `claims/umerov-1/speaker`."""

    draft: str
    key: str
    span: Span


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An imported article with the sentences and the evidence that its drafts rest on."""

    source: str
    text: str
    sha256: str
    addresses: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def span_of(self, draft: str, key: str) -> Span | None:
        """The words that a field comes from; those of what it is a part of where it has none."""
        spans = {one.key: one.span for one in self.evidence if one.draft == draft}
        while key:
            if (span := spans.get(key)) is not None and span.end > span.start:
                return span
            key = key.rpartition("/")[0]
        return None


class Passage(NamedTuple):
    """Words of an article with what stands around them in their sentences."""

    before: str
    words: str
    after: str


def passage(article: Kept, span: Span) -> Passage:
    """The words of a span in the sentences that they touch; in their line if they are in none."""
    touched = [one for one in article.sentences if one.overlaps(span)]
    start = min((one.start for one in touched), default=article.text.rfind("\n", 0, span.start) + 1)
    end = max((one.end for one in touched), default=_line_end(article.text, span.end))
    start, end = min(start, span.start), max(end, span.end)
    return Passage(
        *(
            re.sub(r"\s+", " ", article.text[first:last])
            for first, last in ((start, span.start), (span.start, span.end), (span.end, end))
        )
    )


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end if end >= 0 else len(text)


def kept_path(project: Path, source: str) -> Path:
    """The file that keeps the article of a source."""
    return project / FOLDER / f"{source}.json"


def keep(project: Path, article: Kept) -> None:
    """Write the file, over an older one of the same source."""
    path = kept_path(project, article.source)
    path.parent.mkdir(parents=True, exist_ok=True)
    secure(path, msgspec.json.encode(article))


def read_kept(project: Path, source: str) -> Kept | None:
    """What is kept of a source's article; None where nothing is, or nothing that can be read."""
    return _read(kept_path(project, source))


def all_kept(project: Path) -> Iterator[Kept]:
    """All articles kept, in the order of their names."""
    for file in sorted((project / FOLDER).glob("*.json")):
        if (article := _read(file)) is not None:
            yield article


def _read(file: Path) -> Kept | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
