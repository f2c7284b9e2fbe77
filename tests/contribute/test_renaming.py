"""A record gets another id, and nothing that led to it leads astray."""

import re
from datetime import date
from pathlib import Path

import pytest
from contents import content_of, project_of, texts
from editions import EVENT
from typed import typed
from worlds import copy_of_small

from chronicle.contribute.content import read_content
from chronicle.contribute.named import Refused
from chronicle.contribute.renaming import plan_rename
from chronicle.project import project_settings
from chronicle.settings import Settings

TODAY = date(2026, 11, 24)
TALKS = f"""{EVENT}
participants: [{{actor: ada, for: norland}}, {{actor: mara}}]
claims:
  - {{id: a, speaker: "ada", to: [press, ada], says: x, source: s}} # ada
===
[[ada]] met [[actor:ada|Ada]] and ada; | [[mara]]."""
FORMER = "ada stays as a former id"
PROJECT = {"events/x": TALKS}


def rename(project: Path, *words: str) -> tuple[int, str]:
    return typed(project, "rename", *words)


def test_a_rename_moves_the_file_and_rewrites_every_reference(tmp_path: Path) -> None:
    project = project_of(tmp_path, PROJECT)
    code, told = rename(project, "ada", "ada-lind")
    assert code == 0
    after = texts(project)
    assert after["actors/ada-lind"] == (
        "---\nname: Ada Lind\nkind: person\nformer_ids: [ada]\n---\n"
    )
    assert "actors/ada" not in after
    assert (
        after["events/x"]
        == f"""---
{EVENT}
participants: [{{actor: ada-lind, for: norland}}, {{actor: mara}}]
claims:
  - {{id: a, speaker: ada-lind, to: [press, ada-lind], says: x, source: s}} # ada
---
[[ada-lind]] met [[actor:ada-lind|Ada]] and ada; | [[mara]]."""
    )
    assert told.splitlines() == [
        "content/actors/ada.md → content/actors/ada-lind.md",
        "content/events/x.md:5:24: actor: ada → ada-lind",
        "content/events/x.md:7:22: speaker: ada → ada-lind",
        "content/events/x.md:7:41: to: ada → ada-lind",
        "content/events/x.md:9:3: text: ada → ada-lind",
        "content/events/x.md:9:15: text: actor:ada → actor:ada-lind",
        f"actor:ada is now actor:ada-lind: 5 references in 1 file rewritten, {FORMER}",
    ]
    assert typed(project, "check").code == 0


def test_many_references_are_told_by_file(tmp_path: Path) -> None:
    files = {f"events/e-{n}": f"{EVENT}\n===\n[[ada]] [[ada]]" for n in range(16)}
    told = rename(project_of(tmp_path, files), "ada", "ada-lind")[1].splitlines()
    assert told[1] == "content/events/e-0.md: 2 references"
    assert told[-1].startswith("actor:ada is now actor:ada-lind: 32 references in 16 files")
    assert len(told) == 18


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    project = project_of(tmp_path, PROJECT)
    before = texts(project)
    code, told = rename(project, "ada", "ada-lind", "--dry-run")
    assert code == 0
    assert "speaker: ada → ada-lind" in told
    assert told.endswith("dry run: nothing was written\n")
    assert texts(project) == before


def test_a_record_may_get_back_an_id_it_had(tmp_path: Path) -> None:
    project = project_of(tmp_path, PROJECT)
    before = texts(project)
    rename(project, "ada", "ada-lind")
    assert rename(project, "ada", "ada-lind") == (
        1,
        "chronicle rename: actor:ada-lind has this id already; give another one\n",
    )
    assert rename(project, "ada-lind", "ada")[0] == 0
    after = texts(project)
    assert after["actors/ada"] == "---\nname: Ada Lind\nkind: person\nformer_ids: [ada-lind]\n---\n"
    rename(project, "ada", "ada-lind")
    rename(project, "ada-lind", "ada")
    assert texts(project) == after
    assert before.keys() == after.keys()


def test_a_reference_that_two_records_could_claim_gets_its_kind(tmp_path: Path) -> None:
    files = {**PROJECT, "places/port": "name: Port", "events/y": f"{EVENT}\n===\n[[ada]] [[port]]"}
    project = project_of(tmp_path, files)
    assert rename(project, "ada", "port")[0] == 1  # [[port]] would mean two
    (project / "content/events/y.md").write_text(f"---\n{EVENT}\n---\n[[ada]] [[place:port]]")
    assert rename(project, "ada", "port")[0] == 0
    assert texts(project)["events/y"].endswith("[[actor:port]] [[place:port]]")
    assert "{actor: port, for" in texts(project)["events/x"]


