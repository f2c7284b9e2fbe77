"""Findings of other programs, a model perhaps, held to the same checks as our own.

An extractor is a function that a package names in the entry-point group `chronicle.extractors`. It
gets the text and the day of publication and gives plain mappings. What cannot be found in the
text at the place it names is dropped with a message; what remains is a doubt for the review.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final, Literal

import msgspec

from chronicle.fingerprint import normalise
from chronicle.ingest.article import Article
from chronicle.ingest.findings import (
    DateFinding,
    Findings,
    Name,
    NameKind,
    Span,
    Speaker,
    Statement,
)
from chronicle.ingest.register import Register
from chronicle.model import Stance
from chronicle.problems import Place, Problem
from chronicle.quotation import in_quotation_marks
from chronicle.when import When, parse_when

GROUP: Final = "chronicle.extractors"

Extractor = Callable[[str, str], Iterable[Any]]
"""From the article's text and its ISO day of publication, or nothing, to mappings."""


class _Quoted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the text and where they stand: characters from `start` up to, not with, `end`."""

    words: str
    start: int
    end: int


class _Person(_Quoted, frozen=True, forbid_unknown_fields=True):
    """Who is said to speak, by the words of the text; `name` where these are no name."""

    name: str = ""


class _Statement(
    _Quoted, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="statement"
):
    """Something said: `direct` if the words stand in quotation marks."""

    direct: bool = True
    speaker: _Person | None = None
    stance: Stance = "asserts"


class _Date(_Quoted, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="date"):
    """A date that the words mean, as EDTF."""

    value: str


class _Name(_Quoted, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="name"):
    """Somebody or something named; `name` where the words are not the whole of it."""

    of: NameKind
    name: str = ""


_Extracted = _Statement | _Date | _Name


def installed() -> dict[str, EntryPoint]:
    """The extractors of all installed packages, by name."""
    return {point.name: point for point in entry_points(group=GROUP)}


def with_extracted(  # noqa: PLR0913 - one argument a thing that a finding is held to
    findings: Findings,
    article: Article,
    register: Register,
    name: str,
    extractor: Extractor,
    place: Place,
) -> tuple[Findings, tuple[Problem, ...]]:
    """Findings with those of an extractor behind them, and what was dropped and why."""
    published = findings.header.published
    problems: list[Problem] = []
    try:
        given = list(extractor(article.text, published.day if published else ""))
    except Exception as error:  # noqa: BLE001 - the program is not ours; the import goes on without it
        message = f"extractor {name}: it failed: {type(error).__name__}: {error}"
        hint = "tell its author; the findings are the rules' own"
        return findings, (Problem(place, "extractor-failed", message, hint, "warning"),)
    for number, one in enumerate(given, start=1):
        try:
            extracted = msgspec.convert(one, _Extracted)
        except msgspec.ValidationError as error:
            problems.append(
                _dropped(place, name, number, f"it has not the form asked for: {error}")
            )
            continue
        fault = next(_faults(extracted, article.text), "")
        if fault:
            problems.append(_dropped(place, name, number, fault))
        else:
            findings = _joined(findings, extracted, name, register)
    return findings, tuple(problems)


def _dropped(place: Place, name: str, number: int, fault: str) -> Problem:
    message = f"extractor {name}: finding {number} is dropped: {fault}"
    hint = "only what the article's text shows at its place is taken; see docs/extractors.md"
    return Problem(place, "extractor-dropped", message, hint, "warning")


# --- checks --------------------------------------------------------------------------------


def _faults(extracted: _Extracted, text: str) -> Iterator[str]:
    yield from _faults_of_place(extracted, text)
    match extracted:
        case _Statement(direct=True):
            if in_quotation_marks(text, extracted.start, extracted.end) is None:
                yield f"{extracted.words[:60]!r} does not stand in quotation marks"
        case _Date():
            if not isinstance(parse_when(extracted.value), When):
                yield f"{extracted.value!r} is no EDTF date"
        case _:
            pass
    if isinstance(extracted, _Statement) and extracted.speaker is not None:
        yield from _faults_of_place(extracted.speaker, text)


def _faults_of_place(quoted: _Quoted, text: str) -> Iterator[str]:
    if not normalise(quoted.words):
        yield "it has no words"
    if not 0 <= quoted.start < quoted.end <= len(text):
        yield f"{quoted.start} to {quoted.end} is no place in a text of {len(text)} characters"
    found = text[quoted.start : quoted.end]
    if " ".join(found.split()) != " ".join(quoted.words.split()):
        yield f"{quoted.words[:60]!r} is not what stands there: {found[:60]!r}"


# --- joining -------------------------------------------------------------------------------


def _joined(findings: Findings, extracted: _Extracted, name: str, register: Register) -> Findings:
    """Add a finding behind those there are: what points at these by number stays right."""
    span = Span(extracted.start, extracted.end)
    rule, doubt = f"extractor: {name}", f"found by {name}: check it"
    match extracted:
        case _Date():
            if any(one.span.overlaps(span) for one in findings.dates):
                return findings
            date = DateFinding(
                span=span, rule=rule, doubt=doubt, words=extracted.words, value=extracted.value,
                kind="absolute", reason=f"{extracted.words} → {extracted.value}: by {name}",
            )  # fmt: skip
            return msgspec.structs.replace(findings, dates=(*findings.dates, date))
        case _Name():
            known = register.named(extracted.name or extracted.words)
            named = Name(
                span=span, rule=rule, doubt=doubt, kind=extracted.of, mentions=(span,),
                name=known.name if known else extracted.name or extracted.words,
                id=known.id if known else "",
            )  # fmt: skip
            if any(one.name == named.name for one in findings.names):
                return findings
            return msgspec.structs.replace(findings, names=(*findings.names, named))
        case _Statement():
            return _with_statement(findings, extracted, name, register)


def _with_statement(
    findings: Findings, extracted: _Statement, name: str, register: Register
) -> Findings:
    """A statement that is there already gets a speaker, or a doubt about its own; or it is new."""
    span = Span(extracted.start, extracted.end)
    kind: Literal["direct", "indirect"] = "direct" if extracted.direct else "indirect"
    speaker = _speaker(extracted.speaker, name, register) if extracted.speaker else None
    statements = list(findings.statements)
    for number, one in enumerate(statements):
        if one.kind == kind and one.span.overlaps(span):
            statements[number] = msgspec.structs.replace(
                one, speaker=_agreed(one.speaker, speaker, name)
            )
            return msgspec.structs.replace(findings, statements=tuple(statements))
    sentence = next((one for one in findings.sentences if one.overlaps(span)), span)
    statements.append(
        Statement(
            span=span, rule=f"extractor: {name}", doubt=f"found by {name}: check it", kind=kind,
            words=extracted.words, speaker=speaker, stance=extracted.stance, sentence=sentence,
        )
    )  # fmt: skip
    return msgspec.structs.replace(findings, statements=tuple(statements))


def _agreed(ours: Speaker | None, theirs: Speaker | None, name: str) -> Speaker | None:
    if ours is None or theirs is None or theirs.name in {ours.name, ours.described_as}:
        return ours or theirs
    return msgspec.structs.replace(ours, doubt=f"{name} says it was {theirs.name}")


def _speaker(person: _Person, name: str, register: Register) -> Speaker:
    known = register.named(person.name or person.words)
    return Speaker(
        span=Span(person.start, person.end),
        rule=f"extractor: {name}",
        doubt=f"found by {name}: is it who said it",
        name=known.name if known else person.name or person.words,
        id=known.id if known else "",
    )
