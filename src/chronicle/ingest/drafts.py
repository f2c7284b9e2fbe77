"""Findings into draft files that the ordinary reader accepts once a person has decided the doubts.

A doubt is a comment that starts with `?`; other comments give the article's words and the reason
of a value. Where nobody has written better words yet the article's stand, and are a doubt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from chronicle.fingerprint import make_fingerprint
from chronicle.frontmatter import Noted, Writable
from chronicle.graph import Chronicle
from chronicle.ingest.article import Article
from chronicle.ingest.draft_parts import Draft, draft, free, noted, slug
from chronicle.ingest.draft_proposals import proposal_drafts
from chronicle.ingest.draft_records import record_drafts
from chronicle.ingest.event_proposals import EventProposal
from chronicle.ingest.findings import DateFinding, Findings, Name, Relay, Speaker, Statement
from chronicle.model import AUDIENCES, Actor, Key

_UNNAMED = "outlet"


class Told(NamedTuple):
    """What is known from outside the article: more keys for the source, and for events by number.

    Lists are added to the lists that a draft has already. `taken` holds ids of events that other
    articles of the run have been drafted with.
    """

    source: Mapping[str, Writable] = {}
    events: Mapping[int, Mapping[str, Writable]] = {}
    taken: frozenset[str] = frozenset()


def drafts_of(  # noqa: PLR0913 - one argument a thing that a draft rests on
    article: Article,
    findings: Findings,
    events: Iterable[EventProposal],
    chronicle: Chronicle,
    *,
    complete: bool,
    made_by: str,
    told: Told | None = None,
) -> tuple[Draft, ...]:
    """Draft the source, the events, then the proposals and the records that they ask for.

    `complete` says that the article is the whole text.
    """
    told = told or Told()
    source = source_id(findings)
    year = source[:4] if source[:4].isdigit() else "undated"
    fields = dict(_source(article, findings, chronicle, complete=complete, made_by=made_by))
    drafts = [draft("source", source, year, _joined(fields, told.source))]
    proposed = tuple(events)
    ids = _event_ids(proposed, findings, chronicle, told.taken)
    for number, (event, id_) in enumerate(zip(proposed, ids, strict=True)):
        fields = dict(_event(event, findings, chronicle, source))
        if related := _relations(event, ids, source):
            fields["relations"] = related
            fields["claims"] = fields.pop("claims", [])
        if not fields.get("claims"):
            fields.pop("claims", None)
        fields = _joined(fields, told.events.get(number, {}))
        drafts.append(draft("event", id_, id_[:4] if id_[:4].isdigit() else "undated", fields))
    drafts.extend(proposal_drafts(findings, proposed, chronicle, source))
    url = article.url or article.stated.canonical
    drafts.extend(record_drafts(findings, proposed, chronicle, url))
    return tuple(drafts)


def _event_ids(
    events: Sequence[EventProposal],
    findings: Findings,
    chronicle: Chronicle,
    others: frozenset[str],
) -> tuple[str, ...]:
    taken = {str(key.id) for key in chronicle.records if key.kind == "event"} | others
    ids: list[str] = []
    for event in events:
        ids.append(free(_event_id(event, findings), taken))
        taken.add(ids[-1])
    return tuple(ids)


def _relations(event: EventProposal, ids: Sequence[str], source: str) -> list[Writable]:
    """What the other events of the article are to this one, each with its doubt."""
    return [
        Noted({related.kind: ids[related.to], "source": source}, f"? {related.reason}")
        for related in event.relations
    ]


def source_id(findings: Findings) -> str:
    """`<published>-<outlet>-<slug>`, with what is known of it."""
    header = findings.header
    day = header.published.day if header.published else ""
    outlet = (header.outlet.id or slug(header.outlet.name)) if header.outlet else ""
    words = slug(header.headline.value if header.headline else "untitled")
    return "-".join(part for part in (day, outlet or _UNNAMED, words) if part)


def fingerprint_of(text: str, *, complete: bool, made_by: str) -> dict[str, str]:
    """The fingerprint of an article's text, as the keys of a source."""
    fingerprint = make_fingerprint(text, complete=complete, made_by=made_by)
    return {
        "format": str(fingerprint.format),
        "normaliser": str(fingerprint.normaliser),
        "words": str(fingerprint.words),
        "sha256": fingerprint.sha256,
        "complete": str(fingerprint.complete).lower(),
        "made_by": fingerprint.made_by,
        "filter": fingerprint.filter,
    }


