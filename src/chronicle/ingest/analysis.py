"""The whole analysis of one article: header, sentences, quotations, names, dates, statements."""

import re
from datetime import date
from functools import cache

from chronicle.ingest.article import Article
from chronicle.ingest.attributions import Ground
from chronicle.ingest.date_reader import Context
from chronicle.ingest.dates import find_dates
from chronicle.ingest.findings import DateFinding, Findings, Header, Span
from chronicle.ingest.header import read_header
from chronicle.ingest.identity import names_of, read_headline, settle
from chronicle.ingest.names import find_mentions
from chronicle.ingest.newsroom import is_publication_line
from chronicle.ingest.proposals import find_proposals
from chronicle.ingest.quotes import find_quotes
from chronicle.ingest.register import Register
from chronicle.ingest.statements import find_statements
from chronicle.ingest.tokens import sentences
from chronicle.ingest.topics import find_issues


def analyse(article: Article, register: Register, *, published: date | None = None) -> Findings:
    """Find all the rules find. `published` is used where the article does not show its day.

    Without any publication day only full dates get a value.
    """
    header = read_header(article, register, published)
    paragraphs = _body(article, header)
    quotes = find_quotes(article.plain, paragraphs)
    outer = tuple(quote.outer for quote in quotes)
    cut = tuple(tuple(sentences(article.plain, span, outer)) for span in paragraphs)
    flat = tuple(span for paragraph in cut for span in paragraph)
    captions = tuple(caption.span for caption in header.captions)
    mentions, short_forms = find_mentions(article.plain, sorted((*captions, *flat)), register)
    settled = settle(article.plain, mentions, short_forms, register)
    dates = _dates(article, header, flat, outer)
    ground = Ground(
        plain=article.plain,
        paragraphs=cut,
        quotes=quotes,
        mentions=settled,
        dates=dates,
        register=register,
        day=header.published.day if header.published else "",
        outlet=header.outlet.name if header.outlet else "",
    )
    headline = header.headline.span if header.headline else Span(0, 0)
    above = read_headline(article.plain, headline, settled, register)
    everything = sorted((*above, *settled), key=lambda mention: mention.span)
    statements = find_statements(ground)
    names = names_of(everything, article.plain, register)
    return Findings(
        header=header,
        dates=dates,
        statements=statements,
        names=names,
        issues=find_issues(article.plain, flat, register),
        proposals=find_proposals(article.plain, flat, statements, dates, names),
        sentences=flat,
    )


def _body(article: Article, header: Header) -> tuple[Span, ...]:
    """The paragraphs of the story, without captions that are printed again among them."""
    captions = {" ".join(caption.span.of(article.plain).split()) for caption in header.captions}
    return tuple(
        span
        for span in article.paragraphs
        if span.start >= header.body
        and " ".join(span.of(article.plain).split()) not in captions
        and not _credits().match(article.plain, span.start, span.end)
    )


@cache
def _credits() -> re.Pattern[str]:
    """Lines under a story that name who made it."""
    return re.compile(
        r"[(\[]?(?:Additional )?(?:Reporting|Writing|Editing|Edited|Translated|Compiled|Written)"
        r" by [A-Z]|Our Standards:|Read (?:more|also|next):|Sign up |Follow us "
    )


# Stands in for the publication day where none is known; every value that leans on it is dropped.
_NO_DAY = date(2000, 1, 1)


def _dates(
    article: Article, header: Header, flat: tuple[Span, ...], quotes: tuple[Span, ...]
) -> tuple[DateFinding, ...]:
    """Dates of the story and of the lines above it, from where they are read like sentences."""
    top = header.headline.span.start if header.headline else 0
    # What the page has above the headline tells of other stories.
    furniture = {span.start for span in header.stray if span.start < top}
    lines = [
        span
        for span in article.paragraphs
        if span.start < header.body and span.start not in furniture
    ]
    known = header.published
    context = Context(
        plain=article.plain,
        published=date.fromisoformat(known.day) if known else _NO_DAY,
        zone=known.zone if known else "",
        sentences=(*lines, *flat),
        quotes=quotes,
        story=flat[0].start if flat else 0,
    )
    stamps = [
        line for line in lines if is_publication_line(" ".join(line.of(article.plain).split()))
    ]
    found = tuple(
        finding
        for finding in find_dates(context)
        # "3 years ago" beside the day of publication is no date of the story.
        if finding.kind in {"absolute", "partial"} or not any(s.holds(finding.span) for s in stamps)
    )
    return found if known else tuple(finding for finding in found if finding.kind == "absolute")
