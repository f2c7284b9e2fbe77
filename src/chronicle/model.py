"""The record types: what a file in content/ may say, as frozen values.

One struct a kind; field order is the canonical order of keys, a field without a default is
required, and each description is the text of the format reference. Decoding is in `records`.
"""

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

    actor: ActorRef
    role: Annotated[str, Meta(description="In the source's sense: head-of-delegation, host.")] = ""
    for_: Annotated[ActorRef | None, Meta(description="The party represented.")] = msgspec.field(
        default=None, name="for"
    )


class Relation(Part, frozen=True, kw_only=True):
    """A typed link to another record; written as `- follows: ID`, with an optional source."""

    relation: RelationKind
    target: HappeningRef
    source: SourceRef | None = None


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

    how: HowChecked
    on: When
    by: Annotated[str, Meta(description="Who read it; required for `read`.")] = ""


class Claim(Part, frozen=True, kw_only=True):
    """Who said what, to whom, and through whom it reached the source."""

    id: Annotated[Slug, Meta(description="Unique in its file: the anchor.")]
    speaker: Speaker
    for_: Annotated[ActorRef | None, Meta(description="On whose behalf.")] = msgspec.field(
        default=None, name="for"
    )
    to: tuple[Addressee, ...] = ()
    made: Annotated[When | None, Meta(description="When it was said.")] = None
    quote: Annotated[Quoted | None, Meta(description="Exact words of the source.")] = None
    says: Annotated[str, Meta(description="A paraphrase in our own words.")] = ""
    lang: Annotated[Language, Meta(description="Language of the words quoted.")] = Language("")
    original_lang: Annotated[Language, Meta(description="Language they were spoken in.")] = (
        Language("")
    )
    issues: tuple[IssueRef, ...] = ()
    about: About | None = None
    stance: Stance = "asserts"
    condition: Annotated[str, Meta(description="The condition of `accepts-if`, in short.")] = ""
    via: Annotated[
        tuple[RelayStep, ...],
        Meta(
            description="Between speaker and source, first hand first, without the source's outlet."
        ),
    ] = ()
    source: SourceRef
    checked: Checked | None = None


class Correction(Part, frozen=True, kw_only=True):
    """A dated note on what was changed and why."""

    date: When
    kind: CorrectionKind = "correction"
    note: Annotated[str, Meta(description="What was changed.")]
    why: Annotated[str, Meta(description="Why, where the note does not say it.")] = ""


class Withdrawn(Part, frozen=True, kw_only=True):
    """Why a record was taken back; its page stays as a tombstone and its id is never reused."""

    date: When
    reason: str


class Post(Part, frozen=True, kw_only=True):
    """An office held by a person, with honest bounds."""

    post: str
    of: ActorRef | None = None
    from_: When | None = msgspec.field(default=None, name="from")
    until: When | None = None


class Round(Part, frozen=True, kw_only=True):
    """A numbered round of a track."""

    number: int
    title: str = ""


class Term(Part, frozen=True, kw_only=True):
    """What a proposal asks or offers on one issue."""

    issue: IssueRef
    text: str


class Fulfilment(Part, frozen=True, kw_only=True):
    """A dated part-fulfilment of a commitment."""

    date: When
    quantity: float | None = None
    event: EventRef | None = None
    source: SourceRef | None = None


class Commitment(Part, frozen=True, kw_only=True):
    """What a party to an agreement undertook."""

    id: Slug
    by: tuple[ActorRef, ...]
    to: tuple[ActorRef, ...] = ()
    what: str
    quantity: float | None = None
    unit: str = ""
    due: When | None = None
    fulfilled: tuple[Fulfilment, ...] = ()


class Fingerprint(Part, frozen=True, kw_only=True):
    """What is kept of an article's text: it can be asked about words, and holds no copy."""

    format: int
    normaliser: int
    words: int
    sha256: str
    complete: bool
    made_by: str
    filter: Annotated[str, Meta(description="The Bloom filter over word 3-grams, base64.")]


