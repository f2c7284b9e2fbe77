"""A submitted form into drafts: what `chronicle from-issue` does.

The text comes from strangers and is data: it is found by the labels of our own forms, written by
the writer that quotes, and whatever it leaves open becomes a doubt, which nothing published may
hold.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from chronicle.contribute.forms import BROKEN_LINK, CORRECTION, FORMS, NEW_EVENT, Form
from chronicle.frontmatter import Noted, Writable, write_document
from chronicle.graph import Chronicle
from chronicle.ingest.drafts import slug
from chronicle.model import FOLDERS, KINDS, Key, Kind, Outlet, Record, Source
from chronicle.problems import Place, Problem
from chronicle.text import visible
from chronicle.when import When, parse_when

_LONGEST_DOUBT = 400
_NOTHING = frozenset(["", "_No response_", "None"])


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form as it was sent: the answers by the id of their question, empty ones left out."""

    form: Form
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class FromIssue:
    """What a form becomes: files by their path below content/; `changes` tells of old records."""

    files: tuple[tuple[str, str], ...]
    changes: bool


def issue_text(data: bytes) -> tuple[str, str]:
    """The text and number of an issue: of a file of text, or of GitHub's own file of an event."""
    text = data.decode("utf-8", "replace").lstrip("\ufeff")
    if not text.lstrip().startswith("{"):
        return text, ""
    try:
        event = msgspec.json.decode(data)
        issue = event["issue"]
        return str(issue["body"] or ""), str(int(issue["number"]))
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, RecursionError):
        return text, ""


