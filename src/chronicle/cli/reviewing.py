"""`chronicle review`: the doubts of drafts, one by one, each beside the article's sentence.

Every decision is written at once, so that whoever stops halfway loses nothing. Answers come from
a terminal or, line by line, from standard input. There is no way to accept all at once.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from chronicle.cli.common import PROJECT, absolute, settings_of, shown
from chronicle.cli.importing import DRAFTS
from chronicle.clock import latest_day
from chronicle.model import FOLDERS

if TYPE_CHECKING:
    from chronicle.contribute.doubts import Doubt
    from chronicle.ingest.kept import Kept

_NAMING = frozenset({"title", "date", "published", "outlet"})  # what an id is made of

Outcome = Literal["accepted", "edited", "dropped", "next", "quit"]


@click.command()
@click.argument("drafts", nargs=-1, type=click.Path(path_type=Path, exists=True))
@PROJECT
def review(drafts: tuple[Path, ...], project: Path) -> None:
    """Decide the doubts of DRAFTS, files or folders, one by one; of all drafts unless named.

    Of each doubt you see the field, the question, and the article's sentence with the words that
    the field comes from marked. Answer a to accept the value as it is, e to edit it, d to drop the
    field (or the claim or draft that cannot do without it), n for the next, q to stop. Answers may
    also come through a pipe, one a line; an e is followed by the new value on a line of its own.

    \b
    chronicle review
    chronicle review .chronicle/drafts/2025-05-11-global-times-direct-talks
    printf 'a\\ne\\nada-holm\\nn\\n' | chronicle review
    """
    folder = project / DRAFTS
    named = drafts or ((folder,) if folder.is_dir() else ())
    content = absolute(project / settings_of(project).docs_dir)
    for path in named:
        if absolute(path).is_relative_to(content):
            raise click.UsageError(f"{shown(path)} is in content/; only drafts are reviewed")
    files = [file for path in named for file in _files(absolute(path))]
    counted: Counter[Outcome] = Counter()
    outlets: dict[str, str] = {}
    for number, file in enumerate(files):
        outcome, files[number] = _file(
            file, f"{number + 1} of {len(files)}", project, counted, outlets
        )
        if outcome == "quit":
            break
    left = sum(len(_doubts(file)) for file in files if file.exists())
    if not files:
        click.echo("No drafts to review. Begin with: chronicle import ARTICLE")
        return
    told = ", ".join(f"{counted[one]} {one}" for one in ("accepted", "edited", "dropped"))
    click.echo(f"\n{told}, {left} open")
    if not left:
        wholes = dict.fromkeys(shown(path) for path in (named if named[0].is_dir() else files))
        click.echo(f"Nothing is open. Now: chronicle accept {' '.join(wholes)}")


def _files(path: Path) -> list[Path]:
    """The drafts, a source before the events that rest on it, names without a record last."""
    from chronicle.contribute.draft_names import drafts_beside  # noqa: PLC0415

    if not path.is_dir():
        return [path]
    kinds = [FOLDERS[kind] for kind in ("source", "event", "proposal")]

    def order(file: Path) -> tuple[Path, int, Path]:
        found = [kinds.index(part) for part in file.parts if part in kinds]
        return drafts_beside(file), found[-1] if found else len(kinds), file

    return sorted(path.rglob("*.md"), key=order)


def _doubts(file: Path) -> "tuple[Doubt, ...]":
    """The doubts that count: of an event that is added to another only what is added."""
    from chronicle.contribute.doubts import counting  # noqa: PLC0415

    return counting(shown(file), file.read_bytes())


def _file(
    file: Path, number: str, project: Path, counted: "Counter[Outcome]", outlets: dict[str, str]
) -> tuple[Outcome, Path]:
    """Ask about every doubt of a file, and say where it is then, since its name may change.

    Doubts passed over stay, and are not asked twice. What was decided of an outlet without a
    record is kept in `outlets` and holds wherever it is named again.
    """
    kept = _kept(file, project)
    passed = 0
    while file.exists() and len(doubts := _doubts(file)) > passed:
        place = f"{shown(file)}  ({number}; {len(doubts) - passed} open here)"
        doubt = doubts[passed]
        outcome = _again(file, doubt, outlets)
        if outcome is None:
            near = _near(project, doubt.question)
            outcome = _ask(file, doubt, kept, place, near, outlets)
        counted[outcome] += 1
        if outcome == "edited" and doubt.key in _NAMING:
            file = _renamed(project, file)
            kept = _kept(file, project)
        if outcome == "quit":
            return outcome, file
        passed += outcome == "next"
    return "next", file


def _renamed(project: Path, file: Path) -> Path:
    """The draft under the name of its new values, which becomes its id for ever."""
    from chronicle.contribute.draft_names import renamed  # noqa: PLC0415

    new = renamed(project, file)
    if new != file:
        click.echo(f"  its id is now {new.stem}")
    return new


def _kept(file: Path, project: Path) -> "tuple[Kept, str] | None":
    """The article that a draft comes from, with the draft's path in its folder."""
    from chronicle.ingest.kept import read_kept  # noqa: PLC0415

    for folder in file.parents:
        article = read_kept(project, folder.name)
        if article is not None:
            return article, file.relative_to(folder).as_posix()
    return None