# --- records -------------------------------------------------------------------------------


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every kind of record has. The fields of this struct are not keys of the file."""

    record_kind: ClassVar[Kind]

    id: RecordId
    path: str
    body: Body
    keys: tuple[tuple[str, int, int], ...]

    @property
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
    corrections: tuple[Correction, ...] = ()
    former_ids: Annotated[
        tuple[Slug, ...], Meta(description="Ids it had; they redirect here.")
    ] = ()
    withdrawn: Withdrawn | None = None


class _Titled(Common, kw_only=True, frozen=True):
    title: str

    @property
    def label(self) -> str:
        return self.title


class _Named(Common, kw_only=True, frozen=True):
    name: str
    names: Annotated[tuple[Localised, ...], Meta(description="The name by language.")] = ()
    aliases: Annotated[
        tuple[str, ...], Meta(description="Other spellings; linked in prose, never URLs.")
    ] = ()
    only_quoted: Annotated[
        tuple[str, ...],
        Meta(description="Other spellings that stand only inside quotations (Kiev)."),
    ] = ()
    wikidata: Wikidata = Wikidata("")

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
    kind: EventKind = "other"
    status: Status = "held"
    history: tuple[HistoryStep, ...] = ()
    track: TrackRef | None = None
    round: int | None = None
    places: tuple[PlaceRef, ...] = ()
    participants: tuple[Participant, ...] = ()
    issues: tuple[IssueRef, ...] = ()
    relations: tuple[Relation, ...] = ()
    claims: tuple[Claim, ...] = ()


class Source(Common, kw_only=True, frozen=True, tag=True):
    """An article, readout or post that entries rest on."""

    record_kind: ClassVar[Kind] = "source"

    outlet: OutletRef
    url: Annotated[SourceUrl, Meta(description="The address, or the word unknown.")]
    kind: SourceKind = "article"
    title: Annotated[str, Meta(description="The page's own title; never made up.")] = ""
    archive_url: Url = Url("")
    authors: tuple[str, ...] = ()
    published: When | None = None
    modified: When | None = None
    retrieved: When | None = None
    lang: Language = Language("")
    cites: tuple[OutletRef, ...] = ()
    syndicated_from: OutletRef | None = None
    weak: Annotated[str, Meta(description="Why it is to be treated with care.")] = ""
    fingerprint: Fingerprint | None = None

    @property
    def label(self) -> str:
        """The page's title; where it has none, outlet and date, never words made up."""
        return self.title or f"{self.outlet.id}, {self.published.text if self.published else '?'}"


class Outlet(_Named, kw_only=True, frozen=True, tag=True):
    """A newspaper, agency, broadcaster, platform or press office."""

    record_kind: ClassVar[Kind] = "outlet"

    country: Country = Country("")
    ownership: Ownership = "unknown"
    timezone: Zone = Zone("")
    domains: Annotated[tuple[str, ...], Meta(description="Host names of its pages.")] = ()


class Actor(_Named, kw_only=True, frozen=True, tag=True):
    """A person, state, body or group that acts."""

    record_kind: ClassVar[Kind] = "actor"

    kind: ActorKind
    posts: tuple[Post, ...] = ()


class PlaceRecord(_Named, kw_only=True, frozen=True, tag=True):
    """Somewhere events happen."""

    record_kind: ClassVar[Kind] = "place"

    country: Country = Country("")
    part_of: PlaceRef | None = None
    lat: Annotated[float | None, Meta(description="Degrees north, WGS 84.")] = None
    lon: Annotated[float | None, Meta(description="Degrees east, WGS 84.")] = None
    timezone: Zone = Zone("")


class Issue(_Titled, kw_only=True, frozen=True, tag=True):
    """A subject of the negotiation."""

    record_kind: ClassVar[Kind] = "issue"

    scope: str = ""
    parent: IssueRef | None = None


class Track(_Titled, kw_only=True, frozen=True, tag=True):
    """A line of talks."""

    record_kind: ClassVar[Kind] = "track"

    scope: str = ""
    parent: TrackRef | None = None
    rounds: tuple[Round, ...] = ()


class Proposal(_Titled, kw_only=True, frozen=True, tag=True):
    """Something put on the table. Its answers are the claims that are about it."""

    record_kind: ClassVar[Kind] = "proposal"

    proposers: Annotated[tuple[ActorRef, ...], Meta(description="At least one.")]
    tabled: When
    sources: Annotated[tuple[SourceRef, ...], Meta(description="At least one.")]
    addressees: tuple[ActorRef, ...] = ()
    track: TrackRef | None = None
    event: Annotated[EventRef | None, Meta(description="The event at which it was tabled.")] = None
    terms: tuple[Term, ...] = ()
    deadline: When | None = None
    consequence: Annotated[str, Meta(description="What is announced if it is not met.")] = ""
    counters: ProposalRef | None = None
    supersedes: ProposalRef | None = None
    outcome: Annotated[
        Outcome | None,
        Meta(description="Only what cannot be found by dates, answers and later proposals."),
    ] = None
    claims: tuple[Claim, ...] = ()


class Agreement(_Titled, kw_only=True, frozen=True, tag=True):
    """Something agreed, with what each party undertook."""

    record_kind: ClassVar[Kind] = "agreement"

    stage: Stage
    sources: Annotated[tuple[SourceRef, ...], Meta(description="At least one.")]
    parties: tuple[ActorRef, ...] = ()
    third_parties: tuple[ActorRef, ...] = ()
    signed: Annotated[When | None, Meta(description="Or agreed, if nothing was signed.")] = None
    event: EventRef | None = None
    commitments: tuple[Commitment, ...] = ()
    claims: tuple[Claim, ...] = ()


class ProsePage(_Titled, kw_only=True, frozen=True, tag=True):
    """Prose: about, how to read, house rules."""

    record_kind: ClassVar[Kind] = "page"

    order: int = 100


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
