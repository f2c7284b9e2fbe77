"""What stands before the story: section, headline, byline, publication line, captions, dateline.

Each leading line is put into one class; the story begins at the first that reads like prose.
What the page's own markup states comes first, the lines after it, the address last.
"""

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from chronicle.ingest.article import Article
from chronicle.ingest.findings import Field, Header, Span
from chronicle.ingest.newsroom import (
    LEADING,
    Line,
    find_words,
    is_publication_line,
    outlet_of,
    place_and_dash,
)
from chronicle.ingest.publication import dateline_of, published_of
from chronicle.ingest.register import Register

LineClass = Literal[
    "published", "byline", "caption", "section", "headline", "outlet", "noise", "stray", "story"
]


_LONG_LINE = 220


def read_header(article: Article, register: Register, hint: date | None = None) -> Header:
    """Read the header. `hint` is a publication day from outside, used where no line shows one."""
    lines = _leading(article)
    classes = _classify(lines, article, register)
    picked: dict[LineClass, list[Line]] = {}
    for line, kind in zip(lines, classes, strict=False):
        picked.setdefault(kind, []).append(line)
    story = lines[len(classes)].span.start if len(classes) < len(lines) else _end(lines, classes)
    captions, repeated = _once(picked.get("caption", []))
    outlet = outlet_of(article, register, picked.get("outlet", []), lines)
    dateline = dateline_of(article.plain, story, article)
    return Header(
        headline=_headline(article, picked.get("headline", [])),
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


def _leading(article: Article) -> list[Line]:
    spans = article.paragraphs[: LEADING + 1]
    return [Line(span, " ".join(span.of(article.plain).split())) for span in spans]


def _end(lines: list[Line], classes: list[LineClass]) -> int:
    return lines[len(classes) - 1].span.end if classes else 0


def _classify(lines: list[Line], article: Article, register: Register) -> list[LineClass]:
    """Give each leading line its class, up to the first line of the story, which gets none."""
    found: list[LineClass] = []
    for number, line in enumerate(lines):
        kind = _class_of(_Place(line, number, lines, found), article, register)
        if kind == "story":
            break
        found.append(kind)
    return found


class _Place(NamedTuple):
    """A leading line, its number, all of them, and the classes of those before it."""

    line: Line
    number: int
    lines: list[Line]
    before: list[LineClass]


def _class_of(place: _Place, article: Article, register: Register) -> LineClass:
    line, number, lines, before = place
    words, has_headline = line.words, "headline" in before
    if is_publication_line(words):
        return "published"
    if _byline().match(words) and len(words) < 160:
        return "byline"
    if _credit_mark().search(words) and len(words) < 600 and (has_headline or number):
        return "caption"
    if any(line.words == other.words for other in lines[number + 1 : number + 4]) and has_headline:
        return "caption"  # printed twice: under the picture and in the text
    if any(line.words == other.words for other in lines[:number]) or _noise().fullmatch(words):
        return "noise"
    if has_headline:
        return "stray" if _is_stray(words) else "story"
    return _class_above_headline(place, article, register)


def _class_above_headline(place: _Place, article: Article, register: Register) -> LineClass:
    line, number, lines, _ = place
    if _is_outlet_name(line.words, register) and len(lines) > number + 1:
        return "outlet"
    if _is_section(line.words, number, lines):
        return "section"
    return "headline" if _is_headline(line, number, lines, article) else "story"


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        r"(?:By|Written by|Reported by|Reporting by|Author:|Authors:) +[A-Z][\w.'’-]+(?: |$)"
        r"(?!(?:.*\b(?:said|told|has|was|were)\b))"
    )


@cache
def _credit_mark() -> re.Pattern[str]:
    return re.compile(
        r"(?:\bPhotos?(?:graph)?(?: by| courtesy|/|:)|\bImages?(?: by| courtesy|:| credit)|"
        r"\bCredit:|\bFile [Pp]hoto\b|\bGetty Images\b|\[Photo|\(Photo|\[Image|AP Photo|"
        r"/(?:Reuters|AFP|AP|EPA|Xinhua|TASS)\b|\bPicture:|©|^\[\d+/\d+\]|\bvia REUTERS\b|"
        r"/ ?(?:REUTERS|Handout|Pool)\b)"
    )


@cache
def _noise() -> re.Pattern[str]:
    return re.compile(
        r"(?:share(?: this(?: article| story)?)?(?: on .{1,20})?|save|print|listen(?: to .{1,40})?|"
        r"advertisement|subscribe.{0,40}|follow us.{0,40}|read more.{0,80}|comments?|"
        r"\d{1,3} min(?:ute)?s? (?:read|ago)|\d{1,2} hours? ago|breaking(?: news)?|live|exclusive|"
        r"copy link|email|facebook|twitter|whatsapp|loading.{0,10}|toggle .{1,30}|"
        r"font size.{0,10}|[-–—=_*•|·]+)",
        re.IGNORECASE,
    )


_SECTIONS = frozenset(
    "world news politics europe asia africa americas china us usa uk ukraine russia diplomacy "
    "international national business economy opinion analysis middle east conflict war defense "
    "defence security society law justice front page top stories home latest headlines global "
    "region nation science health technology sport culture climate".split()
)


def _is_section(words: str, number: int, lines: list[Line]) -> bool:
    """A line above the headline: breadcrumbs, capitals, or the name of a section."""
    if number > 1 or len(words) > 60 or number + 1 >= len(lines) or words[-1] in '.?!"”':
        return False
    parts = [part.strip() for part in re.split(r"[/|>»›·]", words)]
    names = [part for part in parts if part]
    if len(parts) > 1 and all(len(part.split()) <= 4 for part in names):
        return True
    few = len(words.split()) <= 4
    if few and words.isupper():
        return True
    return few and all(word.lower().strip("&") in _SECTIONS | {""} for word in words.split())


def _is_headline(line: Line, number: int, lines: list[Line], article: Article) -> bool:
    words = line.words
    if article.stated.headline and _same(words, article.stated.headline):
        return True
    if not 2 <= len(words.split()) <= 40 or len(words) > _LONG_LINE:
        return False
    if number + 1 >= len(lines):
        return False
    if place_and_dash().match(words):
        return False
    follow = next((o.words for o in lines[number + 1 :] if len(o.words) > 80), "")
    ends = words[-1] == "." and not re.search(r"\b[A-Z]\.$", words)
    return not ends or len(words) * 2 < len(follow)


def _is_stray(words: str) -> bool:
    """A standfirst or list line between headline and story: short and without a full stop."""
    return len(words) < 160 and not re.search(r"[.!?:][\"”’')\]]*$", words)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _is_outlet_name(words: str, register: Register) -> bool:
    if len(words) > 50:
        return False
    entry = register.named(words)
    return entry is not None and entry.kind == "outlet"


def _headline(article: Article, lines: list[Line]) -> Field | None:
    stated = article.stated.headline
    if stated:
        span = find_words(article.plain, stated)
        return Field(
            span=span, rule="headline: structured data", value=stated, reason="the page states it"
        )
    if not lines:
        return None
    line = lines[0]
    value = re.sub(rf" [|–-] {_SITE_NAME}$", "", line.words)
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
        if any(_same(line.words, other.words) for other in kept):
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
