"""Drafts of proposals: what an article says was put on the table, by whom and until when.

A proposal is drafted where the article gives it a deadline or a consequence, or where the main
event is the proposal itself; the others stay claims of their events.
"""

from collections.abc import Iterator, Sequence

from chronicle.frontmatter import Noted, Writable
from chronicle.graph import Chronicle
from chronicle.ingest.draft_parts import Draft, draft, free, slug
from chronicle.ingest.event_proposals import EventProposal
from chronicle.ingest.findings import Findings, Proposal
from chronicle.model import Key


def proposal_drafts(
    findings: Findings, events: Sequence[EventProposal], chronicle: Chronicle, source: str
) -> tuple[Draft, ...]:
    """Draft the proposals of an article that are more than a claim, each proposer's once."""
    taken = {key.id for key in chronicle.records if key.kind == "proposal"}
    made: list[Draft] = []
    seen: set[str] = set()
    for proposal in _worth_a_record(findings, events):
        actor = _actor(proposal.proposer, findings, chronicle)
        if not actor or actor in seen:
            continue
        seen.add(actor)
        day = _tabled(proposal, findings)
        words = " ".join(findings.statements[proposal.statement].words.split())
        id_ = free(f"{day or 'undated'}-{slug(actor, 2)}-{slug(words, 3)}", taken)
        taken.add(id_)
        fields = dict(_fields(proposal, findings, chronicle, source))
        made.append(draft("proposal", id_, (day or "undated")[:4] if day else "undated", fields))
    return tuple(made)


def _worth_a_record(findings: Findings, events: Sequence[EventProposal]) -> Iterator[Proposal]:
    main = next((event for event in events if event.is_main and event.kind == "proposal"), None)
    first = next(
        (p.statement for p in findings.proposals if main and p.statement in main.statements), -1
    )
    for proposal in findings.proposals:
        if proposal.deadline >= 0 or proposal.consequence or proposal.statement == first:
            yield proposal


def _actor(name: str, findings: Findings, chronicle: Chronicle) -> str:
    """The id of the actor with a record, or the one its draft would have."""
    found = next((one for one in findings.names if one.name == name), None)
    if found is None or found.kind not in {"person", "organisation", "state"}:
        return ""
    if found.id:
        return found.id if Key("actor", found.id) in chronicle.records else ""
    return slug(name) if " " in name or found.kind != "person" else ""


def _tabled(proposal: Proposal, findings: Findings) -> str:
    made = findings.statements[proposal.statement].made
    if made >= 0 and len(findings.dates[made].value) == len("2025-05-11"):
        return findings.dates[made].value
    return findings.header.published.day if findings.header.published else ""


def _fields(
    proposal: Proposal, findings: Findings, chronicle: Chronicle, source: str
) -> Iterator[tuple[str, Writable]]:
    statement = findings.statements[proposal.statement]
    words = " ".join(statement.words.split())
    yield "title", Noted(words, "? the article's words; say it in your own, or remove this draft")
    actor = _actor(proposal.proposer, findings, chronicle)
    known = Key("actor", actor) in chronicle.records
    note = proposal.reason if known else f"? no record of {proposal.proposer!r} yet"
    yield "proposers", [Noted(actor, note)]
    day = _tabled(proposal, findings)
    yield "tabled", Noted(day or "unknown", "" if statement.made >= 0 else "? when it was tabled")
    yield "sources", [source]
    addressees = [
        id_
        for one in proposal.addressees
        if (id_ := _actor(one.name, findings, chronicle)) and Key("actor", id_) in chronicle.records
    ]
    if addressees:
        yield "addressees", list(dict.fromkeys(addressees))
    terms: list[Writable] = [
        {"issue": issue.id, "text": Noted(words, "? this term in your own words")}
        for issue in findings.issues
        if Key("issue", issue.id) in chronicle.records
        and any(statement.sentence.holds(mention) for mention in issue.mentions)
    ]
    if terms:
        yield "terms", terms
    if proposal.deadline >= 0:
        found = findings.dates[proposal.deadline]
        value = found.value if "W" not in found.value else found.value[:4]
        yield "deadline", Noted(value, found.reason)
    if proposal.consequence:
        text = " ".join(proposal.consequence.split())
        yield "consequence", Noted(text, "? the article's words; say it in your own")