def _joined(fields: dict[str, Writable], more: Mapping[str, Writable]) -> dict[str, Writable]:
    """Fields and more of them; claims stay last, where they are easiest to read."""
    joined = dict(fields)
    for key, value in more.items():
        there = joined.get(key)
        if isinstance(there, list) and isinstance(value, list):
            joined[key] = [*there, *value]
        else:
            joined[key] = value
    for key in ("claims", "fingerprint"):
        if key in joined:
            joined[key] = joined.pop(key)
    return joined


# --- the source ----------------------------------------------------------------------------


def _source(
    article: Article,
    findings: Findings,
    chronicle: Chronicle,
    *,
    complete: bool,
    made_by: str,
) -> Iterator[tuple[str, Writable]]:
    header = findings.header
    if header.outlet is None:
        yield "outlet", Noted(_UNNAMED, "? which outlet published this")
    elif Key("outlet", header.outlet.id) in chronicle.records:
        yield "outlet", noted(header.outlet.id, header.outlet.reason, header.outlet.doubt)
    else:
        name = header.outlet.name
        yield "outlet", Noted(slug(name), f"? no record of {name!r}; add it as an outlet")
    url = article.url or article.stated.canonical
    yield "url", url or Noted("unknown", "? the article's address, or leave it unknown")
    if header.headline is not None:
        yield "title", noted(header.headline.value, "", header.headline.doubt)
    if header.authors:
        names = ", ".join(author.value for author in header.authors)
        yield "authors", Noted([author.value for author in header.authors], f"? is it {names}")
    if header.published is not None:
        published = header.published
        yield "published", noted(published.value, published.reason, published.doubt)
    if article.stated.language:
        yield "lang", article.stated.language.split("-")[0]
    else:
        yield "lang", Noted("en", "? the language of the article")
    cited = dict.fromkeys(
        relay.id
        for statement in findings.statements
        for relay in statement.via
        if relay.id and Key("outlet", relay.id) in chronicle.records
    )
    if cited:
        yield "cites", list(cited)
    yield "fingerprint", fingerprint_of(article.text, complete=complete, made_by=made_by)


# --- events --------------------------------------------------------------------------------


def _event_id(event: EventProposal, findings: Findings) -> str:
    date = _date_of(event, findings)
    day = date[:10] if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date) else date[:4]
    return f"{day or 'undated'}-{slug(event.title) or 'event'}"


def _date_of(event: EventProposal, findings: Findings) -> str:
    """The EDTF of an event; an ISO week, which EDTF has not, becomes its year."""
    value = findings.dates[event.date].value if event.date >= 0 else ""
    if not value and findings.header.published is not None:
        value = f"{findings.header.published.day}~"
    return value[:4] if "W" in value else value


def _event(
    event: EventProposal, findings: Findings, chronicle: Chronicle, source: str
) -> Iterator[tuple[str, Writable]]:
    yield "title", Noted(event.title, "? the article's words; say it in your own")
    date = _date_of(event, findings)
    if event.date >= 0:
        finding = findings.dates[event.date]
        yield "date", _dated(date, finding)
        if finding.time_words:
            yield "time_words", finding.time_words
    else:
        yield "date", Noted(date or "unknown", "? the article gives no day; about its own day")
    yield "sources", [source]
    yield "kind", noted(event.kind, "", event.doubt or "what kind of event it is")
    yield "status", Noted(event.status, event.reason)
    places = [id_ for id_ in event.places if Key("place", id_) in chronicle.records]
    if places:
        yield "places", places
    people = [id_ for id_ in event.participants if Key("actor", id_) in chronicle.records]
    if people:
        yield "participants", [{"actor": id_, **_party(id_, chronicle)} for id_ in people]
    issues = [id_ for id_ in event.issues if Key("issue", id_) in chronicle.records]
    if issues:
        yield "issues", issues
    claims = [
        _claim(findings.statements[index], findings, chronicle, source, number)
        for number, index in enumerate(event.statements, start=1)
    ]
    if claims:
        yield "claims", claims


