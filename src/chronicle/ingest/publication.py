"""When the article was published: page, publication line, dateline, address, or a hint."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from chronicle.ingest.article import Article
from chronicle.ingest.findings import Field, OutletField, Published, Span, Teller
from chronicle.ingest.moments import MONTH, day_of
from chronicle.ingest.newsroom import (
    Line,
    place_and_dash,
)
from chronicle.ingest.stamps import Stamp, find_stamp, moment, settle_order


def dateline_of(plain: str, story: int, article: Article) -> Field | None:
    """Return the place and day before the dash with which the story starts."""
    paragraph = next((span for span in article.paragraphs if span.start == story), None)
    if paragraph is None:
        return None
    end = min(paragraph.end, story + 120)
    first = _day_and_place().match(plain, paragraph.start, end)
    if first is not None:
        return Field(
            span=Span(*first.span()), rule="dateline", value=first["day"],
            reason="day and place at the start of the story",
        )  # fmt: skip
    match = place_and_dash().match(plain, paragraph.start, end)
    if match is None or not (match["agency"] or match["day"] or match["place"].isupper()):
        return None
    return Field(
        span=Span(*match.span()), rule="dateline", value=match.group().strip(" -—–:"),
        reason="place and dash at the start of the story",
    )  # fmt: skip


@cache
def _day_and_place() -> re.Pattern[str]:
    """January 28, 2018 (JUBA) –, with which some papers begin."""
    return re.compile(
        rf"(?P<day>{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}}) "
        r"\([A-ZÀ-Þ][\w’' /.-]{2,40}\) ?(?:--?|–|—|:) ?(?=\S)"
    )


class _Telling(NamedTuple):
    """Who tells the day, where, in which words, and what stays open."""

    teller: Teller
    span: Span
    reason: str
    doubt: str = ""


_NOWHERE = Span(0, 0)


def published_of(
    article: Article,
    lines: list[Line],
    outlet: OutletField | None,
    dateline: Field | None,
    hint: date | None,
) -> Published | None:
    """Return the publication day from the first that tells it; a day from outside comes last."""
    zone = outlet.zone if outlet else ""
    near = _day_of_address(article.url) or hint
    told = [
        (stamp, telling)
        for words, telling in _tellings(article, lines, dateline)
        if (stamp := find_stamp(words, near=near)) is not None
    ]
    if told:
        stamp, telling = _settled(told)
        return _from_stamp(settle_order(stamp, zone, near), zone, telling)
    if hint is None:
        return None
    return Published(
        span=_NOWHERE,
        rule="published: hint",
        reason="told from outside, not by the text",
        doubt="the text does not show it",
        value=hint.isoformat(),
        day=hint.isoformat(),
        zone=zone,
        told_by="hint",
    )


def _settled(told: list[tuple[Stamp, _Telling]]) -> tuple[Stamp, _Telling]:
    """The first that tells it. A guess that another confirms is none; one it contradicts is open.

    A line that calls itself the day of publication is no guess: it goes before one, and speaks
    for both where they agree, since it may have the minute.
    """
    stamp, telling = told[0]
    # The address says nothing new: htmldate has read it too.
    if telling.teller != "htmldate" or len(told) == 1 or told[1][1].teller == "address":
        return told[0]
    other, second = told[1]
    if other.day == stamp.day:
        reason = f"{second.reason}; so does htmldate, by the markup"
        return other, second._replace(reason=reason, doubt="")
    if _labelled().search(second.reason):
        return other, second._replace(doubt=f"htmldate guesses {stamp.day} from the page")
    return stamp, telling._replace(doubt=f"only guessed, and {second.reason}: which is it?")


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(r"'(?:first )?(?:publi|posted|issued|release)", re.IGNORECASE)


def _tellings(
    article: Article, lines: list[Line], dateline: Field | None
) -> Iterator[tuple[str, _Telling]]:
    """Yield the words that may hold the day with who says them, the most trusted first."""
    stated, by = article.stated.published, article.stated.published_by
    if stated and by == "htmldate":
        reason = f"guessed from the page: {stated}"
        yield stated, _Telling("htmldate", _NOWHERE, reason, "only guessed: check it")
    elif stated:
        told_by = f" ({by})" if by else ""
        yield stated, _Telling("structured data", _NOWHERE, f"the page states {stated}{told_by}")
    # A line that says "published" goes before one that says nothing, and "updated" comes last.
    for line in sorted(lines, key=_trust):
        stamp = find_stamp(line.words)
        size = len(line.words) if stamp is None else stamp.span.end - stamp.span.start
        start = line.span.start + (stamp.span.start if stamp else 0)
        # The line may hold runs of spaces that its words do not.
        span = Span(start, min(line.span.end, start + size))
        yield line.words, _Telling("header line", span, f"the line says {line.words!r}")
    if dateline is not None:
        reason = "the dateline's day"
        yield dateline.value, _Telling("dateline", dateline.span, reason, "it may be older")
    address = _address_day().search(article.url)
    if address is not None:
        reason = f"the address holds {address.group()}"
        yield "-".join(address.groups()), _Telling("address", _NOWHERE, reason, "check it")


@cache
def _address_day() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(20\d\d)(?:[/-]?(?=\d\d[/-]?\d\d(?!\d))|(?=[/-])[/-])"
        r"(\d{1,2})(?:[/-]|(?<=\d\d))(\d{1,2})(?!\d)"
    )


def _day_of_address(url: str) -> date | None:
    # A number such as 20220819010200325 starts with the day, though alone it tells too little.
    match = _address_day().search(url) or re.search(
        r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?=\d{6})", url
    )
    return day_of(*map(int, match.groups())) if match else None


def _trust(line: Line) -> tuple[bool, bool]:
    labelled = re.search(r"publish|posted", line.words, re.IGNORECASE) is not None
    return bool(_later().match(line.words)), not labelled


@cache
def _later() -> re.Pattern[str]:
    return re.compile(r"last |up|mod", re.IGNORECASE)


def _from_stamp(stamp: Stamp, zone: str, telling: _Telling) -> Published:
    value, day = moment(stamp, zone)
    reason, doubt = telling.reason, telling.doubt or stamp.doubt
    if stamp.time is not None and len(value) == len("2025-05-11"):
        doubt = doubt or f"{stamp.time:%H:%M}: in which zone?"
    elif stamp.time is not None and stamp.offset is None and zone:
        reason += f"; the zone is the newsroom's, {zone}"
    return Published(
        span=telling.span,
        rule=f"published: {telling.teller}",
        reason=reason,
        doubt=doubt,
        value=value,
        day=day,
        zone=zone,
        told_by=telling.teller,
    )
