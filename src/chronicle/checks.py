"""What must hold across a chronicle beyond the shape of single values.

Each check is a function from what is known to problems, listed once in `CHECKS`. The clock is an
input: the door that calls passes it in.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chronicle.fingerprint import check_quote, mistakes_in
from chronicle.graph import Chronicle
from chronicle.model import (
    Actor,
    Agreement,
    Claim,
    Event,
    Key,
    Outlet,
    Participant,
    PlaceRecord,
    Proposal,
    Record,
    Ref,
    Source,
)
from chronicle.naming import other_spellings, spelled_otherwise
from chronicle.page import ClaimKey, Verdict
from chronicle.problems import Problem
from chronicle.when import When, is_after, is_before, sort_key


@dataclass(frozen=True, slots=True)
class Checked:
    """A chronicle with the day it is checked on, and what is known of each quotation."""

    chronicle: Chronicle
    today: date
    verdicts: Mapping[ClaimKey, Verdict]


def check(chronicle: Chronicle, today: date) -> tuple[Checked, tuple[Problem, ...]]:
    """Run every check; `today` is the latest day that a date of publication may have."""
    verdicts, problems = verify_quotations(chronicle)
    checked = Checked(chronicle, today, verdicts)
    for one in CHECKS:
        problems.extend(one(checked))
    return checked, tuple(problems)


# --- quotations ----------------------------------------------------------------------------


def verify_quotations(chronicle: Chronicle) -> tuple[dict[ClaimKey, Verdict], list[Problem]]:
    """Compare every quotation with the fingerprint of its article, where there is one."""
    verdicts: dict[ClaimKey, Verdict] = {}
    problems: list[Problem] = []
    usable = {
        source.id
        for source in chronicle.sources
        if source.fingerprint is not None and not mistakes_in(source.fingerprint)
    }
    for record, claim in claims_of(chronicle):
        if claim.quote is None:
            continue
        key = Key("source", claim.source.id)
        source = chronicle.records.get(chronicle.renamed.get(key, key))
        if not isinstance(source, Source):
            continue
        verdict, problem = _verify(chronicle, claim, source, usable=source.id in usable)
        verdicts[ClaimKey(record.key, claim.id)] = verdict
        problems.extend(problem)
    return verdicts, problems


def _verify(
    chronicle: Chronicle, claim: Claim, source: Source, *, usable: bool
) -> tuple[Verdict, tuple[Problem, ...]]:
    by_hand: Verdict = "unchecked"
    if claim.checked is not None:
        by_hand = "read" if claim.checked.how == "read" else "compared"
    if claim.quote is None or source.fingerprint is None or not usable:
        return by_hand, ()
    found = check_quote(source.fingerprint, claim.quote.text)
    if found.verdict == "verified":
        return "verified", ()
    if found.verdict == "too-short":
        return (by_hand if claim.checked else "too-short"), ()
    for ours, theirs, text in other_spellings(chronicle, claim.quote.text):
        if check_quote(source.fingerprint, text).verdict == "verified":
            message = f"quote: the article {source.id} has {theirs!r} where this has {ours!r}"
            hint = f"write {theirs!r}: a quotation keeps the spelling of its source"
            return "not-found", (Problem(claim.quote.place, "quote-respelled", message, hint),)
    complete = source.fingerprint.complete
    problem = Problem(
        claim.quote.place,
        "quote-not-found",
        f"quote: {found.piece!r} is not in the article {source.id}",
        "copy the words from the article exactly, or mark what is left out with …"
        if complete
        else "only a part of the article was at hand; the page shows it as not verified",
        "error" if complete else "warning",
    )
    return (by_hand if claim.checked else "not-found"), (problem,)


def claims_of(chronicle: Chronicle) -> Iterator[tuple[Record, Claim]]:
    """Every claim with the record it stands in."""
    for record in chronicle.records.values():
        if isinstance(record, Event | Proposal | Agreement):
            for claim in record.claims:
                yield record, claim


# --- single records ------------------------------------------------------------------------


def claims_are_whole(checked: Checked) -> Iterator[Problem]:
    """A claim quotes or paraphrases, has an id of its own, and rests on a source of its record."""
    for record, claims in _by_record(checked.chronicle):
        ids: set[str] = set()
        sources = {ref.id for ref in getattr(record, "sources", ())}
        for claim in claims:
            if claim.id in ids:
                hint = "ids of claims are unique in their file"
                yield Problem(claim.place, "claim-id", f"id: {claim.id!r} is used twice", hint)
            ids.add(claim.id)
            if claim.quote is None and not claim.says:
                hint = "add `quote:` with exact words, or `says:` with a paraphrase"
                yield Problem(claim.place, "claim-empty", f"{claim.id}: says nothing", hint)
            if claim.source.id not in sources:
                yield Problem(
                    claim.source.place,
                    "claim-source",
                    f"source: {claim.source.id!r} is not among the sources of this record",
                    "add it to `sources:`",
                )
            if claim.checked is not None and claim.checked.how == "read" and not claim.checked.by:
                hint = "add `by:` with the name of who read it"
                yield Problem(
                    claim.checked.place, "checked-by", "checked: read, but by nobody named", hint
                )


def chains_leave_out_the_source(checked: Checked) -> Iterator[Problem]:
    """A relay chain ends before the source's own outlet, which every page adds."""
    for _, claim in claims_of(checked.chronicle):
        source = checked.chronicle.records.get(Key("source", claim.source.id))
        if not isinstance(source, Source):
            continue
        for step in claim.via:
            if isinstance(step, Ref) and step.id == source.outlet.id:
                yield Problem(
                    step.place,
                    "via-own-outlet",
                    f"via: {step.id!r} is the source's own outlet",
                    "leave it out; it is shown as the last step by itself",
                )