@cache
def _names(project: Path) -> tuple[tuple[str, str], ...]:
    """The ids of the chronicle's actors and outlets with each of their names."""
    from chronicle.edition import read_edition  # noqa: PLC0415
    from chronicle.project import project_settings  # noqa: PLC0415

    settings, _ = project_settings(project)
    if settings is None:
        return ()
    chronicle = read_edition(project, settings, latest_day()).edition.chronicle
    records = (*chronicle.of_kind["actor"], *chronicle.of_kind["outlet"])
    return tuple(
        (str(record.id), name) for record in records for name in (record.name, *record.aliases)
    )


def _near(project: Path, question: str) -> str:
    """Records that a name without one may be a spelling of."""
    from chronicle.likeness import compare_names  # noqa: PLC0415

    asked = re.match(r"no record of '(.+?)'", question)
    if asked is None:
        return ""
    scored = [(compare_names(asked[1], name, person=True), id_) for id_, name in _names(project)]
    near = dict.fromkeys(id_ for score, id_ in sorted(scored, reverse=True) if score >= 0.6)
    return ", ".join(list(near)[:3])


def _outlet_asked(file: Path, doubt: "Doubt") -> str:
    """The outlet without a record that a doubt is about, as the draft spells it; else nothing."""
    if re.match(r"no record of (?:this outlet|'.+'; add it as an outlet)", doubt.question) is None:
        return ""
    lines = file.read_text("utf-8").splitlines()[doubt.first : doubt.end]
    return " ".join(line.split("# ?")[0].strip(" -") for line in lines).strip()


def _again(file: Path, doubt: "Doubt", outlets: dict[str, str]) -> Outcome | None:
    """Decide about an outlet as it was decided before; None where it was not, or cannot be."""
    from chronicle.contribute.doubts import accepted, edited, new_mistakes  # noqa: PLC0415

    outlet = _outlet_asked(file, doubt)
    if not outlet or outlet not in outlets:
        return None
    data, value = file.read_bytes(), outlets[outlet]
    after = edited(data, doubt, value) if value else accepted(data, doubt)
    if new_mistakes(shown(file), data, after):
        return None
    click.echo(f"\n  {outlet}: {value or 'accepted'}, as before")
    _put(file, after)
    return "edited" if value else "accepted"


def _ask(  # noqa: PLR0913 - what is shown of a doubt, and what it teaches
    file: Path,
    doubt: "Doubt",
    kept: "tuple[Kept, str] | None",
    place: str,
    near: str,
    outlets: dict[str, str],
) -> Outcome:
    click.echo(f"\n{click.style(place, dim=True)}")
    for line in _field(file, doubt):
        click.echo(f"  {line}")
    click.echo(f"  {click.style('? ' + doubt.question, fg='yellow')}")
    if near:
        click.echo(f"  perhaps {near}")
    for line in _evidence(doubt, kept):
        click.echo(f"  {line}")
    same = doubt.key.startswith("relations/") and "same-as" in "".join(_field(file, doubt))
    outcome: Outcome | None = None
    while outcome is None:
        answer = _answer("[s]ame, [d]istinct, [n]ext, [q]uit: " if same else _CHOICES)
        outcome = _same(answer, file, doubt) if same else _decide(answer, file, doubt, outlets)
    return outcome


