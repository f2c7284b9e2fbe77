"""content/ as commands that change it need it: every record's file as bytes and as a document.

Files that give no record are here too, so that what they refer to can be mended.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chronicle.checks import check
from chronicle.contribute.changes import Change
from chronicle.frontmatter import Document, read_document
from chronicle.graph import Chronicle, link
from chronicle.load import Loaded, load
from chronicle.model import Key, Record
from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.records import decode, key_of


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in content/. `unread` says of files without a document why there is none."""

    docs_dir: str
    loaded: Loaded
    chronicle: Chronicle
    files: Mapping[str, bytes]
    keys: Mapping[str, Key]
    documents: Mapping[str, Document]
    unread: tuple[Problem, ...]

    def path_of(self, key: Key) -> str:
        """The file of a record, or of what would be one."""
        return next((path for path, one in self.keys.items() if one == key), "")


def read_content(project: Path, docs_dir: str) -> Content:
    """Read all of content/, whatever is wrong with it."""
    loaded = load(project, docs_dir, {}, 0)
    files: dict[str, bytes] = {}
    keys: dict[str, Key] = {}
    documents: dict[str, Document] = {}
    unread: list[Problem] = []
    for path in loaded.memo:
        key = key_of(path)
        if not path.endswith(".md") or isinstance(key, Problem):
            continue
        try:
            files[path] = (project / path).read_bytes()
        except OSError as error:
            unread.append(Problem(Place(path), "file-read", f"cannot be read: {error.strerror}"))
            continue
        keys[path] = key
        document, problems = read_document(path, files[path])
        if document is None or has_errors(problems):
            unread.extend(problems)
        if document is not None:
            documents[path] = document
    chronicle = link(loaded.records, loaded.broken, loaded.asset_paths)
    return Content(docs_dir, loaded, chronicle, files, keys, documents, tuple(unread))


def problems_of(content: Content, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with content/ as it is."""
    _, found = check(content.chronicle, today)
    return in_order((*content.loaded.problems, *content.chronicle.problems, *found))


def problems_after(content: Content, changes: Iterable[Change], today: date) -> tuple[Problem, ...]:
    """Everything that would be wrong with content/ after these changes."""
    records: dict[str, Record] = {record.path: record for record in content.loaded.records}
    broken = set(content.loaded.broken)
    problems = list(content.loaded.problems)
    for change in changes:
        gone = {change.path, change.moved_from}
        for path in gone & content.keys.keys():
            records.pop(path, None)
            broken.discard(content.keys[path])
        problems = [problem for problem in problems if problem.place.path not in gone]
        key = key_of(change.path)
        if change.after is None:
            continue
        if isinstance(key, Problem):
            problems.append(key)
            continue
        document, mistakes = read_document(change.path, change.after)
        problems.extend(mistakes)
        record = None
        if document is not None:
            record, more = decode(document, key)
            problems.extend(more)
        if record is None or has_errors(mistakes):
            broken.add(key)
        else:
            records[change.path] = record
    chronicle = link(records.values(), frozenset(broken), content.loaded.asset_paths)
    _, found = check(chronicle, today)
    return in_order((*problems, *chronicle.problems, *found))


def new_errors(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """The errors that were not there before, whatever line they stood on then."""
    known = {(problem.code, problem.message) for problem in before}
    return tuple(
        problem
        for problem in after
        if problem.severity == "error" and (problem.code, problem.message) not in known
    )
