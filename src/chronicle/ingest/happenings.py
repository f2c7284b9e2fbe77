"""What kind of happening a sentence tells of, and how far it has come, by its words."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from chronicle.ingest.findings import DateFinding, Span
from chronicle.model import EventKind, Status


class Guess(NamedTuple):
    """A kind or status with the words that suggest it; no words where nothing does."""

    value: str
    words: str
    span: Span


# The first that matches nearest to the date decides; more telling ones stand first.
_KINDS: tuple[tuple[EventKind, str], ...] = (
    ("summit", r"summit"),
    ("call", (r"phone[ds]?|telephoned?|by phone|phone call|spoke on the phone|video call|"
             r"(?:speak|spoke|spoken) (?:to|with) (?=[A-Z])")),
    ("exchange", (r"(?:prisoners?|captives?|hostages?|detainees?|bodies)[ -](?:exchange|swap)s?|"
                 r"(?:exchang(?:e|ed|ing)|swap(?:ped|s)?)(?: of)?(?: \w+){0,3} "
                 r"(?:prisoners|captives|hostages|detainees|bodies)")),
    ("signing", r"sign(?:ed|s|ing)?|signatures?|initialled"),
    ("meeting", (r"talks|negotiations?|meet(?:s|ing|ings)?|met|round of|consultations|"
                r"conference|session")),
    ("visit", r"visit(?:ed|s|ing)?|arriv(?:e|ed|es|al)|travel(?:s|led|ed)? to|flew to"),
    ("truce", r"cease-?fire|truce|cessation|armistice"),
    ("sanction", r"sanction(?:s|ed)?|embargo|banned|tariffs?"),
    ("agreement", r"agreement|deal|accord|pact|treaty|memorandum"),
    ("deadline", r"deadline|ultimatum|expires?"),
)  # fmt: skip
_STATUSES: tuple[tuple[Status, str], ...] = (
    ("cancelled", r"cancel(?:led|ed|s)?|called off|scrapped"),
    ("did-not-happen", (r"did not (?:take place|happen|meet|show)|failed to (?:meet|appear)|"
                       r"never took place")),
    ("postponed", r"postpon(?:ed|es|e)|put off|delayed"),
    ("rescheduled", r"rescheduled|moved to|brought forward"),
    ("proposed", (r"propos(?:ed|es|e|ing|al)|offer(?:ed|s|ing)?|suggest(?:ed|s)?|invit(?:ed|es|e)|"
                 r"demand(?:ed|s)?|ultimatum|call(?:ed|s)? (?:for|on)|urged?|expects?|"
                 r"told .{0,60} to (?:accept|agree)")),
    ("scheduled", (r"schedul(?:ed|e)|due|set (?:for|to)|planned|will|would|to be held|expected|"
                  r"slated|upcoming|agreed to meet")),
)  # fmt: skip


@cache
def _compiled(table: Literal["kind", "status"]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: Sequence[tuple[str, str]] = _KINDS if table == "kind" else _STATUSES
    return tuple((value, re.compile(rf"\b(?:{words})\b")) for value, words in rows)


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"[;:]|, (?:and|but|while) ")


_REACH = 110  # characters to either side of a date
_SETTING = 25  # "signed a truce on Sunday" is a signing: what is dealt with stands back


def kind_near(plain: str, sentence: Span, date: DateFinding) -> Guess:
    """The kind of happening dated here: by the nearest telling word, else a deadline or other."""
    before = plain[max(sentence.start, date.span.start - 24) : date.span.start].lower()
    if re.search(r"\b(?:by|until|no later than|deadline of|before)(?: the end of)? $", before):
        return Guess("deadline", before.strip().split()[-1], date.span)
    found = _nearest(plain, sentence, date.span, "kind")
    return found or Guess("other", "", date.span)


def status_near(plain: str, sentence: Span, date: DateFinding, published: str) -> Guess:
    """How far the happening has come: the words of its sentence, then the date's direction."""
    for value, pattern in _compiled("status")[:4]:
        match = pattern.search(plain, sentence.start, sentence.end)
        if match:
            return Guess(value, match.group(), Span(*match.span()))
    if date.direction == "future" or (published and date.value > published):
        found = _nearest(plain, sentence, date.span, "status")
        return found or Guess("scheduled", date.words, date.span)
    return Guess("held", date.words, date.span)


def _nearest(
    plain: str, sentence: Span, near: Span, table: Literal["kind", "status"]
) -> Guess | None:
    start, end = max(sentence.start, near.start - _REACH), min(sentence.end, near.end + _REACH)
    best: tuple[int, Guess] | None = None
    for value, pattern in _compiled(table):
        for match in pattern.finditer(plain, start, end):
            ahead = match.end() <= near.start
            first, last = (match.end(), near.start) if ahead else (near.end, match.start())
            if _parts().search(plain, first, max(first, last)):
                continue  # of another clause
            # What stands before the date governs it; what follows needs to be much closer.
            gap = last - first if ahead else 3 * (last - first) + 20
            gap += _SETTING if value in {"agreement", "truce", "sanction"} else 0
            if best is None or gap < best[0]:
                best = gap, Guess(value, match.group(), Span(*match.span()))
    return best[1] if best else None
