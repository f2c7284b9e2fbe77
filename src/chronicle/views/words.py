"""What the words of the model are called on a page: one table for each of its closed sets.

A test holds every table to its set, so that a new status cannot reach a reader as `under-way`. The
words are English here; where they reach a page, a template translates them (`|translated`).
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
from chronicle.words import to_count, to_translate


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """A drawing and its word. `tone` is the class of its colour, which never speaks alone."""

    symbol: str
    words: str
    tone: str = ""


STATUS: Final[dict[Status, Mark]] = {
    "proposed": Mark("proposed", to_translate("Proposed"), "ahead"),
    "scheduled": Mark("scheduled", to_translate("Scheduled"), "ahead"),
    "rescheduled": Mark("rescheduled", to_translate("Moved"), "moved"),
    "postponed": Mark("postponed", to_translate("Postponed"), "moved"),
    "under-way": Mark("under-way", to_translate("Under way"), "ahead"),
    "held": Mark("held", to_translate("Held")),
    "cancelled": Mark("cancelled", to_translate("Cancelled"), "off"),
    "did-not-happen": Mark("did-not-happen", to_translate("Did not happen"), "off"),
    "disputed": Mark("disputed", to_translate("Disputed"), "split"),
}
STATUS_MEANING: Final[dict[Status, str]] = {
    "proposed": to_translate("offered by one side"),
    "scheduled": to_translate("announced by those who will hold it"),
    "rescheduled": to_translate("moved to another day"),
    "postponed": to_translate("put off, without a new day"),
    "under-way": to_translate("begun, not ended"),
    "held": to_translate("it took place, as far as is known"),
    "cancelled": to_translate("called off by someone who could"),
    "did-not-happen": to_translate("the day passed without it"),
    "disputed": to_translate("the sides do not agree that it was set, or held"),
}
ACCOUNTS_DIFFER: Final = Mark("differs", to_translate("Accounts differ"), "split")
HELD_DIFFERS: Final = Mark("held-differs", to_translate("Held, accounts differ"), "split")

EVENT_KIND: Final[dict[EventKind, Mark]] = {
    "call": Mark("call", to_translate("Call")),
    "meeting": Mark("meeting", to_translate("Meeting")),
    "summit": Mark("summit", to_translate("Summit")),
    "statement": Mark("statement", to_translate("Statement")),
    "proposal": Mark("proposal", to_translate("Proposal")),
    "response": Mark("response", to_translate("Response")),
    "agreement": Mark("agreement", to_translate("Agreement")),
    "signing": Mark("signing", to_translate("Signing")),
    "truce": Mark("truce", to_translate("Truce")),
    "exchange": Mark("exchange", to_translate("Exchange")),
    "sanction": Mark("sanction", to_translate("Sanction")),
    "visit": Mark("visit", to_translate("Visit")),
    "deadline": Mark("deadline", to_translate("Deadline")),
    "other": Mark("other", to_translate("Other")),
}

STANCE: Final[dict[Stance, str]] = {
    "asserts": to_translate("asserts"),
    "denies": to_translate("denies"),
    "proposes": to_translate("proposes"),
    "counters": to_translate("answers with another proposal"),
    "accepts": to_translate("accepts"),
    "accepts-if": to_translate("accepts on a condition"),
    "rejects": to_translate("rejects"),
    "defers": to_translate("puts off an answer"),
    "declines": to_translate("declines"),
    "demands": to_translate("demands"),
    "offers": to_translate("offers"),
    "threatens": to_translate("threatens"),
    "welcomes": to_translate("welcomes"),
    "other": to_translate("says"),
}

TABLED: Final = Mark("tabled", to_translate("Tabled it"))
NO_ANSWER: Final = Mark("no-answer", to_translate("None seen"), "none")
# The stances that answer a proposal. What a party says of one in another way is no answer to it.
ANSWER: Final[dict[Stance, Mark]] = {
    "accepts": Mark("accepted", to_translate("Accepted")),
    "accepts-if": Mark("accepted-if", to_translate("Accepted, if")),
    "rejects": Mark("rejected", to_translate("Rejected")),
    "declines": Mark("rejected", to_translate("Declined")),
    "counters": Mark("countered", to_translate("Countered")),
    "defers": Mark("deferred", to_translate("Deferred")),
    "welcomes": Mark("welcomed", to_translate("Welcomed")),
}


class BothWays(NamedTuple):
    """A relation as it reads from the record that states it, and from the other one."""

    forth: str
    back: str


RELATION: Final[dict[RelationKind, BothWays]] = {
    "follows": BothWays(to_translate("follows"), to_translate("followed by")),
    "responds-to": BothWays(to_translate("responds to"), to_translate("answered by")),
    "counters": BothWays(to_translate("counters"), to_translate("countered by")),
    "implements": BothWays(to_translate("implements"), to_translate("implemented by")),
    "violates": BothWays(to_translate("violates"), to_translate("violated by")),
    "reschedules": BothWays(to_translate("reschedules"), to_translate("rescheduled by")),
    "cancels": BothWays(to_translate("cancels"), to_translate("cancelled by")),
    "results-in": BothWays(to_translate("results in"), to_translate("result of")),
    "part-of": BothWays(to_translate("part of"), to_translate("includes")),
    "confirms": BothWays(to_translate("confirms"), to_translate("confirmed by")),
    "contradicts": BothWays(to_translate("contradicts"), to_translate("contradicted by")),
    "same-as": BothWays(to_translate("same as"), to_translate("same as")),
    "distinct-from": BothWays(to_translate("not the same as"), to_translate("not the same as")),
}

# The tick is the machine's alone; what a person compared has a mark of its own.
VERDICT: Final[dict[Verdict, Mark]] = {
    "verified": Mark("found", to_translate("verified in this build"), "ok"),
    "compared": Mark("by-hand", to_translate("compared with the opening of the page"), "hand"),
    "read": Mark("by-hand", to_translate("read in the article"), "hand"),
    "not-found": Mark(
        "no-answer", to_translate("not checked: not in the part of the article at hand"), "none"
    ),
    "too-short": Mark("no-answer", to_translate("not checked: too short to verify"), "none"),
    "unchecked": Mark("no-answer", to_translate("not checked"), "none"),
}

# To whom something was said, where that is no record; keys are `model.AUDIENCES`.
AUDIENCE: Final[dict[str, str]] = {
    "diplomats": to_translate("to diplomats"),
    "meeting": to_translate("in the meeting"),
    "parliament": to_translate("to parliament"),
    "press": to_translate("to the press"),
    "public": to_translate("to the public"),
    "reporters": to_translate("to reporters"),
    "television": to_translate("on television"),
}

ACTOR_KIND: Final[dict[ActorKind, str]] = {
    "person": to_translate("Person"),
    "state": to_translate("State"),
    "body": to_translate("Body"),
    "group": to_translate("Group"),
}
ACTOR_KINDS: Final[dict[ActorKind, str]] = {
    "person": to_translate("People"),
    "state": to_translate("States"),
    "body": to_translate("Bodies"),
    "group": to_translate("Groups"),
}
SOURCE_KIND: Final[dict[SourceKind, str]] = {
    "article": to_translate("Article"),
    "readout": to_translate("Readout"),
    "transcript": to_translate("Transcript"),
    "social-post": to_translate("Social post"),
    "document": to_translate("Document"),
    "video": to_translate("Video"),
}
OWNERSHIP: Final[dict[Ownership, str]] = {
    "state": to_translate("state"),
    "public": to_translate("public"),
    "private": to_translate("private"),
    "official": to_translate("official"),
    "unknown": to_translate("ownership not known"),
}
STAGE: Final[dict[Stage, str]] = {
    "pre-negotiation": to_translate("Pre-negotiation"),
    "ceasefire": to_translate("Ceasefire"),
    "partial": to_translate("Partial agreement"),
    "comprehensive": to_translate("Comprehensive agreement"),
    "implementation": to_translate("Implementation"),
    "renewal": to_translate("Renewal"),
}
CORRECTION: Final[dict[CorrectionKind, str]] = {
    "correction": to_translate("correction"),
    "clarification": to_translate("clarification"),
    "update": to_translate("update"),
}

KIND: Final[dict[Kind, str]] = {
    "event": to_translate("Event"),
    "source": to_translate("Source"),
    "outlet": to_translate("Outlet"),
    "actor": to_translate("Actor"),
    "place": to_translate("Place"),
    "issue": to_translate("Issue"),
    "track": to_translate("Track"),
    "proposal": to_translate("Proposal"),
    "agreement": to_translate("Agreement"),
    "page": to_translate("Page"),
}
KINDS_TITLE: Final[dict[Kind, str]] = {
    "event": to_translate("Events"),
    "source": to_translate("Sources"),
    "outlet": to_translate("Outlets"),
    "actor": to_translate("Actors"),
    "place": to_translate("Places"),
    "issue": to_translate("Issues"),
    "track": to_translate("Tracks"),
    "proposal": to_translate("Proposals"),
    "agreement": to_translate("Agreements"),
    "page": to_translate("About"),
}
# The number of records of a kind, for one and for many.
COUNTED: Final[dict[Kind, tuple[str, str]]] = {
    "event": to_count("%(count)s event", "%(count)s events"),
    "source": to_count("%(count)s source", "%(count)s sources"),
    "outlet": to_count("%(count)s outlet", "%(count)s outlets"),
    "actor": to_count("%(count)s actor", "%(count)s actors"),
    "place": to_count("%(count)s place", "%(count)s places"),
    "issue": to_count("%(count)s issue", "%(count)s issues"),
    "track": to_count("%(count)s track", "%(count)s tracks"),
    "proposal": to_count("%(count)s proposal", "%(count)s proposals"),
    "agreement": to_count("%(count)s agreement", "%(count)s agreements"),
    "page": to_count("%(count)s page", "%(count)s pages"),
}