def read_form(path: str, text: str) -> Submitted | Problem:
    """Find out which form a text is of, and its answers."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for form in FORMS:
        answers = _answers(form, lines)
        if all(question.id in answers for question in form.questions if question.required):
            return Submitted(form, {id_: text for id_, text in answers.items() if text})
    labels = ", ".join(question.label for question in NEW_EVENT.questions if question.required)
    hint = f"it needs a line `### …` and an answer for each of {labels}, as the form writes them"
    return Problem(Place(path), "form-unknown", "this is none of our forms, or not filled in", hint)


def _answers(form: Form, lines: list[str]) -> dict[str, str]:
    """The answers in the order of the form: a heading out of turn belongs to the text it is in.

    A question may be left out, but for one that needs an answer.
    """
    left = list(form.questions)
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        needed = next((n for n, question in enumerate(left) if question.required), len(left))
        labels = [f"### {question.label}" for question in left[: needed + 1]]
        if line.rstrip() in labels:
            turn = labels.index(line.rstrip())
            current = found.setdefault(left[turn].id, [])
            del left[: turn + 1]
        else:
            current.append(line)
    texts = {id_: "\n".join(answer).strip() for id_, answer in found.items()}
    required = {question.id for question in form.questions if question.required}
    return {
        id_: "" if text in _NOTHING else text
        for id_, text in texts.items()
        if text not in _NOTHING or id_ not in required
    }


def draft_issue(
    project: Path, chronicle: Chronicle, submitted: Submitted, path: str
) -> FromIssue | Problem:
    """Draft what a form asks for. `path` is the place that problems name."""
    match submitted.form:
        case form if form is NEW_EVENT:
            return FromIssue(tuple(_event(chronicle, submitted.answers)), changes=False)
        case form if form is CORRECTION:
            return _correction(project, chronicle, submitted.answers, path)
        case form if form is BROKEN_LINK:
            return _broken_link(project, chronicle, submitted.answers, path)
        case form:
            message = f"no draft for the form {form.name!r}"
            raise ValueError(message)


# --- a new event ---------------------------------------------------------------------------


def _event(chronicle: Chronicle, answers: dict[str, str]) -> Iterator[tuple[str, str]]:
    doubts = ["? a reader wrote this; check it with the source, and say it in our own words"]
    known = {str(source.url): source for source in chronicle.sources}
    url = _line(answers["url"])
    title = _line(answers["title"])
    date = _date(answers["date"])
    if url in known:
        source = str(known[url].id)
    else:
        source, text = _source(chronicle, answers, title)
        yield (
            f"{FOLDERS['source']}/{source[:4] if source[:4].isdigit() else 'undated'}/{source}.md",
            text,
        )
    day = date if isinstance(date, str) else ""
    id_ = _free("event", f"{day[:10].rstrip('-') or 'undated'}-{slug(title) or 'event'}", chronicle)
    fields: dict[str, Writable] = {"title": title, "date": date, "sources": [source]}
    for key in ("kind", "status"):
        words = next(one.words for one in NEW_EVENT.questions if one.id == key)
        if answers.get(key) in words:
            fields[key] = answers[key]
    places = [_known(chronicle, ("place",), name) for name in _names(answers.get("places", ""))]
    if found := [id_ for id_, _ in places if id_]:
        fields["places"] = found
    doubts.extend(f"? no place {name!r}; add it" for id_, name in places if not id_)
    people = list(_participants(chronicle, answers.get("participants", ""), doubts))
    if people:
        fields["participants"] = people
    claims = list(_claims(chronicle, answers.get("quotes", ""), source))
    if claims:
        fields["claims"] = claims
    fields |= _credit(answers)
    fields["title"] = Noted(title, above=tuple(map(_short, doubts)))
    folder = id_[:4] if id_[:4].isdigit() else "undated"
    yield f"{FOLDERS['event']}/{folder}/{id_}.md", write_document(fields, f"{answers['body']}\n")


def _source(chronicle: Chronicle, answers: dict[str, str], title: str) -> tuple[str, str]:
    """The record of a source that we do not have yet."""
    url = _line(answers["url"])
    host = (urlsplit(url).hostname or "") if re.fullmatch(r"https?://\S+", url) else ""
    outlet = _outlet_of(chronicle, host)
    published = _date(answers.get("published", ""))
    day = published if isinstance(published, str) else ""
    name = outlet or slug(host.removeprefix("www.").replace(".", " ")) or "outlet"
    id_ = _free("source", "-".join(filter(None, [day[:10], name, slug(title)])), chronicle)
    fields: dict[str, Writable] = {
        "outlet": outlet or Noted(name, "? no outlet has this host among its domains; add it"),
        "url": url if host else Noted("unknown", f"? {_short(url)!r} is no web address"),
    }
    if answers.get("published"):
        fields["published"] = published
    fields["lang"] = Noted("en", "? the language of the page; and its title, if it has one")
    return id_, write_document(fields, "")


def _outlet_of(chronicle: Chronicle, host: str) -> str:
    """The outlet whose domain an address belongs to, or empty."""
    outlets: tuple[Outlet, ...] = chronicle.of_kind["outlet"]
    for outlet in outlets:
        if any(host == domain or host.endswith(f".{domain}") for domain in outlet.domains):
            return str(outlet.id)
    return ""


def _date(text: str) -> Writable:
    """A date as given, or a doubt in its place."""
    line = _line(text)
    if isinstance(parse_when(line), When):
        return line
    return Noted("unknown", f"? {_short(line)!r} is no date; write it as 2025-05-16 or 2025-05")


def _names(text: str) -> list[str]:
    return [name for part in re.split(r"[,;\n]", text) if (name := _line(part))]


def _participants(
    chronicle: Chronicle, text: str, doubts: list[str]
) -> Iterator[dict[str, Writable]]:
    for line in text.split("\n"):
        name, _, party = map(_line, line.lstrip("-* ").partition(":"))
        if not name:
            continue
        actor, _ = _known(chronicle, ("actor",), name)
        for_, _ = _known(chronicle, ("actor",), party)
        if not actor:
            doubts.append(f"? no actor {name!r}; add the record and list it as a participant")
            continue
        if party and not for_:
            doubts.append(f"? no actor {party!r}, for whom {name} is said to have taken part")
        yield {"actor": actor, **({"for": for_} if for_ else {})}


_QUOTED = re.compile(r"[\"“„«](?P<words>.+)[\"”“»]")


def _claims(chronicle: Chronicle, text: str, source: str) -> Iterator[dict[str, Writable]]:
    for number, line in enumerate(filter(None, map(_line, text.split("\n"))), start=1):
        name, colon, words = line.lstrip("-* ").partition(":")
        if not colon or len(name) > 80:
            name, words = "someone", line
        speaker, _ = _known(chronicle, ("actor",), _line(name))
        quoted = _QUOTED.fullmatch(words.strip())
        claim: dict[str, Writable] = {
            "id": f"{slug(name.split()[-1] if name.split() else '', 1) or 'someone'}-{number}",
            "speaker": speaker
            or Noted({"described_as": _line(name)}, "? no such actor; add the record"),
        }
        if quoted:
            claim["quote"] = Noted(quoted["words"].strip(), "? compare with the source")
            claim["lang"] = Noted("en", "? the language of the words")
        else:
            claim["says"] = words.strip()
        yield {**claim, "source": source}


def _credit(answers: dict[str, str]) -> dict[str, Writable]:
    return {"contributors": [_line(answers["contributor"])]} if "contributor" in answers else {}


# --- changes of what is there --------------------------------------------------------------


def _correction(
    project: Path, chronicle: Chronicle, answers: dict[str, str], path: str
) -> FromIssue | Problem:
    record = _record_of(chronicle, _line(answers["page"]), path)
    if isinstance(record, Problem):
        return record
    told = [
        f"? a reader says that this is wrong: {_line(answers['wrong'])}",
        f"? and that this is right: {_line(answers['right'])}",
        f"? according to {_line(answers.get('source', '')) or 'nothing named'}",
        "? if so, add a note under corrections:",
    ]
    if "contributor" in answers:
        told.append(f"? {_line(answers['contributor'])} wants to be named under contributors:")
    return _changed(project, record, told)


def _broken_link(
    project: Path, chronicle: Chronicle, answers: dict[str, str], path: str
) -> FromIssue | Problem:
    url = _line(answers["url"])
    sources: tuple[Source, ...] = chronicle.of_kind["source"]
    source = next((one for one in sources if one.url == url), None)
    if source is None:
        hint = "copy the address as it stands on the page of the source"
        return Problem(Place(path), "source-unknown", f"no source has the address {url!r}", hint)
    copy = _line(answers.get("archive_url", ""))
    told = ["? a reader says that the address does not work"]
    if re.fullmatch(r"https?://\S+", copy):
        told.append(f"? if this is a copy of the page, add archive_url: {copy}")
    return _changed(project, source, told)


def _changed(project: Path, record: Record, doubts: Iterable[str]) -> FromIssue:
    """A record's file with doubts at its beginning; all else stays to the letter."""
    text = (project / record.path).read_bytes().decode()
    first, rest = text.split("\n", 1)
    told = "".join(f"# {_short(doubt)}\n" for doubt in doubts)
    inside = record.path.split("/", 1)[1]
    return FromIssue(((inside, f"{first}\n{told}{rest}"),), changes=True)