def test_settings_are_not_ours_to_change_but_told(tmp_path: Path) -> None:
    project = project_of(tmp_path, PROJECT)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text() + "      parties: [norland]\n")
    before = settings.read_text()
    _, told = rename(project, "norland", "nordland")
    assert "mkdocs.yml: parties: write nordland instead of norland\n" in told
    assert settings.read_text() == before


def test_references_in_files_with_mistakes_are_rewritten_too(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"events/y": "title: T\nparticipants: [{actor: ada}]"})
    assert rename(project, "ada", "ada-lind")[0] == 0
    assert "{actor: ada-lind}" in texts(project)["events/y"]


@pytest.mark.parametrize(
    ("files", "words", "message"),
    [
        ({}, ("ada", "Ada Lind"), "'Ada Lind' cannot be an id; write 'ada-lind'"),
        ({}, ("ada", "../x"), "'../x' cannot be an id; write 'x'"),
        ({}, ("ada", "_"), "'_' cannot be an id; use small letters"),
        ({}, ("ada", "mara"), "actor:mara is there already, as content/actors/mara.md; to make"),
        ({}, ("adda", "x"), "there is no record 'adda'; did you mean actor:ada?"),
        ({}, ("Lynd", "x"), "there is no record 'Lynd'; did you mean actor:ada?"),
        ({}, ("zzzz", "x"), "there is no record 'zzzz'; try `chronicle find zzzz`"),
        ({"places/ada": "name: X"}, ("ada", "x"), "'ada' names 2 records; write actor:ada or"),
        ({"places/b": "nme: X"}, ("b", "x"), "content/places/b.md has mistakes; mend them first"),
        (
            {"actors/b": "name: B\nkind: state\nformer_ids: [c]"},
            ("ada", "c"),
            "'c' is a former id of content/actors/b.md; an id is never used for two records",
        ),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_refused_with_the_remedy(
    tmp_path: Path, files: dict[str, str], words: tuple[str, str], message: str
) -> None:
    project = project_of(tmp_path, files)
    before = texts(project)
    code, told = rename(project, *words)
    assert (code, told.startswith(f"chronicle rename: {message}")) == (1, True), told
    assert texts(project) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [open", "error[yaml-syntax]"),
        (f"{EVENT}\nparticipants: [{{actor: >-\n  ada}}]", "error["),
        (f"{EVENT}\nclaims:\n  - speaker: >-\n      ada", "error[edit-style]: speaker: on several"),
    ],
)
def test_files_that_could_hide_a_reference_forbid_it(
    tmp_path: Path, text: str, message: str
) -> None:
    project = project_of(tmp_path, {"events/x": text})
    before = texts(project)
    code, told = rename(project, "ada", "ada-lind")
    assert code == 1
    assert message in told
    assert told.endswith("nothing was changed: mend these first\n")
    assert texts(project) == before


def test_a_record_is_named_by_id_kind_file_or_name(tmp_path: Path) -> None:
    content = content_of(tmp_path, {})
    for name in ("ada", "actor:ada", "actors:ada", "content/actors/ada.md", "Ada Lind", "ada lind"):
        plan = plan_rename(content, Settings("T"), name, "x", TODAY)
        assert not isinstance(plan, Refused)
        assert plan.old.id == "ada"


def test_any_record_of_a_chronicle_can_be_renamed_and_nothing_else_changes(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    settings, _ = project_settings(project)
    assert settings is not None
    content = read_content(project, settings.docs_dir)
    for key, record in content.chronicle.records.items():
        new = f"{key.id}-too" if key.kind != "source" else f"{key.id[:-1]}z"
        plan = plan_rename(content, settings, record.path, new, TODAY)
        assert not isinstance(plan, Refused)
        assert plan.problems == ()
        (moved,) = (change for change in plan.changes if change.moved_from)
        assert moved.path == record.path.replace(f"/{key.id}.md", f"/{new}.md")
        for change in plan.changes:
            # All that a reader of the files sees change is the id.
            before, after = (change.before or b"").decode(), (change.after or b"").decode()
            after = re.sub(rf"^former_ids: \[{key.id}\]\n", "", after, flags=re.MULTILINE)
            after = re.sub(rf"^(former_ids: .*), {key.id}\]$", r"\1]", after, flags=re.MULTILINE)
            assert after.replace(new, key.id) == before
