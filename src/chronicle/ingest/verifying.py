"""The quotations of an entry against the text of an article, and its fingerprint against it."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from chronicle.checks import claims_of
from chronicle.fingerprint import held, make_fingerprint, mistakes_in, normalise
from chronicle.graph import Chronicle
from chronicle.model import Claim, Record, Source
from chronicle.quotation import Comparison, Text, compare_quote

Match = Literal["same", "other", "none"]


class Matched(NamedTuple):
    """A source, and whether its fingerprint is that of the text: `reason` says how it differs."""

    source: Source
    match: Match
    reason: str = ""


class Verified(NamedTuple):
    """A claim with a quotation, the record it stands in, and what the article has in its place."""

    record: Record
    claim: Claim
    comparison: Comparison


def match_source(source: Source, text: str) -> Matched:
    """Compare a source's fingerprint with that of a text."""
    fingerprint = source.fingerprint
    if fingerprint is None:
        return Matched(source, "none", "it has no fingerprint")
    if mistake := mistakes_in(fingerprint):
        return Matched(source, "none", f"its fingerprint cannot be read: {mistake}")
    made = make_fingerprint(text, complete=True, made_by="comparison")
    if made.sha256 == fingerprint.sha256:
        return Matched(source, "same")
    found, asked = held(fingerprint, normalise(text))
    share = f"{found / asked:.0%}" if asked else "none"
    return Matched(
        source,
        "other",
        f"its fingerprint is of another text: {fingerprint.words:,} words there, {made.words:,} "
        f"here, and {share} of the word sequences here stand there",
    )


def sources_of(record: Record, chronicle: Chronicle) -> tuple[Source, ...]:
    """The sources that an entry rests on; of a source itself that source."""
    if isinstance(record, Source):
        return (record,)
    ids = [ref.id for ref in getattr(record, "sources", ())]
    by_id = {str(source.id): source for source in chronicle.sources}
    return tuple(by_id[id_] for id_ in ids if id_ in by_id)


def source_for(sources: Sequence[Source], text: str) -> tuple[Matched | None, tuple[Matched, ...]]:
    """The source whose text this is, by its fingerprint, or the only one; and what all are."""
    matched = tuple(match_source(source, text) for source in sources)
    same = [one for one in matched if one.match == "same"]
    if same:
        return same[0], matched
    return (matched[0] if len(matched) == 1 else None), matched


def verify(chronicle: Chronicle, record: Record, source: Source, text: str) -> Iterator[Verified]:
    """Compare every quotation from a source: in one entry, or of a source in all entries."""
    article = Text(text)
    for owner, claim in claims_of(chronicle):
        asked = record.key in {owner.key, source.key}
        if asked and claim.quote is not None and claim.source.id == source.id:
            yield Verified(owner, claim, compare_quote(claim.quote.text, article))