_PAGE = re.compile(r"(?:.*/)?(?P<folder>[a-z]+)/(?P<id>[a-z0-9-]+)(?:\.html|\.md)?(?:[?#].*)?")


def _record_of(chronicle: Chronicle, page: str, path: str) -> Record | Problem:
    """The record that an address, a path or an id names."""
    found = _PAGE.fullmatch(page)
    kind, _, id_ = page.rpartition(":")
    for one in KINDS:
        named = (
            (found["id"] if found["folder"] == FOLDERS[one] else "")
            if found
            else (id_ if kind in {"", one} else "")
        )
        key = Key(one, named)
        key = chronicle.renamed.get(key, key)
        if key in chronicle.records:
            return chronicle.records[key]
    hint = "give the address of its page, or kind:id"
    return Problem(Place(path), "record-unknown", f"no record {_short(page)!r}", hint)


# --- words ---------------------------------------------------------------------------------


def _known(chronicle: Chronicle, kinds: tuple[Kind, ...], name: str) -> tuple[str, str]:
    """The id of a record by id, name, alias or name in a language; empty where nobody has it."""
    wanted = name.casefold()
    for kind in kinds:
        for record in chronicle.of_kind[kind]:
            others = (one.text for one in record.names)
            if wanted in {
                str(record.id),
                *(one.casefold() for one in (*record.spellings, *others)),
            }:
                return str(record.id), name
    return "", name


def _free(kind: Kind, id_: str, chronicle: Chronicle) -> str:
    """An id of at most 90 letters that no record of the kind has or had."""
    plain = re.sub(r"[^a-z0-9]+", "-", id_.casefold()).strip("-")[:90].strip("-") or kind
    taken = {key.id for key in (*chronicle.records, *chronicle.renamed) if key.kind == kind}
    number = 1
    while (one := plain if number == 1 else f"{plain}-{number}") in taken:
        number += 1
    return one


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _short(text: str) -> str:
    line = _line(text)
    return line if len(line) <= _LONGEST_DOUBT else f"{line[:_LONGEST_DOUBT]}…"


# --- to disk -------------------------------------------------------------------------------


# In canonical order the moment of entry stands before those who are named, or last.
_BEFORE_ADDED = re.compile(r"\n(?=contributors:|---\n)")


def stamped(made: FromIssue, added: str) -> FromIssue:
    """New records with the moment of their entry, which otherwise `accept` writes."""
    if made.changes:
        return made
    return FromIssue(
        tuple(
            (path, _BEFORE_ADDED.sub(lambda at: f"\nadded: {added}{at[0]}", text, count=1))
            for path, text in made.files
        ),
        changes=False,
    )


def put(
    made: FromIssue, folder: Path, *, shown: str, over: bool
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Write the files below a folder; only `over` writes where there is one."""
    targets = [(folder / path, path, text) for path, text in made.files]
    there = [path for file, path, _ in targets if file.exists()]
    if there and not over:
        hint = "remove it, or finish with it, first; nothing was written"
        return (), tuple(
            Problem(Place(f"{shown}/{path}"), "drafts-exist", "is there already", hint)
            for path in there
        )
    for file, _, text in targets:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    return tuple(file for file, _, _ in targets), ()
