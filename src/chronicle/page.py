"""Pages as descriptions, and the edition of a chronicle that they describe.

A page is a path, a template and a view; the view is all that the template may see, so a page's
inputs are its view. Nothing here renders or writes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import msgspec

from chronicle.graph import Chronicle
from chronicle.model import Key
from chronicle.settings import Settings
from chronicle.sight import BLIND, Sights
from chronicle.when import When

Verdict = Literal["verified", "compared", "read", "not-found", "too-short", "unchecked"]


class ClaimKey(NamedTuple):
    """A claim, by the record it stands in and its id there."""

    record: Key
    claim: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A chronicle as it is published: with settings, the date it speaks of, and what was checked.

    `as_of` is the date the site speaks from (an input, never the clock); None in an empty
    chronicle. `verdicts` holds one verdict for every claim with a quotation. `sights` tell what a
    page sees of all this.
    """

    chronicle: Chronicle
    settings: Settings
    as_of: When | None
    verdicts: Mapping[ClaimKey, Verdict]
    sights: Sights = BLIND


class Page(NamedTuple):
    """One file of the site: its path in the output, its template, and the view it is made from.

    `given` is the view, or what makes it when it is asked for. `sight` stands for all that the view
    is made of (see `chronicle.sight`): while it is the same, so is the view, and nobody need make
    it to know. Without one only the view itself can tell.
    """

    path: str
    template: str
    given: msgspec.Struct | Callable[[], msgspec.Struct]
    sight: int | None = None

    @property
    def view(self) -> msgspec.Struct:
        """All that the template may see; made anew at each call where it is not given."""
        return self.given if isinstance(self.given, msgspec.Struct) else self.given()


class Asset(NamedTuple):
    """A file copied as it is: its path in the output, its source in the project, its digest."""

    path: str
    source: str
    digest: str