def events_say_what_their_sources_can(checked: Checked) -> Iterator[Problem]:
    """What is told as over cannot lie in the future, nor rounds outside their track."""
    for event in checked.chronicle.events:
        if event.status in {"held", "under-way"} and is_after(event.date, checked.today):
            yield Problem(
                event.at("date"),
                "date-future",
                f"date: {event.date.text!r} lies ahead, but the status is {event.status}",
                "set status: scheduled, or mend the date",
            )
        track = checked.chronicle.records.get(Key("track", event.track.id)) if event.track else None
        rounds = {one.number for one in getattr(track, "rounds", ())}
        if event.round is not None and rounds and event.round not in rounds:
            known = ", ".join(str(number) for number in sorted(rounds))
            message = f"round: {event.round} is no round of {getattr(track, 'id', '')}"
            yield Problem(event.at("round"), "round-unknown", message, f"its rounds are {known}")


def outcomes_are_left_to_be_computed(checked: Checked) -> Iterator[Problem]:
    """That a deadline passed, or that another proposal came in its place, needs no typing."""
    proposals: tuple[Proposal, ...] = checked.chronicle.of_kind["proposal"]
    for proposal in proposals:
        is_due = proposal.deadline is not None and is_before(proposal.deadline, checked.today)
        why = {
            "lapsed": "its deadline has passed" if is_due else "",
            "superseded": "another proposal supersedes it"
            if checked.chronicle.to(proposal.key, "supersedes")
            else "",
        }.get(proposal.outcome or "", "")
        if why:
            message = f"outcome: {proposal.outcome!r} is typed, and found by itself: {why}"
            hint = "leave the line out; what is typed stays when dates and answers change"
            yield Problem(proposal.at("outcome"), "outcome-computed", message, hint, "warning")


def sources_are_named_after_what_they_are(checked: Checked) -> Iterator[Problem]:
    """`<published>-<outlet>-<slug>`: a source's id tells when and where it was published."""
    for source in checked.chronicle.sources:
        published = source.published.text[:10] if source.published else ""
        day = published if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", published) else ""
        expected = f"{day}-{source.outlet.id}-" if day else f"-{source.outlet.id}-"
        if not (source.id.startswith(expected) if day else expected in source.id):
            message = f"the id {source.id!r} does not fit outlet and date"
            hint = f"rename the file to {expected.lstrip('-')}….md"
            yield Problem(source.place, "source-id", message, hint, "warning")


def fingerprints_are_sound(checked: Checked) -> Iterator[Problem]:
    """A fingerprint is one that this version can read, of the size its word count asks for."""
    for source in checked.chronicle.sources:
        if source.fingerprint is not None and (mistake := mistakes_in(source.fingerprint)):
            hint = "make it anew with `chronicle fingerprint ARTICLE`"
            yield Problem(source.at("fingerprint"), "fingerprint", f"fingerprint: {mistake}", hint)


def nothing_is_published_tomorrow(checked: Checked) -> Iterator[Problem]:
    """Dates of publication and of entry are not later than now."""
    for record in checked.chronicle.records.values():
        for key in ("published", "modified", "retrieved", "added"):
            when = getattr(record, key, None)
            if isinstance(when, When) and is_after(when, checked.today):
                yield Problem(
                    record.at(key),
                    "date-future",
                    f"{key}: {when.text!r} is later than today, {checked.today}",
                    "mend the date, or this machine's clock",
                )


