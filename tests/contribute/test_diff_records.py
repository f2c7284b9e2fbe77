"""What became of records is told in words that an editor can act on."""

import pytest
from editions import EVENT, edition

from chronicle.contribute.diff.records import record_changes
from chronicle.contribute.diff.words import plain

CLAIM = "{{id: {}, speaker: ada, says: {}, source: s{}}}"


def told(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Every change as one line, its own lines indented."""
    lines = []
    for change in record_changes(edition(before).chronicle, edition(after).chronicle):
        lines.append(f"{change.what} {change.key}")
        lines.extend(f"  {plain(line)}" for line in change.lines)
    return lines


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            "date: 2026-05-10",
            "date: 2026-05-11",
            "date moved one day later: 2026-05-10 → 2026-05-11",
        ),
        (
            "date: 2026-05-10",
            "date: 2026-05-07",
            "date moved 3 days earlier: 2026-05-10 → 2026-05-07",
        ),
        ("date: 2026-05", "date: 2026-05-10", "date is more exact: 2026-05 → 2026-05-10"),
        ("date: 2026-05-10", "date: 2026-05", "date is less exact: 2026-05-10 → 2026-05"),
        ("date: 2026-05", "date: 2026-07", "date: 2026-05 → 2026-07"),
        (
            "date: 2026-05-10",
            "date: 2026-05-10T10:00Z",
            "date, same day: 2026-05-10 → 2026-05-10T10:00Z",
        ),
        ("status: scheduled", "status: held", "status: scheduled → held"),
        ("", "time_words: early", "time_words is now early"),
        ("time_words: early", "", "time_words early is taken out"),
        ("", "places: [p, q]", "places: new: p|places: new: q"),
        ("places: [p, q]", "places: [q]", "places: taken out: p"),
        ("places: [p, q]", "places: [q, p]", "places: in another order, or not twice any more"),
        (
            "participants: [{actor: ada}]",
            "participants: [{actor: ada, role: host}]",
            "participants: ada: role is now host",
        ),
        ("", "relations: [{follows: y}]", "relations: new: follows y"),
        (
            "",
            "history: [{as_of: 2026-05-01, status: proposed}]",
            "history: new: 2026-05-01 proposed",
        ),
        (
            "",
            "withdrawn: {date: 2026-06-01, reason: never took place}",
            "withdrawn: never took place",
        ),
    ],
)
def test_a_field_that_differs_is_told(before: str, after: str, words: str) -> None:
    def files(lines: str) -> dict[str, str]:
        event = EVENT.replace("date: 2026-05-10", "") if "date: 2026-05" in lines[:13] else EVENT
        return {
            "events/x": f"{event}\n{lines}",
            "events/y": EVENT,
            "places/p": "name: Pone",
            "places/q": "name: Qone",
        }

    what = "withdrawn" if "withdrawn" in after else "changed"
    assert told(files(before), files(after)) == [
        f"{what} event:x",
        *(f"  {line}" for line in words.split("|")),
    ]


def claims(*written: str) -> dict[str, str]:
    listed = "".join(f"\n  - {one}" for one in written)
    return {"events/x": EVENT + (f"\nclaims:{listed}" if listed else "")}


A, B = CLAIM.format("a", "x", ""), CLAIM.format("b", "y", ", stance: denies")
LONG = CLAIM.format("l", "z", ", about: {field: length, value: PT1H}")
SHORT = CLAIM.format("s", "z", ", about: {field: length, value: PT2H}")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([], [A], ["1 new claim"]),
        ([], [A, B], ["2 new claims, 1 contradicts"]),
        ([LONG], [LONG, SHORT], ["1 new claim, 1 contradicts"]),
        ([A], [A, LONG], ["1 new claim"]),
        ([A], [], ["claim a is taken out"]),
        ([A], [A.replace("says: x", "says: w")], ["claim a: says: x → w"]),
        (
            [A],
            [A.replace("says: x", "quote: x").replace("ada", "mara")],
            ["claim a: speaker: ada → mara; quote is now x; says x is taken out"],
        ),
    ],
)
def test_claims_are_counted_and_changes_told_by_id(
    before: list[str], after: list[str], words: list[str]
) -> None:
    assert told(claims(*before), claims(*after)) == [
        "changed event:x",
        *(f"  {line}" for line in words),
    ]


def test_new_and_removed_records_are_told() -> None:
    files = {"events/x": EVENT, "places/p": "name: Pone"}
    assert told({}, files) == [
        "new event:x",
        "  date: 2026-05-10",
        "  status: held",
        "new place:p",
    ]
    assert told(files, {}) == [
        "removed event:x",
        "  its address leads nowhere now; withdraw it instead",
        "removed place:p",
        "  its address leads nowhere now; withdraw it instead",
    ]


def test_a_rename_is_one_change_and_those_who_refer_to_it_have_none() -> None:
    event = f"{EVENT}\nplaces: [{{}}]\n===\nIn [[{{}}]]."
    before = {"places/p": "name: Pone", "events/x": event.format("p", "p")}
    after = {"places/q": "name: Pone\nformer_ids: [p]", "events/x": event.format("q", "p")}
    assert told(before, after) == ["renamed place:q", "  was place:p"]


def test_a_merge_is_told_once() -> None:
    before = {"places/p": "name: Pone", "places/q": "name: Qone"}
    after = {"places/q": "name: Qone\nformer_ids: [p]"}
    assert told(before, after) == ["merged place:p", "  is now a part of place:q"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("One two.", "One two three.", "text: 2 words added, 1 word taken out"),
        ("", "One two.", "text: 2 words added"),
        ("See [[ada]].", "See [[mara]].", "text: 1 word added, 1 word taken out"),
        ("One\ntwo.", "One two.", ""),
    ],
)
def test_texts_are_compared_by_words(before: str, after: str, words: str) -> None:
    found = told({"events/x": f"{EVENT}\n===\n{before}"}, {"events/x": f"{EVENT}\n===\n{after}"})
    assert found == (["changed event:x", f"  {words}"] if words else [])


def test_what_is_only_written_otherwise_is_no_change() -> None:
    before = {"events/x": f"{EVENT}\nplaces: [p] # here", "places/p": "name: Pone"}
    after = {"events/x": f"places:\n- 'p'\n{EVENT}", "places/p": '\nname:   "Pone"'}
    assert told(before, after) == []
