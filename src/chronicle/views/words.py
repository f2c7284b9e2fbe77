"""What the words of the model are called on a page: one table for each of its closed sets.

A test holds every table to its set, so that a new status cannot reach a reader as `under-way`.
"""

from typing import Final, NamedTuple

import msgspec

from chronicle.model import (
    ActorKind,
    CorrectionKind,
    EventKind,
    Kind,
    Ownership,
    RelationKind,
    SourceKind,
    Stage,
    Stance,
    Status,
)
from chronicle.page import Verdict


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A drawing and its word. `tone` is the class of its colour, which never speaks alone."""

    symbol: str
    words: str
    tone: str = ""


STATUS: Final[dict[Status, Mark]] = {
    "proposed": Mark("proposed", "Proposed", "ahead"),
    "scheduled": Mark("scheduled", "Scheduled", "ahead"),
    "rescheduled": Mark("rescheduled", "Moved", "moved"),
    "postponed": Mark("postponed", "Postponed", "moved"),
    "under-way": Mark("under-way", "Under way", "ahead"),
    "held": Mark("held", "Held"),
    "cancelled": Mark("cancelled", "Cancelled", "off"),
    "did-not-happen": Mark("did-not-happen", "Did not happen", "off"),
    "disputed": Mark("disputed", "Disputed", "split"),
}
STATUS_MEANING: Final[dict[Status, str]] = {
    "proposed": "offered by one side",
    "scheduled": "announced by those who will hold it",
    "rescheduled": "moved to another day",
    "postponed": "put off, without a new day",
    "under-way": "begun, not ended",
    "held": "it took place, as far as is known",
    "cancelled": "called off by someone who could",
    "did-not-happen": "the day passed without it",
    "disputed": "the sides do not agree that it was set, or held",
}
ACCOUNTS_DIFFER: Final = Mark("differs", "Accounts differ", "split")
HELD_DIFFERS: Final = Mark("held-differs", "Held, accounts differ", "split")

EVENT_KIND: Final[dict[EventKind, Mark]] = {
    "call": Mark("call", "Call"),
    "meeting": Mark("meeting", "Meeting"),
    "summit": Mark("summit", "Summit"),
    "statement": Mark("statement", "Statement"),
    "proposal": Mark("proposal", "Proposal"),
    "response": Mark("response", "Response"),
    "agreement": Mark("agreement", "Agreement"),
    "signing": Mark("signing", "Signing"),
    "truce": Mark("truce", "Truce"),
    "exchange": Mark("exchange", "Exchange"),
    "sanction": Mark("sanction", "Sanction"),
    "visit": Mark("visit", "Visit"),
    "deadline": Mark("deadline", "Deadline"),
    "other": Mark("other", "Other"),
}

STANCE: Final[dict[Stance, str]] = {
    "asserts": "asserts",
    "denies": "denies",
    "proposes": "proposes",
    "counters": "answers with another proposal",
    "accepts": "accepts",
    "accepts-if": "accepts on a condition",
    "rejects": "rejects",
    "defers": "puts off an answer",
    "declines": "declines",
    "demands": "demands",
    "offers": "offers",
    "threatens": "threatens",
    "welcomes": "welcomes",
    "other": "says",
}

TABLED: Final = Mark("tabled", "Tabled it")
NO_ANSWER: Final = Mark("no-answer", "None seen", "none")
# The stances that answer a proposal. What a party says of one in another way is no answer to it.
ANSWER: Final[dict[Stance, Mark]] = {
    "accepts": Mark("accepted", "Accepted"),
    "accepts-if": Mark("accepted-if", "Accepted, if"),
    "rejects": Mark("rejected", "Rejected"),
    "declines": Mark("rejected", "Declined"),
    "counters": Mark("countered", "Countered"),
    "defers": Mark("deferred", "Deferred"),
    "welcomes": Mark("welcomed", "Welcomed"),
}


class BothWays(NamedTuple):
    """A relation as it reads from the record that states it, and from the other one."""

    forth: str
    back: str


RELATION: Final[dict[RelationKind, BothWays]] = {
    "follows": BothWays("follows", "followed by"),
    "responds-to": BothWays("responds to", "answered by"),
    "counters": BothWays("counters", "countered by"),
    "implements": BothWays("implements", "implemented by"),
    "violates": BothWays("violates", "violated by"),
    "reschedules": BothWays("reschedules", "rescheduled by"),
    "cancels": BothWays("cancels", "cancelled by"),
    "results-in": BothWays("results in", "result of"),
    "part-of": BothWays("part of", "includes"),
    "confirms": BothWays("confirms", "confirmed by"),
    "contradicts": BothWays("contradicts", "contradicted by"),
    "same-as": BothWays("same as", "same as"),
    "distinct-from": BothWays("not the same as", "not the same as"),
}

# The tick is the machine's alone; what a person compared has a mark of its own.
VERDICT: Final[dict[Verdict, Mark]] = {
    "verified": Mark("found", "verified in this build", "ok"),
    "compared": Mark("by-hand", "compared with the opening of the page", "hand"),
    "read": Mark("by-hand", "read in the article", "hand"),
    "not-found": Mark("no-answer", "not checked: not in the part of the article at hand", "none"),
    "too-short": Mark("no-answer", "not checked: too short to verify", "none"),
    "unchecked": Mark("no-answer", "not checked", "none"),
}

# To whom something was said, where that is no record; keys are `model.AUDIENCES`.
AUDIENCE: Final[dict[str, str]] = {
    "diplomats": "to diplomats",
    "meeting": "in the meeting",
    "parliament": "to parliament",
    "press": "to the press",
    "public": "to the public",
    "reporters": "to reporters",
    "television": "on television",
}

ACTOR_KIND: Final[dict[ActorKind, str]] = {
    "person": "Person",
    "state": "State",
    "body": "Body",
    "group": "Group",
}
ACTOR_KINDS: Final[dict[ActorKind, str]] = {
    "person": "People",
    "state": "States",
    "body": "Bodies",
    "group": "Groups",
}
SOURCE_KIND: Final[dict[SourceKind, str]] = {
    "article": "Article",
    "readout": "Readout",
    "transcript": "Transcript",
    "social-post": "Social post",
    "document": "Document",
    "video": "Video",
}
OWNERSHIP: Final[dict[Ownership, str]] = {
    "state": "state",
    "public": "public",
    "private": "private",
    "official": "official",
    "unknown": "ownership not known",
}
STAGE: Final[dict[Stage, str]] = {
    "pre-negotiation": "Pre-negotiation",
    "ceasefire": "Ceasefire",
    "partial": "Partial agreement",
    "comprehensive": "Comprehensive agreement",
    "implementation": "Implementation",
    "renewal": "Renewal",
}
CORRECTION: Final[dict[CorrectionKind, str]] = {
    "correction": "correction",
    "clarification": "clarification",
    "update": "update",
}

KIND: Final[dict[Kind, str]] = {
    "event": "Event",
    "source": "Source",
    "outlet": "Outlet",
    "actor": "Actor",
    "place": "Place",
    "issue": "Issue",
    "track": "Track",
    "proposal": "Proposal",
    "agreement": "Agreement",
    "page": "Page",
}
KINDS_TITLE: Final[dict[Kind, str]] = {
    "event": "Events",
    "source": "Sources",
    "outlet": "Outlets",
    "actor": "Actors",
    "place": "Places",
    "issue": "Issues",
    "track": "Tracks",
    "proposal": "Proposals",
    "agreement": "Agreements",
    "page": "About",
}
