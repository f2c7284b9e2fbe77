"""What became of each record between two states, in words: new, changed, renamed, removed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from typing import Any, Literal

import msgspec

from chronicle.body import RefUse
from chronicle.contribute.diff.words import Given, Line, exchanged, many, moved
from chronicle.contribute.formatting import without_places
from chronicle.graph import Chronicle, label_of
from chronicle.model import (
    KINDS,
    RECORD_OF,
    About,
    Claim,
    Common,
    Described,
    Fingerprint,
    Key,
    Localised,
    Part,
    Record,
    Ref,
    Relation,
    Withdrawn,
)
from chronicle.problems import Place
from chronicle.records import keys_of
from chronicle.when import When

_TAG = re.compile(r"<[^>]*>")

What = Literal["new", "changed", "renamed", "merged", "withdrawn", "removed"]


class RecordChange(msgspec.Struct, frozen=True):
    """One record that differs: what became of it, what it is called, where, and how it differs."""

    what: What
    key: Key
    title: str
    path: str
    lines: tuple[Line, ...] = ()


def record_changes(before: Chronicle, after: Chronicle) -> tuple[RecordChange, ...]:
    """Every record that is not the same in both, in the order of kinds and ids."""
    found = [*_gone(before, after), *_there(before, after)]
    rank = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda one: (rank[one.key.kind], one.key.id)))


def _gone(before: Chronicle, after: Chronicle) -> Iterator[RecordChange]:
    for key, record in before.records.items():
        if key in after.records:
            continue
        successor = after.renamed.get(key)
        if successor is None:
            lines: tuple[Line, ...] = (("its address leads nowhere now; withdraw it instead",),)
            yield _change("removed", before, record, lines)
        elif successor in before.records:
            lines = ((f"is now a part of {successor}",),)
            yield _change("merged", before, record, lines)


def _there(before: Chronicle, after: Chronicle) -> Iterator[RecordChange]:
    for key, record in after.records.items():
        old = before.records.get(key)
        former = [
            Key(key.kind, id_)
            for id_ in getattr(record, "former_ids", ())
            if Key(key.kind, id_) in before.records and Key(key.kind, id_) not in after.records
        ]
        if old is not None:
            lines = tuple(differences(old, record, before, after))
            if lines:
                taken_back = _withdrawn(record) and not _withdrawn(old)
                yield _change("withdrawn" if taken_back else "changed", after, record, lines)
        elif former:
            old = before.records[former[0]]
            lines = ((f"was {former[0]}",), *differences(old, record, before, after))
            yield _change("renamed", after, record, lines)
        else:
            yield _change("new", after, record, tuple(_said(record)))


def _change(
    what: What, chronicle: Chronicle, record: Record, lines: tuple[Line, ...]
) -> RecordChange:
    title = label_of(record, chronicle.records)
    return RecordChange(what, record.key, title, record.path, lines)


def _withdrawn(record: Record) -> bool:
    return isinstance(record, Common) and record.withdrawn is not None


def _said(record: Record) -> Iterator[Line]:
    """The little that has to be told of a new record."""
    for key in ("date", "status", "tabled", "signed", "published"):
        value = getattr(record, key, None)
        if value:
            yield (f"{key}: ", Given(value.text if isinstance(value, When) else str(value)))
    claims: tuple[Claim, ...] = getattr(record, "claims", ())
    if claims:
        yield _claims_in_words("", claims, ())


# --- fields --------------------------------------------------------------------------------


def differences(old: Record, new: Record, before: Chronicle, after: Chronicle) -> Iterator[Line]:
    """How a record says something else than before, key by key in the order of the model."""
    # What a rename rewrote in other records is no change of theirs.
    renamed = {**before.renamed, **after.renamed}
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(type(new))}
    for key in keys_of(RECORD_OF[new.record_kind]):
        if key == "former_ids":
            continue
        one, other = getattr(old, fields[key]), getattr(new, fields[key])
        if _followed(one, renamed) != _followed(other, renamed):
            yield from _field(key, one, other, renamed)
    texts = _text(old, renamed), _text(new, renamed)
    if texts[0] != texts[1]:
        yield _texts(*(_TAG.sub(" ", text).split() for text in texts))


def _field(key: str, old: Any, new: Any, renamed: Mapping[Key, Key]) -> Iterator[Line]:
    if isinstance(old, When) and isinstance(new, When):
        yield moved(key, old, new)
    elif isinstance(old, Fingerprint) or isinstance(new, Fingerprint):
        yield _fingerprints(old, new)
    elif isinstance(new, Withdrawn):
        yield ("withdrawn: ", Given(new.reason))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _lists(key, old, new, renamed)
    else:
        yield exchanged(key, _short(old), _short(new))


def _fingerprints(old: Fingerprint | None, new: Fingerprint | None) -> Line:
    if old is None:
        return ("the article has a fingerprint now",)
    if new is None:
        return ("the fingerprint of the article is taken out: its quotations cannot be checked",)
    return ("the fingerprint of the article is another one",)


def _lists(
    key: str, old: tuple[Any, ...], new: tuple[Any, ...], renamed: Mapping[Key, Key]
) -> Iterator[Line]:
    before = Counter(_followed(one, renamed) for one in old)
    after = Counter(_followed(one, renamed) for one in new)
    gained = [one for one in new if _followed(one, renamed) not in before]
    lost = [one for one in old if _followed(one, renamed) not in after]
    if key == "claims":
        yield from _claims(gained, lost, new)
        return
    was = {_first(one): one for one in lost}
    for one in gained:
        old_one = was.pop(_first(one), None) if isinstance(one, Part) else None
        if old_one is None:
            yield (f"{key}: new: ", Given(_short(one)))
        else:
            yield (f"{key}: ", Given(_first(one)), ": ", *_joined(list(_of_part(old_one, one))))
    for one in was.values():
        yield (f"{key}: taken out: ", Given(_short(one)))
    if not gained and not lost:
        yield (f"{key}: in another order, or not twice any more",)


def _claims(gained: list[Claim], lost: list[Claim], now: tuple[Claim, ...]) -> Iterator[Line]:
    """New and lost claims counted, changed ones by their id."""
    before = {claim.id: claim for claim in lost}
    new = [claim for claim in gained if claim.id not in before]
    changed = [claim for claim in gained if claim.id in before]
    if new:
        yield _claims_in_words("new ", new, [claim for claim in now if claim not in new])
    for claim in changed:
        yield (f"claim {claim.id}: ", *_joined(list(_of_part(before[claim.id], claim))))
    for id_ in before.keys() - {claim.id for claim in changed}:
        yield (f"claim {id_} is taken out",)


def _claims_in_words(head: str, claims: Any, others: Any) -> Line:
    against = sum(
        claim.stance == "denies" or any(_contradicts(claim, other) for other in others)
        for claim in claims
    )
    told = f"{many(len(claims), f'{head}claim')}"
    if against:
        told += f", {against} {'contradicts' if against == 1 else 'contradict'}"
    return (told,)


def _contradicts(one: Claim, other: Claim) -> bool:
    """Whether two claims give one thing two values."""
    mine, theirs = one.about, other.about
    if mine is None or theirs is None or not mine.field or not (mine.value and theirs.value):
        return False
    same = mine.field == theirs.field and _id(mine) == _id(theirs)
    return same and mine.value != theirs.value


def _id(about: About) -> str:
    return about.of.id if about.of else ""


def _of_part(old: Part, new: Part) -> Iterator[Line]:
    for field in msgspec.structs.fields(type(new)):
        if field.name == "place":
            continue
        one, other = getattr(old, field.name), getattr(new, field.name)
        if without_places(one) != without_places(other):
            yield exchanged(field.encode_name, _short(one), _short(other))


def _joined(lines: list[Line]) -> Line:
    joined: list[str | Given] = []
    for line in lines:
        joined.extend(["; "] if joined else [])
        joined.extend(line)
    return tuple(joined)


# --- values in short -----------------------------------------------------------------------


def _short(value: Any) -> str:
    """A value on one line, as far as it tells it from others."""
    match value:
        case None | ():
            return ""
        case str():
            return value
        case When():
            return value.text
        case Ref():
            return value.id
        case Localised():
            return f"{value.lang}: {value.text}"
        case Described():
            return value.described_as
        case Relation():
            return f"{value.relation} {value.target.id}"
        case tuple():
            return ", ".join(map(_short, value))
        case msgspec.Struct():
            told = (_short(getattr(value, name)) for name in _telling(type(value)))
            return " ".join(filter(None, told))
        case _:
            return str(value)


def _first(value: Any) -> str:
    """What a part is about: its first field, such as the actor of a participant."""
    if isinstance(value, Part):
        return _short(getattr(value, _telling(type(value))[0]))
    return _short(value)


@cache
def _telling(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields of a part that tell it from others: the first three, places left out."""
    names = [field.name for field in msgspec.structs.fields(struct) if field.name != "place"]
    return tuple(names[:3])