def _dated(value: str, finding: DateFinding) -> Writable:
    reason = finding.reason or f"“{finding.words}”"
    if finding.ambiguous:
        others = " or ".join(finding.readings)
        return Noted(value, f"? {reason}; it may also be {others}")
    return noted(value, reason, finding.doubt)


# --- claims --------------------------------------------------------------------------------


def _claim(
    statement: Statement, findings: Findings, chronicle: Chronicle, source: str, number: int
) -> dict[str, Writable]:
    fields: dict[str, Writable] = {"id": f"{_claim_name(statement)}-{number}"}
    fields["speaker"] = _speaker(statement.speaker, chronicle)
    behalf = statement.speaker.on_behalf_of if statement.speaker else ""
    if Key("actor", behalf) in chronicle.records:
        fields["for"] = behalf
    elif statement.speaker is not None and statement.speaker.id:
        fields |= _party(statement.speaker.id, chronicle)
    to = [_addressee(one.name, chronicle) for one in statement.to]
    if to:
        fields["to"] = to
    if statement.made >= 0 and (made := findings.dates[statement.made]).value:
        fields["made"] = _dated(made.value if "W" not in made.value else made.value[:4], made)
    if statement.kind == "direct":
        fields["quote"] = noted(" ".join(statement.words.split()), "", statement.doubt)
        fields["lang"] = "en"
    else:
        words = " ".join(statement.words.split())
        fields["says"] = Noted(words, "? the article's words; say it in your own")
    fields["stance"] = (
        Noted(statement.stance, f"“{statement.verb}”") if statement.verb else (statement.stance)
    )
    issues = [
        issue.id
        for issue in findings.issues
        if Key("issue", issue.id) in chronicle.records
        and any(statement.span.holds(mention) for mention in issue.mentions)
    ]
    if issues:
        fields["issues"] = issues
    if statement.via:
        fields["via"] = [_relay(relay, chronicle) for relay in statement.via]
    fields["source"] = source
    return fields


def _claim_name(statement: Statement) -> str:
    if statement.speaker is None:
        return "someone"
    name = statement.speaker.name or statement.speaker.described_as
    return slug(name.split()[-1] if name.split() else "", 1) or "someone"


def _speaker(speaker: Speaker | None, chronicle: Chronicle) -> Writable:
    if speaker is None:
        return Noted({"described_as": "someone"}, "? who said it")
    if speaker.id and Key("actor", speaker.id) in chronicle.records:
        return noted(speaker.id, speaker.reason, speaker.doubt)
    if speaker.name:
        note = f"? no record of {speaker.name!r}; write the id of its draft, or leave it so"
        return Noted({"described_as": speaker.name}, note)
    described = {"described_as": speaker.described_as or "someone"}
    return Noted(described, f"? {speaker.doubt or 'is it nobody with a record'}")


def _relay(relay: Relay, chronicle: Chronicle) -> Writable:
    if relay.vague:
        return {"vague": relay.vague}
    if relay.id and Key("outlet", relay.id) in chronicle.records:
        return noted(relay.id, "", relay.doubt)
    return Noted({"vague": relay.name}, "? no record of this outlet; add it and write the id")


def _addressee(name: str, chronicle: Chronicle) -> Writable:
    word = name.strip().lower()
    if word in AUDIENCES:
        return word
    for kind in ("actor", "outlet"):
        for record in chronicle.of_kind[kind]:
            if name in record.spellings:
                return str(record.id)
    return {"described_as": name}


def _party(actor: str, chronicle: Chronicle) -> dict[str, Writable]:
    """The state or body an actor's only known posts are of, as the party they act for."""
    record = chronicle.records.get(Key("actor", actor))
    posts = record.posts if isinstance(record, Actor) else ()
    parties = {post.of.id for post in posts if post.of is not None and post.until is None}
    return {"for": parties.pop()} if len(parties) == 1 else {}


def unknown_names(findings: Findings) -> tuple[Name, ...]:
    """The names that no record has: what a contributor may want to add."""
    return tuple(name for name in findings.names if not name.id)


__all__ = ["Draft", "drafts_of", "fingerprint_of", "slug", "source_id", "unknown_names"]
