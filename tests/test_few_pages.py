"""One new entry rewrites few pages, however many there are."""

from datetime import date, timedelta

import pytest
from editions import edition

from chronicle.making import inputs_of
from chronicle.pages import plan
from chronicle.settings import Settings

FOR_PROGRAMS = ("api/", "calendar/", "cards/", "data/", "feeds/", "sitemap")
FIRST = date(2024, 1, 3)
SETTINGS = Settings(
    "Test", site_url="https://a.example/", parties=("norland", "sudmark"), docs_dir="content"
)


def entry(number: int, when: date) -> dict[str, str]:
    """An event with its source, of a kind that makes its day a turning point."""
    step = f"{{as_of: {when}, status: held, date: {when}, source: s{number}}}"
    return {
        f"sources/s{number}": f"outlet: wire\nurl: unknown\ntitle: S{number}\npublished: {when}",
        f"events/e{number}": f"title: Round {number}\ndate: {when}\nkind: meeting\n"
        f"sources: [s{number}]\ntrack: t\nplaces: [p{number % 9}]\nissues: [i{number % 7}]\n"
        f"history: [{step}]\nparticipants: [{{actor: ada, for: norland}}]\nadded: {when}\n"
        f"claims: [{{id: c, speaker: mara, for: sudmark, says: Words {number}, stance: demands,\n"
        f"  source: s{number}, made: {when}, issues: [i{number % 7}],\n"
        f"  about: {{of: proposal:o{number % 5}}}}}]",
    }


def chronicle(entries: int) -> dict[str, str]:
    """A chronicle with an entry every four days, and proposals and agreements among them."""
    files = {"tracks/t": "title: T"}
    files |= {f"places/p{n}": f"name: Place {n}\nlat: {n}\nlon: {9 * n}" for n in range(9)}
    files |= {f"issues/i{n}": f"title: Issue {n}" for n in range(7)}
    for n in range(5):
        files[f"proposals/o{n}"] = (
            f"title: Offer {n}\nproposers: [norland]\naddressees: [sudmark]\nsources: [s{n}]\n"
            f"tabled: {FIRST + timedelta(days=40 * n)}\nterms: [{{issue: i{n}, text: Text {n}}}]\n"
            f"deadline: {FIRST + timedelta(days=100 * n)}"
        )
    files["agreements/a"] = (
        f"title: A\nstage: partial\nsources: [s1]\nsigned: {FIRST}\ncommitments:\n"
        "  - {id: x, by: [norland], what: X, quantity: 9, due: 2024-05-01}"
    )
    for n in range(entries):
        files |= entry(n, FIRST + timedelta(days=4 * n))
    return files


@pytest.mark.parametrize("entries", [60, 150])
def test_a_new_newest_entry_rewrites_few_pages(entries: int) -> None:
    before = chronicle(entries)
    newest = FIRST + timedelta(days=4 * entries)
    after = before | entry(entries, newest)
    old, new = (
        {page.path: inputs_of(page) for page in plan(edition(files, SETTINGS))}
        for files in (before, after)
    )
    changed = sorted(path for path in new if new[path] != old.get(path))
    for_programs = [path for path in changed if path.startswith(FOR_PROGRAMS)]
    # Its own, lists of its month, tables of its year; feeds and calendars of those it names.
    assert len(for_programs) <= 32, for_programs
    changed = [path for path in changed if path not in for_programs]
    # Itself, its source and its day; the lists it stands in; those it names; what speaks as of now.
    # As many among 150 entries as among 60.
    assert len(changed) <= 36, changed
    assert len([path for path in changed if path.startswith("events/")]) <= 3, changed
    assert len([path for path in changed if path.startswith("positions/")]) <= 2, changed
    assert len([path for path in changed if path.startswith("known/")]) <= 1, changed
    assert set(old) <= set(new)


@pytest.mark.parametrize("entries", [1026, 1092], ids=["in spring", "in December"])
def test_an_entry_of_six_lines_writes_at_most_forty_files_among_a_thousand(entries: int) -> None:
    before = chronicle(entries)
    day = FIRST + timedelta(days=4 * entries)
    after = before | {
        "sources/new": f"outlet: herald\nurl: unknown\ntitle: New\npublished: {day}",
        "events/new": f"title: New\ndate: {day}\nkind: statement\nsources: [new]\n"
        f"places: [p1]\nparticipants: [{{actor: ada, for: norland}}]\nadded: {day}",
    }
    today = day + timedelta(days=30)
    old, new = (
        {page.path: inputs_of(page) for page in plan(edition(files, SETTINGS, today))}
        for files in (before, after)
    )
    changed = sorted(path for path in new if new[path] != old.get(path))
    assert {"events/new.html", "api/v1/events/new.json", "cards/new.png"} < set(changed)
    assert len(changed) <= 40, changed
