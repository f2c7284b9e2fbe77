"""The events that an article may become, as values to be reviewed."""

from chronicle.ingest.findings import Finding
from chronicle.model import EventKind, RelationKind, Status


class Because(Finding, frozen=True, kw_only=True):
    """Why a field of a proposal has its value."""

    field: str
    value: str


class Related(Finding, frozen=True, kw_only=True):
    """What another event of the article is to this one: `to` is its number."""

    kind: RelationKind
    to: int


class EventProposal(Finding, frozen=True, kw_only=True):
    """One happening. `date` is an index into `Findings.dates` or -1, `statements` likewise.

    `places` and `participants` are ids of the register; the names without a record stand in
    `unknown_places` and `unknown_participants`. `issues` are ids too, `relations` lead to
    other events of the article.
    """

    title: str
    kind: EventKind
    status: Status
    date: int = -1
    is_main: bool = False
    statements: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    unknown_places: tuple[str, ...] = ()
    unknown_participants: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    relations: tuple[Related, ...] = ()
    because: tuple[Because, ...] = ()