def _decide(answer: str, file: Path, doubt: "Doubt", outlets: dict[str, str]) -> Outcome | None:
    """Do what was answered; None where the question stands."""
    from chronicle.contribute.doubts import accepted  # noqa: PLC0415

    outlet = _outlet_asked(file, doubt)
    match answer:
        case "a":
            outlets |= {outlet: ""} if outlet else {}
            _put(file, accepted(file.read_bytes(), doubt))
            return "accepted"
        case "e":
            value = _edit(file, file.read_bytes(), doubt)
            outlets |= {outlet: value} if outlet and value else {}
            return "edited" if value else None
        case "d":
            return _drop(file, doubt)
    return _passed(answer)


def _same(answer: str, file: Path, doubt: "Doubt") -> Outcome | None:
    """Decide whether a drafted event is a recorded one; "not the same" is remembered in it."""
    from chronicle.contribute.doubts import accepted  # noqa: PLC0415

    data = accepted(file.read_bytes(), doubt)
    match answer:
        case "s":
            _put(file, data)
            return "accepted"
        case "d":
            _put(file, data.replace(b"- same-as: ", b"- distinct-from: ", 1))
            return "edited"
    return _passed(answer)


def _passed(answer: str) -> Outcome | None:
    match answer:
        case "n":
            return "next"
        case "q":
            return "quit"
    click.echo(f"  {answer!r} is none of the answers")
    return None


def _drop(file: Path, doubt: "Doubt") -> Outcome | None:
    """Drop a field, or what cannot do without it; a whole draft only when asked again."""
    from chronicle.contribute.doubts import dropped, what_goes  # noqa: PLC0415
    from chronicle.contribute.draft_names import drafts_beside, forget  # noqa: PLC0415

    goes = what_goes(doubt)
    if not goes and _answer(f"  Drop the whole draft {shown(file)}? [y]es, [n]o: ") != "y":
        return None
    if goes and goes != doubt.key:
        click.echo(f"  {goes} goes with it")
    rest = dropped(shown(file), file.read_bytes(), doubt)
    if rest is None:
        file.unlink()
        forget(drafts_beside(file), file.stem)
    else:
        _put(file, rest)
    return "dropped"


_CHOICES = "[a]ccept, [e]dit, [d]rop, [n]ext, [q]uit: "


def _answer(prompt: str) -> str:
    """The next answer; at the end of what a pipe gave the run ends as with q."""
    click.echo(prompt, nl=False)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo(line.rstrip("\n"))
    return line.strip() if line else "q"


def _edit(file: Path, data: bytes, doubt: "Doubt") -> str:
    """Ask for another value, write it unless the draft would be wrong with it, and return it."""
    from chronicle.contribute.doubts import edited, new_mistakes  # noqa: PLC0415

    answer = _answer("  new value: ")
    if not answer:
        return ""
    after = edited(data, doubt, answer)
    mistakes = new_mistakes(shown(file), data, after)
    for mistake in mistakes:
        click.echo(f"  {mistake}")
    if mistakes:
        return ""
    _put(file, after)
    return answer


def _put(file: Path, data: bytes) -> None:
    from chronicle.disk import secure  # noqa: PLC0415

    secure(file, data)


def _field(file: Path, doubt: "Doubt") -> Iterator[str]:
    """The lines of the field as they stand, without the question."""
    lines = file.read_text("utf-8").splitlines()[doubt.first : min(doubt.end, doubt.first + 8)]
    name = doubt.key or "?"
    if len(lines) == 1 and "/" in name:
        yield click.style(name, bold=True)
    for line in lines:
        bare = line.split("# ?")[0].rstrip()
        if bare:
            yield bare


def _evidence(doubt: "Doubt", kept: "tuple[Kept, str] | None") -> Iterator[str]:
    """The sentence that the field comes from, its words marked."""
    from chronicle.ingest.kept import passage  # noqa: PLC0415

    if kept is None:
        return
    article, draft = kept
    span = article.span_of(draft, doubt.key)
    if span is None:
        return
    found = passage(article, span)
    marked = click.style(f"»{found.words}«", fg="cyan", bold=True)
    yield f"{found.before.lstrip()}{marked}{found.after.rstrip()}"
