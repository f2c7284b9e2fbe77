"""The record types: what a file in content/ may say, as frozen values.

One struct a kind; field order is the canonical order of keys, a field without a default is
required, and each description is the text of the format reference. Decoding is in `records`.
"""

from functools import cached_property
from typing import Annotated, ClassVar, Literal, NamedTuple, NewType, get_args

import msgspec
from msgspec import Meta

from chronicle.body import Body
from chronicle.problems import Place
from chronicle.when import When

Kind = Literal[
    "event",
    "source",
    "outlet",
    "actor",
    "place",
    "issue",
    "track",
    "proposal",
    "agreement",
    "page",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

# The folder of a kind is its plural, with the one irregular plural avoided: every kind takes an s.
FOLDERS: dict[Kind, str] = {kind: f"{kind}s" for kind in KINDS}

RecordId = NewType("RecordId", str)
Url = NewType("Url", str)
Language = NewType("Language", str)
Country = NewType("Country", str)
Zone = NewType("Zone", str)
Wikidata = NewType("Wikidata", str)
Slug = NewType("Slug", str)


class Key(NamedTuple):
    """What a record is known by: its kind and its id, unique within the kind."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class To(NamedTuple):
    """The kinds a ref in this field may name."""

    kinds: tuple[Kind, ...]


# --- leaves --------------------------------------------------------------------------------


class Ref(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """An id as its author wrote it, with its place. `kind` is empty where it was left open."""

    kind: str
    id: str
    place: Place

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.kind else self.id


class Described(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Someone whom the source describes without a name."""

    described_as: Annotated[str, Meta(description="The source's description, in short.")]


class Vague(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A step of a relay chain that names nobody ("media reports")."""

    vague: Annotated[str, Meta(description="The vague words of the source.")]


class Audience(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Those spoken to, where they are no record: one of `AUDIENCES`."""

    word: str


AUDIENCES = (
    "diplomats",
    "meeting",
    "parliament",
    "press",
    "public",
    "reporters",
    "television",
)


class Quoted(msgspec.Struct, frozen=True, array_like=True):
    """Exact words, with the place they stand at so that a failed check can point there."""

    text: str
    place: Place


class Localised(msgspec.Struct, frozen=True, array_like=True):
    """A name in one language (a BCP 47 tag)."""

    lang: Language
    text: str


ActorRef = Annotated[Ref, To(("actor",))]
AgreementRef = Annotated[Ref, To(("agreement",))]
EventRef = Annotated[Ref, To(("event",))]
IssueRef = Annotated[Ref, To(("issue",))]
OutletRef = Annotated[Ref, To(("outlet",))]
PlaceRef = Annotated[Ref, To(("place",))]
ProposalRef = Annotated[Ref, To(("proposal",))]
SourceRef = Annotated[Ref, To(("source",))]
TrackRef = Annotated[Ref, To(("track",))]
AnyRef = Annotated[Ref, To(KINDS)]
HappeningRef = Annotated[Ref, To(("event", "proposal", "agreement"))]

Speaker = ActorRef | Described
Addressee = Annotated[Ref, To(("actor", "outlet"))] | Audience | Described
RelayStep = OutletRef | Vague
SourceUrl = Url | Literal["unknown"]

EventKind = Literal[
    "call",
    "meeting",
    "summit",
    "statement",
    "proposal",
    "response",
    "agreement",
    "signing",
    "truce",
    "exchange",
    "sanction",
    "visit",
    "deadline",
    "other",
]
Status = Literal[
    "proposed",
    "scheduled",
    "rescheduled",
    "postponed",
    "under-way",
    "held",
    "cancelled",
    "did-not-happen",
    "disputed",
]
Stance = Literal[
    "asserts",
    "denies",
    "proposes",
    "counters",
    "accepts",
    "accepts-if",
    "rejects",
    "defers",
    "declines",
    "demands",
    "offers",
    "threatens",
    "welcomes",
    "other",
]
RelationKind = Literal[
    "follows",
    "responds-to",
    "counters",
    "implements",
    "violates",
    "reschedules",
    "cancels",
    "results-in",
    "part-of",
    "confirms",
    "contradicts",
    "same-as",
    "distinct-from",
]
SourceKind = Literal["article", "readout", "transcript", "social-post", "document", "video"]
Ownership = Literal["state", "public", "private", "official", "unknown"]
ActorKind = Literal["person", "state", "body", "group"]
# The stages of PA-X, the peace agreements database, in one word each.
Stage = Literal[
    "pre-negotiation",
    "ceasefire",
    "partial",
    "comprehensive",
    "implementation",
    "renewal",
]
Outcome = Literal["accepted", "rejected", "superseded", "lapsed", "withdrawn"]
CorrectionKind = Literal["correction", "clarification", "update"]
HowChecked = Literal["compared-with-excerpt", "read"]


# --- parts of records ----------------------------------------------------------------------


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A mapping inside a record. `place` is where it starts; no author writes it."""

    place: Place


class HistoryStep(Part, frozen=True, kw_only=True):
    """One step in how an event came to be, as of a date."""

    as_of: Annotated[When, Meta(description="From when this was so.")]
    status: Annotated[Status, Meta(description="The status it then had.")]
    date: Annotated[When | None, Meta(description="The date then named for it.")] = None
    title: Annotated[str, Meta(description="The title it then had.")] = ""
    source: Annotated[SourceRef | None, Meta(description="Where that is reported.")] = None


class Participant(Part, frozen=True, kw_only=True):
    """Someone who took part, in what role and on whose behalf."""

    actor: Annotated[ActorRef, Meta(description="Who took part.")]
    role: Annotated[str, Meta(description="In the source's sense: head-of-delegation, host.")] = ""
    for_: Annotated[ActorRef | None, Meta(description="The party represented.")] = msgspec.field(
        default=None, name="for"
    )


class Relation(Part, frozen=True, kw_only=True):
    """A typed link to another record; written as `- follows: ID`, with an optional source."""

    relation: Annotated[
        RelationKind, Meta(description="How the two are tied; it stands as the key.")
    ]
    target: Annotated[HappeningRef, Meta(description="The record tied to; it stands as the value.")]
    source: Annotated[SourceRef | None, Meta(description="Where the tie is reported.")] = None


class About(Part, frozen=True, kw_only=True):
    """What a claim speaks to: a field of a record, and the value claimed for it."""

    of: Annotated[AnyRef | None, Meta(description="The record; default this one.")] = None
    field: Annotated[Slug, Meta(description="The field spoken to, such as duration.")] = Slug("")
    value: Annotated[
        str,
        Meta(
            description="What is held, comparable between claims; of a denial what is so instead."
        ),
    ] = ""


class Checked(Part, frozen=True, kw_only=True):
    """How a person compared a quotation with its article, where no fingerprint can tell."""

    how: Annotated[
        HowChecked, Meta(description="With an excerpt at hand, or by reading the article.")
    ]
    on: Annotated[When, Meta(description="On which day.")]
    by: Annotated[str, Meta(description="Who read it; required for `read`.")] = ""


class Claim(Part, frozen=True, kw_only=True):
    """Who said what, to whom, and through whom it reached the source."""

    id: Annotated[Slug, Meta(description="Unique in its file: the anchor.")]
    speaker: Annotated[Speaker, Meta(description="Who is said to have said it.")]
    for_: Annotated[ActorRef | None, Meta(description="On whose behalf.")] = msgspec.field(
        default=None, name="for"
    )
    to: Annotated[tuple[Addressee, ...], Meta(description="Those spoken to.")] = ()
    made: Annotated[When | None, Meta(description="When it was said.")] = None
    quote: Annotated[Quoted | None, Meta(description="Exact words of the source.")] = None
    says: Annotated[str, Meta(description="A paraphrase in our own words.")] = ""
    lang: Annotated[Language, Meta(description="Language of the words quoted.")] = Language("")
    original_lang: Annotated[Language, Meta(description="Language they were spoken in.")] = (
        Language("")
    )
    issues: Annotated[tuple[IssueRef, ...], Meta(description="What it is about.")] = ()
    about: Annotated[
        About | None,
        Meta(description="What it speaks to, so that accounts can be laid side by side."),
    ] = None
    stance: Annotated[Stance, Meta(description="What the words do; default `asserts`.")] = "asserts"
    condition: Annotated[str, Meta(description="The condition of `accepts-if`, in short.")] = ""
    via: Annotated[
        tuple[RelayStep, ...],
        Meta(
            description="Between speaker and source, first hand first, without the source's outlet."
        ),
    ] = ()
    source: Annotated[SourceRef, Meta(description="The source that carries it.")]
    checked: Annotated[Checked | None, Meta(description="How a person compared the words.")] = None


class Correction(Part, frozen=True, kw_only=True):
    """A dated note on what was changed and why."""

    date: Annotated[When, Meta(description="The day of the change.")]
    kind: Annotated[CorrectionKind, Meta(description="Default `correction`.")] = "correction"
    note: Annotated[str, Meta(description="What was changed.")]
    why: Annotated[str, Meta(description="Why, where the note does not say it.")] = ""


class Withdrawn(Part, frozen=True, kw_only=True):
    """Why a record was taken back; its page stays as a tombstone and its id is never reused."""

    date: Annotated[When, Meta(description="The day it was taken back.")]
    reason: Annotated[str, Meta(description="Why; shown in its place.")]


class Post(Part, frozen=True, kw_only=True):
    """An office held by a person, with honest bounds."""

    post: Annotated[str, Meta(description="The office, in English.")]
    of: Annotated[ActorRef | None, Meta(description="Of which state or body.")] = None
    from_: Annotated[When | None, Meta(description="Since when, as far as known.")] = msgspec.field(
        default=None, name="from"
    )
    until: Annotated[
        When | None, Meta(description="Until when; without it the office is held still.")
    ] = None


class Round(Part, frozen=True, kw_only=True):
    """A numbered round of a track."""

    number: Annotated[int, Meta(description="Counted from 1.")]
    title: Annotated[str, Meta(description="Its name, if it has one.")] = ""


class Term(Part, frozen=True, kw_only=True):
    """What a proposal asks or offers on one issue."""

    issue: Annotated[IssueRef, Meta(description="The subject of the term.")]
    text: Annotated[str, Meta(description="What is asked or offered, in short.")]


class Fulfilment(Part, frozen=True, kw_only=True):
    """A dated part-fulfilment of a commitment."""

    date: Annotated[When, Meta(description="When this part was fulfilled.")]
    quantity: Annotated[float | None, Meta(description="How much of it.")] = None
    event: Annotated[EventRef | None, Meta(description="The event by which.")] = None
    source: Annotated[SourceRef | None, Meta(description="Where that is reported.")] = None


class Commitment(Part, frozen=True, kw_only=True):
    """What a party to an agreement undertook."""

    id: Annotated[Slug, Meta(description="Unique in its file: the anchor.")]
    by: Annotated[tuple[ActorRef, ...], Meta(description="Who undertook it.")]
    to: Annotated[tuple[ActorRef, ...], Meta(description="To whom.")] = ()
    what: Annotated[str, Meta(description="What was undertaken, in short.")]
    quantity: Annotated[float | None, Meta(description="How much, where it can be counted.")] = None
    unit: Annotated[str, Meta(description="Of what.")] = ""
    due: Annotated[When | None, Meta(description="By when.")] = None
    fulfilled: Annotated[tuple[Fulfilment, ...], Meta(description="What has been done of it.")] = ()


class Fingerprint(Part, frozen=True, kw_only=True):
    """What is kept of an article's text: it can be asked about words, and holds no copy."""

    format: Annotated[int, Meta(description="Of the fingerprint.")]
    normaliser: Annotated[int, Meta(description="The rules by which words were made equal.")]
    words: Annotated[int, Meta(description="How many words the text has.")]
    sha256: Annotated[str, Meta(description="Of the normalised text.")]
    complete: Annotated[bool, Meta(description="Whether the whole text was at hand.")]
    made_by: Annotated[str, Meta(description="Who vouches for the text.")]
    filter: Annotated[str, Meta(description="The Bloom filter over word 3-grams, base64.")]


# --- records -------------------------------------------------------------------------------


class Record(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What every kind of record has. The fields of this struct are not keys of the file."""

    record_kind: ClassVar[Kind]

    id: RecordId
    path: str
    body: Body
    keys: tuple[tuple[str, int, int], ...]

    # Asked for millions of times in a large chronicle, so it is made once a record.
    @cached_property
    def key(self) -> Key:
        """Kind and id."""
        return Key(self.record_kind, self.id)

    @property
    def label(self) -> str:
        """What a link to the record says: title or name, where its kind has one."""
        return self.id

    @property
    def place(self) -> Place:
        """The file, at its first line."""
        return Place(self.path)

    def at(self, key: str) -> Place:
        """Where the value of a top-level key stands; the file's first line if it has none."""
        for name, line, column in self.keys:
            if name == key:
                return Place(self.path, line, column)
        return self.place


class Common(Record, kw_only=True, frozen=True):
    """Keys that every kind may carry; they come last in the canonical order."""

    added: Annotated[When | None, Meta(description="When the record was added.")] = None
    corrections: Annotated[
        tuple[Correction, ...], Meta(description="Notes on what was changed.")
    ] = ()
    former_ids: Annotated[
        tuple[Slug, ...], Meta(description="Ids it had; they redirect here.")
    ] = ()
    contributors: Annotated[
        tuple[str, ...], Meta(description="Who worked on it and wants to be named.")
    ] = ()
    withdrawn: Annotated[
        Withdrawn | None, Meta(description="Why it was taken back; its page stays.")
    ] = None


class _Titled(Common, kw_only=True, frozen=True):
    title: Annotated[
        str, Meta(description="Short, in our own words; for a page or a subject its name.")
    ]

    @property
    def label(self) -> str:
        return self.title


class _Named(Common, kw_only=True, frozen=True):
    name: Annotated[str, Meta(description="The name our own text uses.")]
    names: Annotated[tuple[Localised, ...], Meta(description="The name by language.")] = ()
    aliases: Annotated[
        tuple[str, ...], Meta(description="Other spellings; linked in prose, never URLs.")
    ] = ()
    only_quoted: Annotated[
        tuple[str, ...],
        Meta(description="Other spellings that stand only inside quotations (Kiev)."),
    ] = ()
    wikidata: Annotated[Wikidata, Meta(description="The same in Wikidata.")] = Wikidata("")

    @property
    def label(self) -> str:
        return self.name

    @property
    def spellings(self) -> tuple[str, ...]:
        """All its names in our script: ours, then the others."""
        return (self.name, *self.aliases, *self.only_quoted)


class Event(_Titled, kw_only=True, frozen=True, tag=True):
    """Something that happened, was announced, or did not happen."""

    record_kind: ClassVar[Kind] = "event"

    date: Annotated[When, Meta(description="EDTF, or minutes with an offset.")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="At least one.")]
    time_words: Annotated[str, Meta(description="The source's words (“early hours”).")] = ""
    zone: Annotated[Zone, Meta(description="IANA zone, if the first place has none.")] = Zone("")
    kind: Annotated[
        EventKind, Meta(description="What kind of thing happened; default `other`.")
    ] = "other"
    status: Annotated[Status, Meta(description="What became of it; default `held`.")] = "held"
    history: Annotated[
        tuple[HistoryStep, ...], Meta(description="How it came to be, step by step.")
    ] = ()
    track: Annotated[TrackRef | None, Meta(description="The line of talks it belongs to.")] = None
    round: Annotated[int | None, Meta(description="Its number in the track.")] = None
    places: Annotated[
        tuple[PlaceRef, ...], Meta(description="Where; the first gives the time zone.")
    ] = ()
    participants: Annotated[tuple[Participant, ...], Meta(description="Who took part.")] = ()
    issues: Annotated[tuple[IssueRef, ...], Meta(description="What it was about.")] = ()
    relations: Annotated[
        tuple[Relation, ...], Meta(description="What it is tied to, and how.")
    ] = ()
    claims: Annotated[tuple[Claim, ...], Meta(description="Who said what.")] = ()


class Source(Common, kw_only=True, frozen=True, tag=True):
    """An article, readout or post that entries rest on."""

    record_kind: ClassVar[Kind] = "source"

    outlet: Annotated[OutletRef, Meta(description="Who published it.")]
    url: Annotated[SourceUrl, Meta(description="The address, or the word unknown.")]
    kind: Annotated[SourceKind, Meta(description="Default `article`.")] = "article"
    title: Annotated[str, Meta(description="The page's own title; never made up.")] = ""
    archive_url: Annotated[Url, Meta(description="A copy kept elsewhere.")] = Url("")
    authors: Annotated[tuple[str, ...], Meta(description="As the page names them.")] = ()
    published: Annotated[
        When | None, Meta(description="When; with an offset, or in the outlet's zone.")
    ] = None
    modified: Annotated[When | None, Meta(description="When the page says it was changed.")] = None
    retrieved: Annotated[When | None, Meta(description="When we looked.")] = None
    lang: Annotated[Language, Meta(description="The language it is written in.")] = Language("")
    cites: Annotated[tuple[OutletRef, ...], Meta(description="Outlets it relies on.")] = ()
    syndicated_from: Annotated[OutletRef | None, Meta(description="The outlet it reprints.")] = None
    weak: Annotated[str, Meta(description="Why it is to be treated with care.")] = ""
    fingerprint: Annotated[
        Fingerprint | None,
        Meta(description="What is kept of the article, to check quotations with."),
    ] = None

    @property
    def label(self) -> str:
        """The page's title; where it has none, outlet and date, never words made up."""
        return self.title or f"{self.outlet.id}, {self.published.text if self.published else '?'}"


class Outlet(_Named, kw_only=True, frozen=True, tag=True):
    """A newspaper, agency, broadcaster, platform or press office."""

    record_kind: ClassVar[Kind] = "outlet"

    country: Annotated[Country, Meta(description="Where it is based.")] = Country("")
    ownership: Annotated[Ownership, Meta(description="Who owns it; default `unknown`.")] = "unknown"
    timezone: Annotated[Zone, Meta(description="Of the times on its pages.")] = Zone("")
    domains: Annotated[tuple[str, ...], Meta(description="Host names of its pages.")] = ()


class Actor(_Named, kw_only=True, frozen=True, tag=True):
    """A person, state, body or group that acts."""

    record_kind: ClassVar[Kind] = "actor"

    kind: Annotated[ActorKind, Meta(description="What it is.")]
    posts: Annotated[
        tuple[Post, ...], Meta(description="Offices held; pages show the one of that day.")
    ] = ()


class PlaceRecord(_Named, kw_only=True, frozen=True, tag=True):
    """Somewhere events happen."""

    record_kind: ClassVar[Kind] = "place"

    country: Annotated[Country, Meta(description="The country it lies in.")] = Country("")
    part_of: Annotated[PlaceRef | None, Meta(description="The place it is in.")] = None
    lat: Annotated[float | None, Meta(description="Degrees north, WGS 84.")] = None
    lon: Annotated[float | None, Meta(description="Degrees east, WGS 84.")] = None
    timezone: Annotated[Zone, Meta(description="Of events there.")] = Zone("")


class Issue(_Titled, kw_only=True, frozen=True, tag=True):
    """A subject of the negotiation."""

    record_kind: ClassVar[Kind] = "issue"

    scope: Annotated[str, Meta(description="What belongs to it and what does not.")] = ""
    parent: Annotated[IssueRef | None, Meta(description="The wider subject.")] = None


class Track(_Titled, kw_only=True, frozen=True, tag=True):
    """A line of talks."""

    record_kind: ClassVar[Kind] = "track"

    scope: Annotated[str, Meta(description="What belongs to it and what does not.")] = ""
    parent: Annotated[TrackRef | None, Meta(description="The wider track.")] = None
    rounds: Annotated[tuple[Round, ...], Meta(description="Its numbered rounds.")] = ()


class Proposal(_Titled, kw_only=True, frozen=True, tag=True):
    """Something put on the table. Its answers are the claims that are about it."""

    record_kind: ClassVar[Kind] = "proposal"

    proposers: Annotated[tuple[ActorRef, ...], Meta(description="At least one.")]
    tabled: Annotated[When, Meta(description="When it was put on the table.")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="At least one.")]
    addressees: Annotated[tuple[ActorRef, ...], Meta(description="Who is to answer.")] = ()
    track: Annotated[TrackRef | None, Meta(description="The line of talks it belongs to.")] = None
    event: Annotated[EventRef | None, Meta(description="The event at which it was tabled.")] = None
    terms: Annotated[tuple[Term, ...], Meta(description="What it asks or offers, by issue.")] = ()
    deadline: Annotated[When | None, Meta(description="Until when an answer is asked.")] = None
    consequence: Annotated[str, Meta(description="What is announced if it is not met.")] = ""
    counters: Annotated[
        ProposalRef | None, Meta(description="The proposal it answers with another.")
    ] = None
    supersedes: Annotated[
        ProposalRef | None, Meta(description="The proposal it takes the place of.")
    ] = None
    outcome: Annotated[
        Outcome | None,
        Meta(description="Only what cannot be found by dates, answers and later proposals."),
    ] = None
    claims: Annotated[tuple[Claim, ...], Meta(description="Who said what.")] = ()


class Agreement(_Titled, kw_only=True, frozen=True, tag=True):
    """Something agreed, with what each party undertook."""

    record_kind: ClassVar[Kind] = "agreement"

    stage: Annotated[Stage, Meta(description="How far it goes.")]
    sources: Annotated[tuple[SourceRef, ...], Meta(description="At least one.")]
    parties: Annotated[tuple[ActorRef, ...], Meta(description="Who is bound by it.")] = ()
    third_parties: Annotated[
        tuple[ActorRef, ...], Meta(description="Who witnesses, hosts or guarantees.")
    ] = ()
    signed: Annotated[
        When | None, Meta(description="When it was signed; or agreed, if nothing was.")
    ] = None
    event: Annotated[EventRef | None, Meta(description="The event at which it was agreed.")] = None
    commitments: Annotated[tuple[Commitment, ...], Meta(description="What each undertook.")] = ()
    claims: Annotated[tuple[Claim, ...], Meta(description="Who said what.")] = ()


class ProsePage(_Titled, kw_only=True, frozen=True, tag=True):
    """Prose: about, how to read, house rules."""

    record_kind: ClassVar[Kind] = "page"

    order: Annotated[int, Meta(description="Its place among the pages, smallest first.")] = 100


RECORDS: tuple[type[Record], ...] = (
    Event,
    Source,
    Outlet,
    Actor,
    PlaceRecord,
    Issue,
    Track,
    Proposal,
    Agreement,
    ProsePage,
)
RECORD_OF: dict[Kind, type[Record]] = {record.record_kind: record for record in RECORDS}