def spans_run_forwards(checked: Checked) -> Iterator[Problem]:
    """Posts end after they begin."""
    for actor in checked.chronicle.of_kind["actor"]:
        if not isinstance(actor, Actor):
            continue
        for post in actor.posts:
            if post.from_ and post.until and sort_key(post.until) < sort_key(post.from_):
                message = f"until: {post.until.text!r} is before {post.from_.text!r}"
                yield Problem(post.place, "date-order", message, "exchange or mend the dates")


def places_are_on_the_globe(checked: Checked) -> Iterator[Problem]:
    """Latitude and longitude come in pairs and within their bounds."""
    for place in checked.chronicle.of_kind["place"]:
        if not isinstance(place, PlaceRecord):
            continue
        if (place.lat is None) != (place.lon is None):
            key = "lat" if place.lon is None else "lon"
            message = f"{key}: without its other half"
            yield Problem(place.at(key), "coordinates", message, "give both lat and lon")
        for key, value, bound in (("lat", place.lat, 90), ("lon", place.lon, 180)):
            if value is not None and abs(value) > bound:
                message = f"{key}: {value} is beyond ±{bound}"
                yield Problem(place.at(key), "coordinates", message, "give decimal degrees")


def parties_are_parties(checked: Checked) -> Iterator[Problem]:
    """Nobody takes part twice in the same role."""
    for event in checked.chronicle.events:
        seen: set[tuple[str, str]] = set()
        for one in event.participants:
            if (one.actor.id, one.role) in seen:
                yield Problem(
                    one.place,
                    "participant-twice",
                    f"participants: {_named(one)} stands here twice",
                    "remove one of them",
                )
            seen.add((one.actor.id, one.role))


def relations_lead_elsewhere(checked: Checked) -> Iterator[Problem]:
    """No event is related to itself, nor twice in the same way to another."""
    for event in checked.chronicle.events:
        seen: set[tuple[str, str]] = set()
        for relation in event.relations:
            pair = (relation.relation, relation.target.id)
            if relation.target.id == event.id:
                message = f"{relation.relation}: the event itself"
                yield Problem(relation.place, "relation-self", message, "name another record")
            elif pair in seen:
                message = f"{relation.relation}: {relation.target.id!r} stands here twice"
                yield Problem(relation.place, "relation-twice", message, "remove one of them")
            seen.add(pair)


def names_are_told_apart(checked: Checked) -> Iterator[Problem]:
    """A name that two records of a kind share links to neither: say so."""
    owners: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for kind in ("actor", "place", "outlet"):
        for record in checked.chronicle.of_kind[kind]:
            if isinstance(record, Actor | PlaceRecord | Outlet):
                for name in set(record.spellings):
                    owners[kind, name].append(record)
    for (_, name), records in owners.items():
        for record in records[1:]:
            yield Problem(
                record.at("name"),
                "name-shared",
                f"{name!r} is also a name of {records[0].path}",
                "neither is linked by that name; make one of them longer",
                "warning",
            )


def our_words_have_one_spelling(checked: Checked) -> Iterator[Problem]:
    """What a record keeps to quotations stands in no words of ours."""
    for place, key, found, ours in spelled_otherwise(checked.chronicle):
        yield Problem(
            place,
            "name-spelling",
            f"{key}: {found!r} stands in our own words",
            f"write {ours!r}, or put it into quotation marks if it is a source's word",
            "warning",
        )


CHECKS: tuple[Callable[[Checked], Iterable[Problem]], ...] = (
    claims_are_whole,
    chains_leave_out_the_source,
    events_say_what_their_sources_can,
    outcomes_are_left_to_be_computed,
    sources_are_named_after_what_they_are,
    fingerprints_are_sound,
    nothing_is_published_tomorrow,
    spans_run_forwards,
    places_are_on_the_globe,
    parties_are_parties,
    relations_lead_elsewhere,
    names_are_told_apart,
    our_words_have_one_spelling,
)


def _by_record(chronicle: Chronicle) -> Iterator[tuple[Record, tuple[Claim, ...]]]:
    for record in chronicle.records.values():
        if isinstance(record, Event | Proposal | Agreement) and record.claims:
            yield record, record.claims


def _named(participant: Participant) -> str:
    role = f" as {participant.role}" if participant.role else ""
    return f"{participant.actor.id}{role}"
