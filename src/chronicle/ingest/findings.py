"""What the importer saw: one frozen type per kind of finding, each with its span, rule and reason.

A finding never holds more than the article's words and the publication day can show; `doubt` says
what a person has still to decide and is empty where nothing is open.
"""

from typing import Literal

import msgspec

from chronicle.model import Stance


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """Half-open offsets into the article's text as given, in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What all findings share: where it stands, which rule found it, and why, in words."""

    span: Span
    rule: str
    reason: str = ""
    doubt: str = ""


class Field(Finding, frozen=True, kw_only=True):
    """One header field as the article gives it: headline, section, author, caption, credit."""

    value: str


class OutletField(Finding, frozen=True, kw_only=True):
    """The outlet; `id` where the register knows it, `zone` that of its newsroom or empty."""

    name: str
    id: str = ""
    zone: str = ""


Teller = Literal["structured data", "header line", "dateline", "htmldate", "address", "hint"]


class Published(Finding, frozen=True, kw_only=True):
    """When it was published: `value` is EDTF, with the minute and offset where the page says so.

    `day` is the calendar day in `zone`, the newsroom's; relative dates are counted from it.
    """

    value: str
    day: str
    zone: str = ""
    told_by: Teller


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """All that stands before the story, and the address; `body` is where the story starts."""

    headline: Field | None = None
    section: Field | None = None
    outlet: OutletField | None = None
    published: Published | None = None
    dateline: Field | None = None
    authors: tuple[Field, ...] = ()
    captions: tuple[Field, ...] = ()
    credits: tuple[Field, ...] = ()
    repeated: tuple[Span, ...] = ()
    stray: tuple[Span, ...] = ()
    body: int = 0


DateKind = Literal["absolute", "partial", "weekday", "relative", "anchored"]
Direction = Literal["past", "future", "none"]


class DateFinding(Finding, frozen=True, kw_only=True):
    """A date expression. `value` is EDTF, an ISO week (2025-W20) or A/B; empty if undecided.

    `readings` holds the other values the words allow, likeliest first. `quoted` tells that the
    words stand inside a quotation, so that they count from the day they were said.
    """

    words: str
    value: str
    kind: DateKind
    direction: Direction = "none"
    readings: tuple[str, ...] = ()
    time_words: str = ""
    quoted: bool = False

    @property
    def ambiguous(self) -> bool:
        """Tell whether the words allow more than one value."""
        return bool(self.readings)


NameKind = Literal["person", "organisation", "state", "place", "outlet", "platform"]


class Name(Finding, frozen=True, kw_only=True):
    """Someone or something named. `id` where the register knows it; `mentions` in text order.

    `role` is the title the article gives, `of` the country or body it belongs to.
    """

    kind: NameKind
    name: str
    id: str = ""
    country: str = ""
    role: str = ""
    of: str = ""
    mentions: tuple[Span, ...] = ()


class Speaker(Finding, frozen=True, kw_only=True):
    """Who is said to have said it: a name, or `described_as` where the article names nobody.

    `span` is the mention in the sentence, which may be a pronoun; `on_behalf_of` the country or
    body spoken for, where a title or post says so.
    """

    name: str = ""
    id: str = ""
    described_as: str = ""
    on_behalf_of: str = ""


class Relay(Finding, frozen=True, kw_only=True):
    """One step between speaker and source: an outlet, a platform, or the vague words used."""

    name: str = ""
    id: str = ""
    vague: str = ""


class Addressee(Finding, frozen=True, kw_only=True):
    """To whom it was said: a name, or the plain word the article uses (reporters)."""

    name: str


class Statement(Finding, frozen=True, kw_only=True):
    """What somebody is said to have said, in their words (direct) or the article's (indirect).

    `span` covers the words without quotation marks, `via` runs first hand first without the
    source's own outlet, `made` is the index of the date in `Findings.dates` or -1.
    """

    kind: Literal["direct", "indirect"]
    words: str
    speaker: Speaker | None = None
    verb: str = ""
    stance: Stance = "asserts"
    to: tuple[Addressee, ...] = ()
    via: tuple[Relay, ...] = ()
    made: int = -1
    sentence: Span


class Issue(Finding, frozen=True, kw_only=True):
    """A subject of the negotiation that the article names. `id` where the register knows it."""

    id: str = ""
    title: str
    mentions: tuple[Span, ...] = ()


class Proposal(Finding, frozen=True, kw_only=True):
    """Something put on the table: statement `statement` of `Findings.statements`.

    `deadline` is the index of its date in `Findings.dates` or -1, `consequence` what is announced
    if it is not met, in the article's words, at `consequence_span`.
    """

    statement: int
    proposer: str
    addressees: tuple[Addressee, ...] = ()
    deadline: int = -1
    consequence: str = ""
    consequence_span: Span = Span(0, 0)


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found in one article, in text order."""

    header: Header
    dates: tuple[DateFinding, ...] = ()
    statements: tuple[Statement, ...] = ()
    names: tuple[Name, ...] = ()
    issues: tuple[Issue, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    sentences: tuple[Span, ...] = ()
