"""Drafts of the records that an article's source and events ask for: who and what no record has.

Only what those drafts would refer to is proposed: people and bodies that speak, outlets that
published or relay, places where something was. Each opens with a doubt, so none enters unread.
"""

from collections.abc import Iterator, Sequence

from chronicle.frontmatter import Noted, Writable
from chronicle.graph import Chronicle
from chronicle.ingest.draft_parts import Draft, draft, slug
from chronicle.ingest.event_proposals import EventProposal
from chronicle.ingest.findings import Findings, Name
from chronicle.ingest.gazetteer import city_named
from chronicle.ingest.newsroom import host_of
from chronicle.ingest.tables import countries
from chronicle.model import Key, Kind

_ACTORS = {"person": "person", "state": "state", "organisation": "body"}


def record_drafts(
    findings: Findings, events: Sequence[EventProposal], chronicle: Chronicle, url: str
) -> tuple[Draft, ...]:
    """Draft the actors, outlets and places that no record has, each once."""
    made: dict[Key, Draft] = {}
    parts = (_actors(findings, chronicle), _outlets(findings, url), _places(events))
    for kind, id_, fields in (entry for part in parts for entry in part):
        key = Key(kind, id_)
        if id_ and key not in chronicle.records and key not in made:
            made[key] = draft(kind, id_, "", fields)
    return tuple(made.values())


_Entry = tuple[Kind, str, dict[str, Writable]]


def _actors(findings: Findings, chronicle: Chronicle) -> Iterator[_Entry]:
    """Whoever speaks by name and has no record, with the office the article gives."""
    names = {name.name: name for name in findings.names}
    for statement in findings.statements:
        speaker = statement.speaker
        name = names.get(speaker.name) if speaker and not speaker.id else None
        if name is None or name.id or name.kind not in _ACTORS:
            continue
        if name.kind == "person" and " " not in name.name:
            continue  # a last name alone is no record yet
        fields: dict[str, Writable] = {
            "name": Noted(name.name, "? is it written so, and is a record needed; else remove it"),
            "kind": Noted(_ACTORS[name.kind], name.rule),
        }
        if name.role:
            fields["posts"] = [Noted(_post(name, chronicle), "? the office as the article has it")]
        yield "actor", slug(name.name), fields


def _post(name: Name, chronicle: Chronicle) -> dict[str, Writable]:
    """The office, and whose, where that is an actor of the chronicle."""
    post: dict[str, Writable] = {"post": name.role}
    for record in chronicle.of_kind["actor"]:
        if name.of and name.of in {record.name, record.id, *record.aliases}:
            post["of"] = str(record.id)
            break
    return post


def _outlets(findings: Findings, url: str) -> Iterator[_Entry]:
    """The outlet that published the article, and those that its words came through."""
    outlet = findings.header.outlet
    if outlet is not None and not outlet.id:
        fields: dict[str, Writable] = {
            "name": Noted(outlet.name, "? is it called so; ownership and country, if you know them")
        }
        if outlet.zone:
            fields["timezone"] = outlet.zone
        if host := host_of(url):
            fields["domains"] = [host]
        yield "outlet", slug(outlet.name), fields
    for statement in findings.statements:
        for relay in statement.via:
            if relay.name and not relay.id:
                doubt = "? is it called so, and is a record needed; else remove it"
                yield "outlet", slug(relay.name), {"name": Noted(relay.name, doubt)}


def _places(events: Sequence[EventProposal]) -> Iterator[_Entry]:
    """Where something was, with what the gazetteer knows of it."""
    states = {state.names[0] for state in countries()}
    for event in events:
        for name in event.unknown_places:
            if name in states:
                continue
            fields: dict[str, Writable] = {
                "name": Noted(name, "? is it this place, and is a record needed; else remove it")
            }
            if city := city_named(name):
                fields |= {
                    "country": Noted(city.country, "GeoNames"),
                    "lat": city.latitude,
                    "lon": city.longitude,
                    "timezone": city.zone,
                }
            yield "place", slug(name), fields
