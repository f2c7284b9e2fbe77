"""What new entries rest on: whose sources, archived or not, and what is known of quotations."""

from collections.abc import Iterator

from chronicle.contribute.diff.sides import Side
from chronicle.contribute.diff.words import Given, Line, many
from chronicle.contribute.formatting import without_places
from chronicle.graph import Chronicle
from chronicle.model import Agreement, Claim, Event, Key, Outlet, Proposal, Record, Source
from chronicle.page import ClaimKey, Verdict

_VERDICTS: dict[Verdict, str] = {
    "verified": "found in the article's fingerprint",
    "compared": "compared by hand",
    "read": "read by a named person",
    "not-found": "NOT in the article's fingerprint",
    "too-short": "too short to be checked",
    "unchecked": "not checked",
}


def sourcing(before: Side, after: Side) -> Iterator[Line]:
    """Lines on new sources, on what new and changed entries rest on, and on new quotations."""
    old, new = before.read.edition.chronicle, after.read.edition.chronicle
    for source in new.sources:
        yield from _source(old, new, source)
    for key, record in new.records.items():
        if isinstance(record, Event | Proposal | Agreement):
            yield from _entry(old, new, key, record)
            yield from _quotations(old, after, key, record)


def _source(old: Chronicle, new: Chronicle, source: Source) -> Iterator[Line]:
    was = old.records.get(source.key)
    if not isinstance(was, Source):
        if source.key not in {new.renamed.get(key) for key in old.records}:
            yield (f"{source.key}: ", *_described(new, source))
        return
    if was.fingerprint is not None and without_places(was.fingerprint) != without_places(
        source.fingerprint
    ):
        told = "the fingerprint of the article is another one"
        remedy = f"`chronicle verify --article FILE {source.id}`"
        yield (f"{source.key}: {told}; compare with {remedy}",)
    if was.url != source.url:
        yield (f"{source.key}: has another address: ", Given(source.url))


def _described(new: Chronicle, source: Source) -> Iterator[str | Given]:
    outlet = _outlet(new, source)
    yield Given(outlet.label if outlet else source.outlet.id)
    yield f" ({outlet.ownership if outlet else 'unknown'} ownership), "
    yield "archived, " if source.archive_url else "not archived, "
    yield "with a fingerprint" if source.fingerprint else "without a fingerprint"
    if source.weak:
        yield "; weak: "
        yield Given(source.weak)


def _entry(
    old: Chronicle, new: Chronicle, key: Key, record: Event | Proposal | Agreement
) -> Iterator[Line]:
    """What a new entry rests on, and whether it is one side's word alone."""
    was = old.records.get(key)
    ids = {ref.id for ref in record.sources}
    if was is not None and ids == {ref.id for ref in getattr(was, "sources", ())}:
        return
    sources = [new.records.get(new.renamed.get(one, one)) for one in _keys(ids)]
    found = [source for source in sources if isinstance(source, Source)]
    outlets = {source.outlet.id for source in found}
    ownerships = {outlet.ownership for source in found if (outlet := _outlet(new, source))}
    told = f"{key} rests on {many(len(ids), 'source')}"
    told += f" of {many(len(outlets), 'outlet')}" if len(ids) > 1 else ""
    if ownerships and ownerships <= {"state", "official"}:
        told += ", state or official only"
    if not any(source.archive_url for source in found):
        told += ", none archived"
    yield (told,)


def _quotations(
    old: Chronicle, after: Side, key: Key, record: Event | Proposal | Agreement
) -> Iterator[Line]:
    claims: tuple[Claim, ...] = getattr(old.records.get(key), "claims", ())
    known = {_quoted(claim) for claim in claims}
    by_hand = {(claim.id, without_places(claim.checked)) for claim in claims if claim.checked}
    for claim in record.claims:
        if claim.quote is None or _quoted(claim) in known:
            continue
        verdict = after.read.edition.verdicts.get(ClaimKey(key, claim.id), "unchecked")
        told = _VERDICTS[verdict]
        if (claim.id, without_places(claim.checked)) in by_hand:
            told += ", but before its words were changed"
        yield (f"{key}, claim {claim.id}: ", Given(claim.quote.text), f": {told}")


def _quoted(claim: Claim) -> tuple[str, str]:
    return claim.quote.text if claim.quote else "", claim.source.id


def _keys(ids: set[str]) -> list[Key]:
    return [Key("source", id_) for id_ in sorted(ids)]


def _outlet(chronicle: Chronicle, source: Source) -> Outlet | None:
    key = Key("outlet", source.outlet.id)
    record: Record | None = chronicle.records.get(chronicle.renamed.get(key, key))
    return record if isinstance(record, Outlet) else None
