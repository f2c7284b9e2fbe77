"""A record gets another id: its file, every reference to it, and the old id left behind.

Planned as changes and looked through before anything is written: a rename that would bring a new
mistake into content/ is refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chronicle.contribute.changes import Change
from chronicle.contribute.content import Content, new_errors, problems_after, problems_of
from chronicle.contribute.edits import edited, with_key, without_key
from chronicle.contribute.named import Refused, named, plainly
from chronicle.contribute.references import Reference, references, resolved, spelt
from chronicle.frontmatter import read_document
from chronicle.model import Key, Kind, Slug
from chronicle.problems import Place, Problem, in_order
from chronicle.records import ID, key_of
from chronicle.settings import Settings


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A reference that is written otherwise."""

    reference: Reference
    now: str

    def __str__(self) -> str:
        one = self.reference
        return f"{one.place}: {one.key}: {one.text} → {self.now}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a rename or a merge will do; with `problems` it does nothing."""

    old: Key
    new: Key
    changes: tuple[Change, ...]
    rewritten: tuple[Rewritten, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def plan_rename(
    content: Content, settings: Settings, old: str, new: str, today: date
) -> Plan | Refused:
    """Plan to give a record, named in any way, the id `new`."""
    key = named(content, old)
    if isinstance(key, Refused):
        return key
    path = content.path_of(key)
    target = f"{path.rpartition('/')[0]}/{new}.md"
    wanted = key_of(target)
    refused = _refusal(content, key, new, wanted)
    if refused is not None or isinstance(wanted, Problem):
        return refused or Refused(str(wanted), "")
    found = rewritten_to(content, key, wanted)
    problems = unsafe(content, found, [path])
    if problems:
        return Plan(key, wanted, (), (), problems)
    texts = rewritten_files(content, found)
    data = texts.pop(path, content.files[path])
    former = [*getattr(content.chronicle.records[key], "former_ids", ()), Slug(key.id)]
    former = [id_ for id_ in dict.fromkeys(former) if id_ != new]
    data = with_former_ids(data, path, key.kind, former)
    changes = (
        *(Change(other, content.files[other], text) for other, text in texts.items()),
        Change(target, content.files[path], data, moved_from=path),
    )
    after = problems_after(content, changes, today)
    problems = new_errors(problems_of(content, today), after)
    return Plan(key, wanted, changes, found, problems, settings_notes(settings, key, wanted))


def rewritten_to(content: Content, old: Key, new: Key) -> tuple[Rewritten, ...]:
    """Every reference to a record, and how one to another is written in its place."""
    known: dict[Key, object] = dict.fromkeys(content.keys.values())
    later = {**known, new: None}
    later.pop(old, None)
    return tuple(
        Rewritten(
            reference,
            # A kind that was written stays, whether it is needed or not.
            str(new) if reference.target[0] else spelt(new, reference.kinds, later),
        )
        for reference in references(content)
        if resolved(reference, known, content.chronicle.renamed) == (old,)
    )


def rewritten_files(content: Content, found: tuple[Rewritten, ...]) -> dict[str, bytes]:
    """The bytes of every file that has such references, by path."""
    paths = dict.fromkeys(one.reference.place.path for one in found)
    return {
        path: edited(
            content.files[path],
            (one.reference.edit(one.now) for one in found if one.reference.place.path == path),
        )
        for path in paths
    }


def with_former_ids(data: bytes, path: str, kind: Kind, former: list[Slug]) -> bytes:
    """The file of a record with these as the ids it had."""
    document, _ = read_document(path, data)
    if document is None:
        raise ValueError(f"{path} cannot be read")
    if not former:
        return without_key(data, document, kind, "former_ids")
    return with_key(data, document, kind, "former_ids", former)


def unsafe(
    content: Content, found: Iterable[Rewritten], paths: Iterable[str]
) -> tuple[Problem, ...]:
    """Why nothing can be rewritten safely: files that hide what they say, or spell it oddly."""
    hint = "run `chronicle fmt` first"
    oddly = [
        Problem(one.reference.place, "edit-style", f"{one.reference.key}: on several lines", hint)
        for one in found
        if not one.reference.source
    ]
    for path in paths:
        first = content.documents[path].front.entries[0][0]
        if first.column > 1:
            place = Place(path, first.line, first.column)
            oddly.append(Problem(place, "edit-style", "keys do not begin their lines", hint))
    return in_order((*content.unread, *oddly))


def settings_notes(settings: Settings, old: Key, new: Key) -> tuple[str, ...]:
    """What mkdocs.yml says of the record, which is not ours to change."""
    if old.kind != "actor" or old.id not in settings.parties:
        return ()
    return (f"mkdocs.yml: parties: write {new.id} instead of {old.id}",)


def _refusal(content: Content, key: Key, new: str, wanted: Key | Problem) -> Refused | None:
    if isinstance(wanted, Problem) or not ID.fullmatch(new):
        near = plainly(new)
        hint = f"write {near!r}" if near else "use small letters a–z, digits and single hyphens"
        return Refused(f"{new!r} cannot be an id", hint)
    if wanted == key:
        return Refused(f"{key} has this id already", "give another one")
    owner = content.chronicle.renamed.get(wanted)
    if wanted in content.keys.values():
        hint = f"to make one of two: `chronicle merge {new} {key.id}`"
        return Refused(f"{wanted} is there already, as {content.path_of(wanted)}", hint)
    if owner is not None and owner != key:
        where = content.path_of(owner)
        return Refused(f"{new!r} is a former id of {where}", "an id is never used for two records")
    return None
