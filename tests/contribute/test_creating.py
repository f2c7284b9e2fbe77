"""A record is made from a few values, completed and looked through before it is written."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from contents import project_of, texts
from editions import EVENT
from typed import typed

from chronicle.cli import commands
from chronicle.contribute.creating import fields_of
from chronicle.model import KINDS, Kind

FILES = {
    "places/kyiv": "name: Kyiv\naliases: [Kiev]",
    "sources/2026-05-12-wire-talks": "outlet: wire\nurl: https://wire.example/2\n"
    "published: 2026-05-12\ntitle: Talks go on",
}
NEW = ("new", "event", "--title", "The talks go on in Kyiv", "--date", "12 May 2026")


def added(text: str) -> str:
    """The text without its line `added: …`, which must be there."""
    lines = text.split("\n")
    (stamp,) = (line for line in lines if line.startswith("added: 20"))
    lines.remove(stamp)
    return "\n".join(lines)


def test_an_event_is_made_of_what_is_given(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    code, told = typed(
        project, *NEW, "--sources", "talks go on", "--places", "Kiev,", "--text", "In [[kyiv]]."
    )
    assert code == 0, told
    text = texts(project)["events/2026/2026-05-12-talks-go-kyiv"]
    assert added(text) == (
        "---\ntitle: The talks go on in Kyiv\ndate: 2026-05-12\n"
        "sources: [2026-05-12-wire-talks]\nplaces: [kyiv]\n---\nIn [[kyiv]].\n"
    )
    assert told.startswith(
        "date: 12 May 2026 is 2026-05-12\nsources: talks go on is 2026-05-12-wire-talks\n"
        "places: Kiev is kyiv\ncontent/events/2026/2026-05-12-talks-go-kyiv.md\n---\n"
    )
    assert typed(project, "fmt", "--check", "content/events").code == 0


@pytest.mark.parametrize(
    ("kind", "options", "id_"),
    [
        ("place", ["--name", "Zürich"], "zurich"),
        ("actor", ["--name", "Recep T. Erdoğan", "--kind", "person"], "recep-t-erdogan"),
        ("issue", ["--title", "Status of Crimea"], "status-of-crimea"),
        ("source", ["--outlet", "Northern Wire", "--url", "https://e.example/a-b"], "wire-b"),
        (
            "source",
            ["--outlet", "wire", "--url", "unknown", "--title", "X y", "--published", "May 2026"],
            "2026-05-wire-x-y",
        ),
        (
            "proposal",
            [
                "--title",
                "A truce",
                "--proposers",
                "ada",
                "--tabled",
                "2026-05-12",
                "--sources",
                "s",
            ],
            "2026-truce",
        ),
        ("event", ["--title", "Talks", "--date", "2026-05~", "--sources", "s"], "2026-05-talks"),
        (
            "event",
            ["--title", "T", "--date", "2026-05-10T10:00Z/2026-05-10T11:00Z", "--sources", "s"],
            "2026-05-10-t",
        ),
        ("place", ["--name", "Ada Lind", "--id", "ada"], "ada"),
    ],
)
def test_ids_are_made_as_records_of_a_kind_have_them(
    tmp_path: Path, kind: str, options: list[str], id_: str
) -> None:
    project = project_of(tmp_path, {})
    before = texts(project).keys()
    code, told = typed(project, "new", kind, *options)
    assert code == 0, told
    (path,) = texts(project).keys() - before
    assert path.rpartition("/")[2] == id_


def test_an_id_that_is_taken_is_counted_on(tmp_path: Path) -> None:
    former = {"events/y": f"{EVENT}\nformer_ids: [2026-05-10-talks-2]"}
    project = project_of(tmp_path, {"events/2026-05-10-talks": EVENT, **former})
    options = ("new", "event", "--title", "Talks", "--date", "2026-05-10", "--sources", "s")
    assert typed(project, *options).code == 0
    assert "events/2026/2026-05-10-talks-3" in texts(project)


def test_what_is_required_is_asked_for_until_it_can_stand(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    answers = "Talks\n31 June 2026\n12 June 2026\nnobody\n\ntalks go on, s\n"
    code, told = typed(project, "new", "event", "--ask", answers=answers)
    assert code == 0, told
    assert "date: '31 June 2026' is no EDTF date; the year comes first" in told
    assert "sources: there is no source 'nobody'; add it first: `chronicle new source`" in told
    assert "sources: [2026-05-12-wire-talks, s]" in texts(project)["events/2026/2026-06-12-talks"]


def test_a_dry_run_prints_the_file_alone(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    before = texts(project)
    code, told = typed(project, *NEW, "--sources", "s", "--dry-run")
    assert code == 0
    assert "title: The talks go on in Kyiv\n" in told
    assert told.endswith("dry run: nothing was written\n")
    assert texts(project) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["evnt"], "there is no kind 'evnt'; did you mean event?"),
        (["zzzz"], "there is no kind 'zzzz'; the kinds are event, source, outlet"),
        (
            ["event", "--title", "T"],
            "an event needs 2 more values; give --date … --sources …",
        ),
        (["place"], "a place needs 1 more value; give --name …"),
        (["event", "--places", "Kyvi"], "places: there is no place 'Kyvi'; did you mean kyiv?"),
        (["event", "--status", "hold"], "status: 'hold' is not allowed; did you mean held?"),
        (["event", "--status", "?"], "status: '?' is not allowed; use one of proposed, scheduled"),
        (["event", "--date", "5/6/2026"], "date: '5/6/2026' is no EDTF date; the year comes"),
        (["source", "--outlet", "w"], "outlet: there is no outlet 'w'; add it first: `chronicle"),
        (["event", "--issues", "two"], "issues: 'two' could be several of kind issue; one of"),
        (["place", "--name", "KIEV"], "'KIEV' is a name of content/places/kyiv.md; if it is a"),
        (["place", "--name", "X", "--id", "kyiv"], "place:kyiv is there already, as content/pl"),
    ],
)
def test_what_cannot_be_made_is_refused(tmp_path: Path, words: list[str], message: str) -> None:
    issues = {"issues/one-two": "title: A", "issues/two-three": "title: B"}
    project = project_of(tmp_path, {**FILES, **issues})
    before = texts(project)
    code, told = typed(project, "new", *words)
    assert (code, told.startswith(f"chronicle new: {message}")) == (1, True), told
    assert texts(project) == before


@pytest.mark.parametrize(
    "words",
    [
        ["place", "--name", "X", "--country", "Austria"],
        ["place", "--name", "X", "--id", "No Id"],
        ["place", "--name", "X", "--id", "../../x"],
        ["place", "--name", "X", "--text", "[[nobody]]"],
        ["event", "--title", "T", "--date", "2036", "--sources", "s"],
    ],
    ids=lambda words: words[-1],
)
def test_a_record_with_a_mistake_is_not_written(tmp_path: Path, words: list[str]) -> None:
    project = project_of(tmp_path, FILES)
    before = texts(project)
    code, told = typed(project, "new", *words)
    assert code == 1
    assert "error[" in told
    assert texts(project) == before


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_command_that_explains_itself(kind: Kind, tmp_path: Path) -> None:
    told = typed(tmp_path, "new", kind, "--help").told
    assert f"chronicle new {kind}\n" in told
    for field in fields_of(kind):
        assert f"--{field.key.replace('_', '-')} " in told


# --- completion ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "begun", "offered"),
    [
        (["show"], "ad", ["ada"]),
        (["rename"], "nor", ["norland"]),
        (["merge", "ada"], "m", ["mara"]),
        (["new"], "ev", ["event"]),
        (["new", "event", "--places"], "", ["kyiv"]),
        (["new", "event", "--sources"], "2026", ["2026-05-12-wire-talks"]),
        (["show"], "zz", []),
    ],
)
def test_ids_are_completed_by_the_shell(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    begun: str,
    offered: list[str],
) -> None:
    monkeypatch.chdir(project_of(tmp_path, FILES))
    shell = ShellComplete(commands, {}, "chronicle", "_CHRONICLE_COMPLETE")
    assert [item.value for item in shell.get_completions(words, begun)] == offered


def test_outside_of_a_chronicle_nothing_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shell = ShellComplete(commands, {}, "chronicle", "_CHRONICLE_COMPLETE")
    assert shell.get_completions(["show"], "") == []
