"""One edition as it is looked at, page after page: links to records, and records by their refs.

A mention is what a page shows of another record, enough for a link. Its address is that seen from
the page's folder, so mentions are made once a folder and shared by all pages in it.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

import msgspec

from chronicle import routes
from chronicle.graph import date_of, label_of
from chronicle.model import (
    KINDS,
    Agreement,
    Claim,
    Event,
    Key,
    Kind,
    Proposal,
    Record,
    Ref,
    Source,
)
from chronicle.page import ClaimKey, Edition, Verdict
from chronicle.when import Point, When, first_day, iso, sort_key
from chronicle.when.mark import DayMark, short
from chronicle.when.names import Names, names_in
from chronicle.when.words import brief, utc_words, words
from chronicle.words import to_translate, words_in


class Dated(msgspec.Struct, frozen=True, array_like=True):
    """A date as it is said, and as machines read it; `iso` is empty where HTML has no form."""

    words: str
    iso: str = ""


NO_DATE = Dated("")


@lru_cache(4096)
def _dated(when: When, names: Names) -> Dated:
    return Dated(brief(when, names), iso(when))


class Mention(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """A link to a record: the label, where to, and the date that belongs to the record."""

    label: str
    href: str
    kind: Kind
    when: Dated = NO_DATE


_WITHDRAWN: Final[dict[Kind, str]] = {
    "event": to_translate("withdrawn event"),
    "source": to_translate("withdrawn source"),
    "outlet": to_translate("withdrawn outlet"),
    "actor": to_translate("withdrawn actor"),
    "place": to_translate("withdrawn place"),
    "issue": to_translate("withdrawn issue"),
    "track": to_translate("withdrawn track"),
    "proposal": to_translate("withdrawn proposal"),
    "agreement": to_translate("withdrawn agreement"),
    "page": to_translate("withdrawn page"),
}
Rec = TypeVar("Rec", bound=Record)
Made = TypeVar("Made")
Entry = Event | Proposal | Agreement
"""The kinds of record that carry claims."""


class Viewer:
    """An edition, and the mentions made of its records so far."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.chronicle = edition.chronicle
        self._mentions: dict[tuple[str, Key], Mention] = {}
        self._dates: dict[Key, Dated] = {}
        self.sights = edition.sights
        self._once: dict[tuple[Callable[..., Any], Key], Any] = {}
        self._shared: dict[Callable[[Viewer], Any], Any] = {}
        self._ranks = {id_: rank for rank, id_ in enumerate(edition.settings.parties)}
        self.words = words_in(edition.settings.lang)
        self.names = names_in(self.words)
        self.gettext = self.words.gettext
        self.counted = self.words.counted

    # Records.

    def of(self, ref: Ref, *kinds: Kind) -> Any:
        """The record a ref leads to; `kinds` are those its field allows, where it names none."""
        records = self.chronicle.records
        for kind in (ref.kind,) if ref.kind else (kinds or KINDS):
            # A plain tuple finds what its key does, and this is asked millions of times.
            key: Any = (kind, ref.id)
            record = records.get(key)
            if record is None and key in self.chronicle.renamed:
                record = records.get(self.chronicle.renamed[key])
            if record is not None:
                return record
        message = f"{ref} leads nowhere: this chronicle was not linked without errors"
        raise LookupError(message)

    def entries(self) -> tuple[Entry, ...]:
        """The records that carry claims and rest on sources, each kind in its order."""
        kinds: tuple[Kind, ...] = ("event", "proposal", "agreement")
        return tuple(one for kind in kinds for one in self.chronicle.of_kind[kind])

    def happening(self, ref: Ref) -> Any:
        """The event, proposal or agreement that a ref leads to."""
        return self.of(ref, "event", "proposal", "agreement")

    def claim(self, key: ClaimKey) -> Claim:
        """The claim with an id in a record."""
        claims: tuple[Claim, ...] = getattr(self.chronicle.records[key.record], "claims", ())
        return next(claim for claim in claims if claim.id == key.claim)

    def claims_to(self, key: Key, *roles: str) -> tuple[ClaimKey, ...]:
        """The claims that name a record in one of these fields, each once, in order of time."""
        rank = self.chronicle.rank
        found = dict.fromkeys(
            ClaimKey(link.origin, link.detail) for link in self.chronicle.to(key, *roles)
        )
        return tuple(sorted(found, key=lambda claim: rank[claim.record]))

    def origins(self, key: Key, *roles: str, kind: Kind = "event") -> tuple[Any, ...]:
        """The records of a kind that lead to a record in one of these fields, in their order."""
        found = {link.origin for link in self.chronicle.to(key, *roles) if link.origin.kind == kind}
        return self.in_order(found)

    def in_order(self, keys: Iterable[Key]) -> tuple[Any, ...]:
        """Records by time, those without a date by label."""
        return tuple(
            self.chronicle.records[key] for key in sorted(keys, key=self.chronicle.rank.__getitem__)
        )

    def verdict(self, key: ClaimKey) -> Verdict:
        """What is known of a quotation."""
        return self.edition.verdicts.get(key, "unchecked")

    def once(self, make: Callable[["Viewer", Rec], Made], record: Rec) -> Made:
        """What a function gives for a record, computed for the first page that asks."""
        asked = (make, record.key)
        if asked not in self._once:
            self._once[asked] = make(self, record)
        made: Made = self._once[asked]
        return made

    def shared(self, make: Callable[["Viewer"], Made]) -> Made:
        """What a function gives for the whole chronicle, computed for the first page that asks."""
        if make not in self._shared:
            self._shared[make] = make(self)
        made: Made = self._shared[make]
        return made

    # Mentions.

    def mention(self, key: Key, origin: str) -> Mention:
        """A link to a record from the page at a path."""
        folder = origin.rpartition("/")[0]
        made = self._mentions.get((folder, key))
        if made is None:
            record = self.chronicle.records[key]
            href = routes.href(origin, routes.record(key))
            date = self._dates.get(key)
            if date is None:
                date = self._dates[key] = self.dated(date_of(record))
            made = Mention(self.label(record), href, key.kind, date)
            self._mentions[folder, key] = made
        return made

    def mentions(self, records: Iterable[Record], origin: str) -> tuple[Mention, ...]:
        """Links to records, in the order given."""
        return tuple(self.mention(record.key, origin) for record in records)

    def label(self, record: Record) -> str:
        """What a link to a record says. Nothing is told of one that was withdrawn."""
        if self.words.is_english:
            return label_of(record, self.chronicle.records)
        if getattr(record, "withdrawn", None) is not None:
            return self.gettext(_WITHDRAWN[record.record_kind])
        if isinstance(record, Source) and not record.title:
            outlet = self.of(record.outlet, "outlet").label
            when = record.published
            if when is None:
                return self.gettext("%(outlet)s, no date", outlet=outlet)
            return self.gettext("%(outlet)s, %(date)s", outlet=outlet, date=self.brief(when))
        return label_of(record, self.chronicle.records)

    # Dates, as the language of the site says them.

    def dated(self, when: When | None) -> Dated:
        """A date for a table or a margin; empty for none."""
        return NO_DATE if when is None else _dated(when, self.names)

    def brief(self, when: When) -> str:
        """The same as text alone."""
        return _dated(when, self.names).words

    def said(self, when: When) -> str:
        """A date in a sentence."""
        return words(when, self.names)

    def said_at(self, when: When, city: str, time_words: str) -> str:
        """The same with the city that names the zone, and the source's own words for the time."""
        return words(when, self.names, zone_city=city, time_words=time_words)

    def said_in_utc(self, when: When) -> str:
        """The times of a date in UTC; empty without times."""
        return utc_words(when, self.names)

    def whole(self, when: When | None) -> Dated:
        """A date for a sentence, and for machines."""
        return NO_DATE if when is None else Dated(self.said(when), iso(when))

    def margin(self, when: When) -> DayMark:
        """A date for the margin of a chronology."""
        return short(when, self.names)

    def month(self, year: int, month: int) -> str:
        """`May 2025`."""
        return self.names.month(Point(year, month))

    def day(self, day: date) -> str:
        """`16 May 2025`, for a heading."""
        return plain_spaces(self.names.day(Point(day.year, day.month, day.day)))

    def is_foreign(self, tag: str) -> bool:
        """Whether a language is another than that of the site; none is not."""
        return bool(tag) and tag.partition("-")[0] != self.words.lang.partition("-")[0]

    # Parties.

    def rank(self, key: Key) -> tuple[int, str, str]:
        """The one order of parties: as in the settings, then by name."""
        rank = self._ranks.get(key.id, len(self._ranks))
        return rank, self.chronicle.records[key].label.casefold(), key.id

    def parties(self) -> tuple[Key, ...]:
        """The parties of the settings that have a record, in their order."""
        keys = (Key("actor", id_) for id_ in self.edition.settings.parties)
        return tuple(key for key in keys if key in self.chronicle.records)


def plain_spaces(text: str) -> str:
    """A text whose words may be parted at the end of a line."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def year_of(when: When | None) -> int:
    """The year a date begins in; 0 for no date."""
    first = first_day(when) if when else None
    return first.year if first else 0


def order(when: When | None) -> tuple[Any, ...]:
    """A date as a key to sort by, comparable with that of no date, which comes last."""
    return (1,) if when is None else (0, *sort_key(when))
