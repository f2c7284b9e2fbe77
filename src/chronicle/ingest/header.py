"""What stands before the story: section, headline, byline, publication line, captions, dateline.

Each leading line is put into one class; the story begins at the first that reads like prose.
What the page's own markup states comes first, the lines after it, the address last.
"""

import re
from datetime import date
from functools import cache

from chronicle.ingest.article import Article
from chronicle.ingest.findings import Field, Header, Span
from chronicle.ingest.furniture import FURTHEST, headline_line
from chronicle.ingest.header_lines import LineClass, classify, same
from chronicle.ingest.kinds_of_words import OUTLET_HEADS
from chronicle.ingest.newsroom import (
    LEADING,
    Line,
    find_words,
    host_of,
    is_labelled_day,
    outlet_of,
)
from chronicle.ingest.publication import dateline_of, published_of
from chronicle.ingest.register import Register


def read_header(article: Article, register: Register, hint: date | None = None) -> Header:
    """Read the header. `hint` is a publication day from outside, used where no line shows one."""
    lines = _leading(article, FURTHEST)
    told = headline_line(lines, article.url or article.stated.canonical, register)
    lines = lines[: (told or 0) + LEADING + 1]
    classes = classify(lines, article, register, told)
    picked: dict[LineClass, list[Line]] = {}
    for line, kind in zip(lines, classes, strict=False):
        picked.setdefault(kind, []).append(line)
    if "published" not in picked:
        below = (line for line in lines[len(classes) :] if is_labelled_day(line.words))
        picked["published"] = list(below)[:1]
    picked["published"] = _nearest(picked["published"], picked.get("headline", []))
    story = lines[len(classes)].span.start if len(classes) < len(lines) else _end(lines, classes)
    captions, repeated = _once(picked.get("caption", []))
    outlet = outlet_of(article, register, picked.get("outlet", []), lines)
    dateline = dateline_of(article.plain, story, article)
    return Header(
        headline=_headline(article, picked.get("headline", []), register),
        section=_section(article, picked.get("section", [])),
        outlet=outlet,
        published=published_of(article, picked.get("published", []), outlet, dateline, hint),
        dateline=dateline,
        authors=_authors(article, picked.get("byline", [])),
        captions=tuple(_caption(line) for line in captions),
        credits=tuple(credit for line in captions if (credit := _credit(line))),
        repeated=repeated,
        stray=tuple(line.span for kind in ("noise", "stray") for line in picked.get(kind, [])),
        body=story,
    )


def _leading(article: Article, most: int) -> list[Line]:
    spans = article.paragraphs[:most]
    return [Line(span, " ".join(span.of(article.plain).split())) for span in spans]


def _nearest(lines: list[Line], headline: list[Line]) -> list[Line]:
    """The lines with a day, those nearest the headline first: a page's top has today's."""
    if not headline:
        return lines
    place = headline[0].span.start
    return sorted(lines, key=lambda line: abs(line.span.start - place))


def _end(lines: list[Line], classes: list[LineClass]) -> int:
    return lines[len(classes) - 1].span.end if classes else 0


def _without_site(words: str, article: Article, register: Register) -> str:
    """The headline without " | The Daily" or " - Site" behind it."""
    match = re.search(rf" [|–—-] (?P<site>{_SITE_NAME})$", words)
    if match is None:
        return words
    site = match["site"]
    entry = register.named(site)
    squashed = re.sub(r"\W|^the ", "", site.lower())
    named = (
        (entry is not None and entry.kind == "outlet")
        or site.rsplit(maxsplit=1)[-1].lower() in OUTLET_HEADS
        or squashed in re.sub(r"\W", "", host_of(article.url or article.stated.canonical))
        or match.group().startswith(" |")
    )
    return words[: match.start()] if named else words


def _headline(article: Article, lines: list[Line], register: Register) -> Field | None:
    stated = article.stated.headline
    if stated:
        span = find_words(article.plain, stated)
        return Field(
            span=span, rule="headline: structured data", value=stated, reason="the page states it"
        )
    if not lines:
        return None
    line = lines[0]
    value = _without_site(line.words, article, register)
    doubt = "it ends like a sentence" if value.endswith(".") else ""
    reason = "the first line that is no section, date, byline or caption"
    span = Span(line.span.start, line.span.start + min(len(value), line.span.end - line.span.start))
    return Field(span=span, rule="headline: first line", value=value, reason=reason, doubt=doubt)


_SITE_NAME = r"(?:The )?[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}"


def _section(article: Article, lines: list[Line]) -> Field | None:
    if lines:
        line = lines[0]
        return Field(
            span=line.span, rule="section: line above the headline", value=line.words,
            reason="short, in capitals or a breadcrumb",
        )  # fmt: skip
    if article.stated.section:
        return Field(
            span=Span(0, 0), rule="section: structured data", value=article.stated.section,
            reason="the page states it",
        )  # fmt: skip
    return None


def _authors(article: Article, lines: list[Line]) -> tuple[Field, ...]:
    if article.stated.authors:
        return tuple(
            Field(
                span=find_words(article.plain, name),
                rule="author: structured data",
                value=name,
                reason="the page states it",
                doubt="an author is only suggested",
            )
            for name in article.stated.authors
        )
    found: list[Field] = []
    for line in lines:
        words = re.sub(r"^\W*(?:\w+ by|By|Authors?:)\s+", "", line.words)
        words = re.split(r"\s+(?:in|for|at|[|•–—-])\s+|,\s+(?=[A-Z]{2,}|.*\d)", words)[0]
        for name in re.split(r",\s*|\s+and\s+|\s*&\s*", words):
            if re.fullmatch(r"[A-Z][\w.'’-]+(?: [\w.'’-]+){0,4}", name):
                start = line.span.start + max(0, line.words.find(name))
                found.append(
                    Field(
                        span=Span(start, start + len(name)),
                        rule="author: byline",
                        value=name,
                        reason="stands in the byline",
                        doubt="an author is only suggested",
                    )
                )
    return tuple(found)


def _once(lines: list[Line]) -> tuple[list[Line], tuple[Span, ...]]:
    """Keep the first of captions that are printed twice."""
    kept: list[Line] = []
    repeated: list[Span] = []
    for line in lines:
        if any(same(line.words, other.words) for other in kept):
            repeated.append(line.span)
        else:
            kept.append(line)
    return kept, tuple(repeated)


@cache
def _credit_words() -> re.Pattern[str]:
    return re.compile(
        r"\s*[\[(]?\b(?:(?:File )?[Pp]hotos?(?:graph)?|Image|Credit|Picture)"
        r"(?: by| courtesy(?: of)?| credit)?[:/]?\s*([^\])]{2,60})[\])]?\s*$"
        r"|\s*[\[(]([^\])]{2,60}(?:/|via )[^\])]{2,40})[\])]\s*$"
    )


def _caption(line: Line) -> Field:
    match = _credit_words().search(line.words)
    value = line.words[: match.start()].strip() if match else line.words
    return Field(
        span=line.span, rule="caption", value=value, reason="names a photo credit, or stands twice"
    )


def _credit(line: Line) -> Field | None:
    match = _credit_words().search(line.words)
    if match is None:
        return None
    value = (match[1] or match[2]).strip(" .")
    start = line.span.start + max(0, line.words.rfind(value))
    span = Span(start, start + len(value))
    return Field(span=span, rule="credit", value=value, reason="follows the word photo or image")
