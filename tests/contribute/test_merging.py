"""Two records become one; what differs is chosen by a person, and nothing gets lost."""

from pathlib import Path

import pytest
from contents import project_of, texts
from editions import EVENT
from typed import typed

ADA_2 = """name: A. Lind
names: {uk: Ада, de: Ada}
aliases: [Ada, Lind]
wikidata: Q2
kind: person
posts:
  - {post: Envoy, of: norland} # since when?
added: 2026-11-01
===
Born in Havn."""
FILES = {
    "actors/ada": "name: Ada Lind\nnames: {uk: Ада}\naliases: [Lind]\nwikidata: Q1\nkind: person\n"
    "added: 2026-11-02",
    "actors/ada-2": ADA_2,
    "events/x": f"{EVENT}\nparticipants:\n  - actor: ada # once\n  - actor: ada-2\n===\n[[ada-2]]",
    "events/y": f"{EVENT}\nparticipants:\n  - actor: ada-2 # alone\n",
}
TAKEN = ("--take", "name=keep", "--take", "wikidata=drop")


def test_lists_are_joined_and_references_rewritten(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    code, told = typed(project, "merge", "ada", "ada-2", *TAKEN)
    assert code == 0, told
    after = texts(project)
    assert "actors/ada-2" not in after
    assert (
        after["actors/ada"]
        == """---
name: Ada Lind
names: {uk: Ада, de: Ada}
aliases: [Lind, Ada, A. Lind]
wikidata: Q2
kind: person
posts:
  - {post: Envoy, of: norland}  # since when?
added: 2026-11-01
former_ids: [ada-2]
---
Born in Havn."""
    )
    assert after["events/x"].endswith("participants:\n  - actor: ada  # once\n---\n[[ada]]")
    assert after["events/y"].endswith("participants:\n  - actor: ada # alone\n\n---\n")
    assert "content/actors/ada-2.md: removed\n" in told
    assert "'A. Lind' is now an alias\n" in told
    assert "content/events/x.md: what then stood twice in a list stands there once\n" in told
    assert typed(project, "check").code == 0


def test_what_differs_is_listed_and_nothing_is_written(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    before = texts(project)
    code, told = typed(project, "merge", "ada", "ada-2", "--take", "wikidata=drop")
    assert code == 1
    assert told == (
        "actor:ada and actor:ada-2 differ; nothing was changed.\n"
        "name:\n  keep: Ada Lind\n  drop: A. Lind\n"
        "Choose for each, as in:\n"
        "  chronicle merge actor:ada actor:ada-2 --take name=keep\n"
    )
    assert texts(project) == before


def test_a_person_at_a_terminal_is_asked(tmp_path: Path) -> None:
    project = project_of(tmp_path, FILES)
    code, told = typed(project, "merge", "ada", "ada-2", "--ask", answers="drop\nkepp\nkeep\n")
    assert code == 0, told
    assert "name:\n  keep: Ada Lind\n  drop: A. Lind\nwhich (keep, drop): drop" in told
    assert texts(project)["actors/ada"].startswith(
        "---\nname: A. Lind\nnames: {uk: Ада, de: Ada}\naliases: [Lind, Ada, Ada Lind]\n"
    )


@pytest.mark.parametrize(
    ("choice", "body"),
    [("keep", "One."), ("drop", "Two."), ("both", "One.\n\nTwo.\n")],
)
def test_texts_are_a_choice_too(tmp_path: Path, choice: str, body: str) -> None:
    files = {"issues/a": "title: A\n===\nOne.", "issues/b": "title: A\n===\nTwo."}
    project = project_of(tmp_path, files)
    assert typed(project, "merge", "a", "b")[1].count("keep: One.\n  drop: Two.") == 1
    assert typed(project, "merge", "a", "b", "--take", f"text={choice}").code == 0
    assert texts(project)["issues/a"] == f"---\ntitle: A\nformer_ids: [b]\n---\n{body}"


def test_claims_of_events_get_ids_that_are_free(tmp_path: Path) -> None:
    claim = "  - {{id: {}, speaker: ada, says: {}, source: s}}\n"
    one = f"{EVENT}\nrelations: [{{same-as: y}}]\nclaims:\n" + claim.format("ada-1", "x")
    two = f"{EVENT}\nclaims:\n" + claim.format("ada-1", "x") + claim.format("ada-2", "z")
    three = (
        two.replace("ada-2", "ada-3").replace("says: x", "says: w").replace("says: z", "says: v")
    )
    project = project_of(tmp_path, {"events/x": one, "events/y": two, "events/z": three})
    code, told = typed(project, "merge", "event:x", "event:y")
    assert code == 0, told
    assert "the relation same-as between the two is gone\n" in told
    code, told = typed(project, "merge", "event:x", "event:z")
    assert code == 0, told
    assert "claim ada-1 of the record dropped is now ada-4\n" in told
    text = texts(project)["events/x"]
    assert [line.split(",")[0].split()[-1] for line in text.splitlines() if "speaker" in line] == [
        "ada-1",
        "ada-2",
        "ada-4",
        "ada-3",
    ]
    assert "former_ids: [y, z]" in text
    assert "relations" not in text
    assert typed(project, "check").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ada", "ada"), "actor:ada is one record already; name two"),
        (("ada", "wire"), "actor:ada and outlet:wire are of two kinds; only records of one kind"),
        (("ada", "gone"), "actor:gone was withdrawn; what was taken back stays by itself"),
        (("ada", "nobody-at-all"), "there is no record 'nobody-at-all'"),
    ],
)
def test_what_cannot_be_merged_is_refused(
    tmp_path: Path, words: tuple[str, str], message: str
) -> None:
    gone = "name: G\nkind: person\nwithdrawn: {date: 2026-11-01, reason: r}"
    project = project_of(tmp_path, {"actors/gone": gone})
    before = texts(project)
    code, told = typed(project, "merge", *words)
    assert (code, told.startswith(f"chronicle merge: {message}")) == (1, True), told
    assert texts(project) == before


def test_a_merge_that_would_bring_a_mistake_is_refused(tmp_path: Path) -> None:
    hosts = "{actor: ada, role: host}, {actor: bo, for: norland, role: host}"
    both = f"{EVENT}\nparticipants: [{hosts}]"
    project = project_of(tmp_path, {"actors/bo": "name: Ada Lind\nkind: person", "events/x": both})
    before = texts(project)
    code, told = typed(project, "merge", "actor:ada", "actor:bo")
    assert code == 1
    assert "error[participant-twice]" in told
    assert told.endswith("nothing was changed: mend these first\n")
    assert texts(project) == before


@pytest.mark.parametrize("taken", ["name", "name=both", "name=maybe", "=keep2"])
def test_a_choice_that_is_none_is_told(tmp_path: Path, taken: str) -> None:
    project = project_of(tmp_path, FILES)
    code, told = typed(project, "merge", "ada", "ada-2", "--take", taken)
    assert code == 2
    assert f"--take {taken}: write --take KEY=keep or --take KEY=drop" in told
