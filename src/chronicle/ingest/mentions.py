"""A name where it stands, and the words around it that a rule may look at."""

from dataclasses import dataclass, field
from typing import NamedTuple

from chronicle.ingest.findings import Span
from chronicle.ingest.register import Entry, Register
from chronicle.ingest.tokens import Token


class Mention(NamedTuple):
    """A name where it stands. `start` includes title and country, `span` the name alone.

    `kind` is a `NameKind` other than state, "demonym", "other", or "" while nothing is known;
    `words` is how the article spells a name that the common tables know.
    """

    span: Span
    start: int
    kind: str
    name: str
    id: str = ""
    country: str = ""
    role: str = ""
    of: str = ""
    rule: str = ""
    words: str = ""


_MARKS = str.maketrans("", "", '"“”')  # around a nickname


@dataclass(slots=True)
class Words:
    """The words of one sentence and what they are read with; lives for one call."""

    plain: str
    words: list[Token]
    register: Register
    short_forms: dict[str, str] = field(default_factory=dict)

    def lower(self, place: int) -> str:
        """The word at a place in lower case, or nothing outside the sentence."""
        return self.words[place].text.lower().rstrip(".") if 0 <= place < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        """The span of the words from first to last, exclusive."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def text(self, first: int, last: int) -> str:
        """The words from first to last, exclusive, with single spaces."""
        words = self.plain[self.words[first].start : self.words[last - 1].end]
        return " ".join(words.translate(_MARKS).split())

    def known_length(self, place: int) -> int:
        """How many tokens the longest known name at a place covers; 0 for none."""
        found = self.register.at(self.words, place)
        return found[0] if found is not None else 0

    def entry(self, place: int, last: int) -> tuple[int, Entry] | None:
        """The known name at a place, if it ends within the run."""
        found = self.register.at(self.words, place)
        return found if found is not None and place + found[0] <= last else None