def _texts(old: list[str], new: list[str]) -> Line:
    gained = lost = 0
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            lost += b - a
            gained += d - c
    parts = []
    if gained:
        parts.append(f"{many(gained, 'word')} added")
    if lost:
        parts.append(f"{many(lost, 'word')} taken out")
    return (f"text: {', '.join(parts) or 'set otherwise'}",)


def _text(record: Record, renamed: Mapping[Key, Key]) -> str:
    """The text as markup on one line, refs by the records that they lead to now."""
    told: list[str] = []
    for part in record.body.parts:
        if isinstance(part, RefUse):
            told.append(f"[[{_now(part.kind, part.id, renamed)}|{part.words}]]")
        else:
            told.append(part.text)
    return " ".join("".join(told).split())


def _now(kind: str, id_: str, renamed: Mapping[Key, Key]) -> str:
    keys = (Key(one, id_) for one in KINDS if kind in {"", one})
    now = next((renamed[key] for key in keys if key in renamed), None)
    return now.id if now else id_


def _followed(value: Any, renamed: Mapping[Key, Key]) -> Any:
    """A value without places, refs by the records that they lead to now."""
    if isinstance(value, Place):
        return None
    if isinstance(value, Ref):
        return ("Ref", _now(value.kind, value.id, renamed))
    if isinstance(value, tuple):
        return tuple(_followed(one, renamed) for one in value)
    if isinstance(value, msgspec.Struct):
        names = value.__struct_fields__
        return (type(value).__name__, *(_followed(getattr(value, name), renamed) for name in names))
    return value
