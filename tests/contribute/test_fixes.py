"""What has one remedy is put right at its place; what may mean two things is left."""

from pathlib import Path

import pytest
from contents import content_of, texts
from editions import EVENT

from chronicle.contribute.changes import write_changes
from chronicle.contribute.fixes import fix_content

WORLD = {
    "places/kyiv": "name: Kyiv\naliases: [Kiev]\nonly_quoted: [Kiew]\nnames: {uk: Київ}",
    "places/havn": "name: Havn\nformer_ids: [old-havn]",
    "issues/havn": "title: Havn",
    "actors/erd": "name: Recep Erdoğan\nkind: person\naliases: [Erdogan, The Wire]",
    "actors/ann-lee": "name: Ann Lee\nkind: person\naliases: [Lee]",
    "actors/bob-lee": "name: Bob Lee\nkind: person\naliases: [Lee]",
    "actors/norland": "name: Norland\nkind: state",
    "outlets/wire": "name: Northern Wire\naliases: [The Wire]",
    "sources/s": "outlet: wire\nurl: https://wire.example/s\npublished: 2026-05-11",
}


def fixed(folder: Path, text: str) -> tuple[str, list[str]]:
    """The event with these lines after fixing, and what was told."""
    content = content_of(folder, {"events/x": text}, WORLD)
    changes, fixes = fix_content(content)
    assert write_changes(folder, "content", changes) == ()
    return texts(folder)["events/x"], [f"{fix.key}: {fix.found} → {fix.now}" for fix in fixes]


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("places: [Kiev]", "places: [kyiv]"),
        ('places: ["Kiev", Київ] # two', "places: [kyiv, kyiv] # two"),
        ("places: [Kiew]", "places: [kyiv]"),
        ("places: [Kyiv]", "places: [kyiv]"),
        ("places: [old-havn]", "places: [havn]"),
        ("participants: [{actor: Erdogan}]", "participants: [{actor: erd}]"),
        ("participants: [{actor: recep erdoğan}]", "participants: [{actor: erd}]"),
        ("participants: [{actor: 'The Wire'}]", "participants: [{actor: erd}]"),
        ("participants: [{actor: Lee}]", "participants: [{actor: Lee}]"),
        ("participants: [{actor: nobody}]", "participants: [{actor: nobody}]"),
        ("participants: [{actor: norland}]", "participants: [{actor: norland}]"),
        ("claims: [{to: [press, Erdogan]}]", "claims: [{to: [press, erd]}]"),
        ("claims: [{to: [The Wire]}]", "claims: [{to: [The Wire]}]"),
        ("claims: [{made: 16 May 2026}]", "claims: [{made: 2026-05-16}]"),
        ("claims: [{made: 5/6/2026}]", "claims: [{made: 5/6/2026}]"),
        ("time_words: 16 May 2026", "time_words: 16 May 2026"),
    ],
)
def test_names_become_ids_and_dates_edtf(tmp_path: Path, line: str, after: str) -> None:
    text, told = fixed(tmp_path, f"{EVENT}\n{line}")
    assert text == f"---\n{EVENT}\n{after}\n---\n"
    assert bool(told) == (line != after)


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("In [[Kiev]].", "In [[kyiv|Kiev]]."),
        ("In [[Kiew]].", "In [[kyiv]]."),
        ("In [[Kiev|the city]].", "In [[kyiv|the city]]."),
        ("In [[place:Kiev]].", "In [[kyiv|Kiev]]."),
        ("In [[old-havn]].", "In [[place:havn]]."),
        ("In [[place:havn]].", "In [[place:havn]]."),
        ("In [[havn]].", "In [[havn]]."),
        ("| a | [[Kiev]] |\n|---|---|\n", "| a | [[kyiv]] |\n|---|---|\n"),
        ("`[[Kiev]]`", "`[[Kiev]]`"),
    ],
)
def test_links_in_texts_keep_the_words_that_were_written(
    tmp_path: Path, body: str, after: str
) -> None:
    text, _ = fixed(tmp_path, f"{EVENT}\n===\n{body}")
    assert text == f"---\n{EVENT}\n---\n{after}"


def test_each_fix_tells_what_stood_where(tmp_path: Path) -> None:
    content = content_of(tmp_path, {"events/x": f"{EVENT}\nplaces: [Kiev]"}, WORLD)
    (fix,) = fix_content(content)[1]
    assert str(fix) == "content/events/x.md:5:10: fixed: places: 'Kiev' is now 'kyiv'"


def test_only_the_files_asked_for_are_fixed(tmp_path: Path) -> None:
    content = content_of(tmp_path, {"events/x": f"{EVENT}\nplaces: [Kiev]"}, WORLD)
    assert fix_content(content, {"content/events/y.md"}) == ((), ())
    assert len(fix_content(content, {"content/events/x.md"})[1]) == 1
