"""The picture of relations: who is in it, how it reads, and when there is none."""

from editions import EVENT, viewer

from chronicle.model import Key
from chronicle.views.web import Web, reach, web

PROPOSAL = "title: Truce\nproposers: [norland]\ntabled: 2026-05-10\nsources: [s]"


def row(number: int) -> dict[str, str]:
    """That many events, each a day after the one it follows."""
    return {
        f"events/e{n:02}": f"title: Talks {n}\ndate: 2026-05-{n + 1:02}\nsources: [s]"
        + (f"\nrelations: [follows: e{n - 1:02}]" if n else "")
        for n in range(number)
    }


def drawn(files: dict[str, str], key: Key) -> Web:
    look = viewer(files)
    found = web(look, look.chronicle.records[key], f"events/{key.id}.html")
    assert found is not None
    return found


def test_every_arrow_reads_from_the_earlier_record_to_the_later() -> None:
    files = {
        "events/one": EVENT,
        "proposals/p": f"{PROPOSAL}\nevent: one",
        "events/two": "title: No\ndate: 2026-05-12\nsources: [s]\nrelations: [responds-to: p]",
        "events/three": "title: So\ndate: 2026-05-13\nsources: [s]\nrelations: [follows: two]",
    }
    said = [
        (one.earlier.label, one.words, one.later.label)
        for one in drawn(files, Key("event", "one")).sayings
    ]
    assert said == [
        ("Talks", "tabled here", "Truce"),
        ("Truce", "answered by", "No"),
        ("No", "followed by", "So"),
    ]


def test_there_is_none_where_the_list_of_relations_says_it_all() -> None:
    look = viewer(row(3))
    assert web(look, look.chronicle.records[Key("event", "e00")], "events/e00.html") is None
    assert web(look, look.chronicle.records[Key("event", "e01")], "events/e01.html") is None
    alone = viewer({"events/one": EVENT})
    assert reach(alone, Key("event", "one")) == ((), False)


def test_two_records_beyond_the_neighbours_are_enough() -> None:
    assert [box.lines for box in drawn(row(4), Key("event", "e00")).boxes] == [
        (f"Talks {n}",) for n in range(4)
    ]


def test_the_nearest_are_shown_and_the_page_says_that_there_are_more() -> None:
    found = drawn(row(9), Key("event", "e04"))
    assert [box.lines[0] for box in found.boxes] == [f"Talks {n}" for n in range(1, 8)]
    assert found.is_part
    assert [box.lines[0] for box in found.boxes if box.is_here] == ["Talks 4"]
    assert not drawn(row(7), Key("event", "e03")).is_part


def test_there_are_at_most_a_dozen_boxes() -> None:
    files = row(3)
    for n in range(20):
        files[f"events/x{n:02}"] = f"{EVENT}\nrelations: [follows: e01]"
    found = drawn(files, Key("event", "e00"))
    assert len(found.boxes) == 12
    assert found.is_part


def test_long_labels_are_cut_and_kept_whole_for_those_who_ask() -> None:
    files = row(4)
    label = "Delegations of the sixteen riparian municipalities"
    files["events/e01"] = files["events/e01"].replace("Talks 1", label)
    box = drawn(files, Key("event", "e00")).boxes[1]
    assert box.lines == ("Delegations of the", "sixteen riparian mun…")
    assert box.whole == label


def test_what_was_called_off_says_so() -> None:
    files = row(4)
    files["events/e02"] += "\nstatus: cancelled"
    box = drawn(files, Key("event", "e00")).boxes[2]
    assert (box.head, box.is_off) == ("3\N{NO-BREAK SPACE}May 2026 · Cancelled", True)
