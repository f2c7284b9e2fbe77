"""Ids become links, links are turned round, and what leads nowhere is said."""

from collections.abc import Mapping

import pytest

from chronicle.frontmatter import read_document
from chronicle.graph import NO_MEMORY, Chronicle, Link, Linked, link
from chronicle.model import Key, Record
from chronicle.records import decode, key_of

ADA, NORLAND = Key("actor", "ada"), Key("actor", "norland")
TALKS, AFTER = Key("event", "talks"), Key("event", "after")
PORT_PLACE, PORT_ISSUE = Key("place", "port"), Key("issue", "port")

WORLD = {
    "actors/ada.md": "name: Ada North\nkind: person\nposts: [{post: envoy, of: norland}]",
    "actors/norland.md": "name: Norland\nkind: state",
    "outlets/wire.md": "name: North Wire",
    "sources/s.md": "outlet: wire\nurl: unknown",
    "places/port.md": "name: Port Alma",
    "issues/port.md": "title: The port",
    "events/talks.md": "title: Talks\ndate: 2025-05-16\nsources: [s]\n"
    "participants: [{actor: ada}]\nrelations: [{results-in: after}]",
    "events/after.md": "title: After\ndate: 2025-05-15\nsources: [s]",
}


def record(path: str, front: str, body: str = "") -> Record:
    where = f"content/{path}"
    document, problems = read_document(where, f"---\n{front}\n---\n{body}".encode())
    assert document is not None, problems
    key = key_of(where)
    assert isinstance(key, Key)
    found, problems = decode(document, key)
    assert found is not None, problems
    return found


def world(**changed: str) -> Chronicle:
    """The world with records replaced or added: name=front matter, `_` for `/`; body after ===."""
    texts = WORLD | {f"{name.replace('_', '/', 1)}.md": text for name, text in changed.items()}
    return link(record(path, *text.split("\n===\n")) for path, text in texts.items())


def told(chronicle: Chronicle) -> list[str]:
    return [str(problem).split(": ", 1)[1] for problem in chronicle.problems]


def test_every_link_works_both_ways() -> None:
    chronicle = world()
    assert chronicle.problems == ()
    assert chronicle.to(ADA) == (Link(TALKS, "participants.actor", "", ADA),)
    assert chronicle.to(NORLAND) == (Link(ADA, "posts.of", "", NORLAND),)
    assert chronicle.to(AFTER) == (Link(TALKS, "relations.target", "results-in", AFTER),)
    assert chronicle.to(ADA, "claims.speaker") == ()


def test_events_are_in_order_of_time_and_the_rest_by_label() -> None:
    chronicle = world()
    assert [event.id for event in chronicle.events] == ["after", "talks"]
    assert [actor.label for actor in chronicle.of_kind["actor"]] == ["Ada North", "Norland"]


def test_a_ref_that_leads_nowhere_is_told_with_the_nearest() -> None:
    chronicle = world(events_after=f"{WORLD['events/after.md']}\ntrack: x\nplaces: [prt]")
    assert told(chronicle) == [
        "error[ref-unknown]: [[x]]: no such record of kind track; add the record, or mend the id",
        "error[ref-unknown]: [[prt]]: no such record of kind place; did you mean [[port]]?",
    ]


def test_a_ref_to_a_broken_file_is_not_a_second_mistake() -> None:
    records = [record(path, text) for path, text in WORLD.items() if path != "actors/ada.md"]
    assert link(records, frozenset([ADA])).problems == ()
    assert link(records).problems != ()


def test_an_id_of_two_kinds_must_be_told_apart_in_prose() -> None:
    after = WORLD["events/after.md"]
    assert told(world(events_after=f"{after}\n===\nAt [[port]].")) == [
        "error[ref-ambiguous]: [[port]]: more than one record; [[place:port]] or [[issue:port]]"
    ]
    assert world(events_after=f"{after}\n===\nAt [[place:port]].").problems == ()


def test_a_typed_field_knows_its_kind() -> None:
    chronicle = world(events_after=f"{WORLD['events/after.md']}\nplaces: [port]\nissues: [port]")
    assert chronicle.problems == ()
    assert [link.role for link in chronicle.to(PORT_PLACE)] == ["places"]
    assert [link.role for link in chronicle.to(PORT_ISSUE)] == ["issues"]


def test_a_former_id_leads_to_the_record_and_asks_for_the_new_one() -> None:
    chronicle = world(
        actors_norland="name: Norland\nkind: state\nformer_ids: [north-land]",
        actors_ada="name: Ada North\nkind: person\nposts: [{post: envoy, of: north-land}]",
    )
    assert told(chronicle) == [
        "warning[ref-renamed]: [[north-land]]: now called norland; write norland"
    ]
    assert chronicle.to(NORLAND)[0].origin == ADA


def test_an_id_is_never_used_for_two_records() -> None:
    chronicle = world(actors_norland="name: Norland\nkind: state\nformer_ids: [ada]")
    (problem,) = told(chronicle)
    assert problem.startswith("error[id-taken]: former_ids: 'ada' belongs to content/actors/ada.md")


def test_names_in_prose_are_mentions() -> None:
    chronicle = world(
        events_after=f"{WORLD['events/after.md']}\n===\nAda North saw Port Alma. Ada North spoke."
    )
    assert chronicle.to(ADA, "text") == (Link(AFTER, "text", "", ADA),)
    assert chronicle.to(PORT_PLACE, "text") == (Link(AFTER, "text", "", PORT_PLACE),)
    html = chronicle.prose[AFTER].__html__()
    assert html.count('href="../actors/ada.html"') == 1


def test_a_withdrawn_record_is_in_no_list_and_links_to_nobody() -> None:
    gone = f"{WORLD['events/talks.md']}\nwithdrawn: {{date: 2025-06-01, reason: Wrong.}}"
    chronicle = world(events_talks=gone)
    assert [event.id for event in chronicle.events] == ["after"]
    assert chronicle.to(ADA) == ()
    assert TALKS in chronicle.records


# --- what was linked before ------------------------------------------------------------------

TEXTS = WORLD | {
    "pages/about.md": "title: About\n===\n"
    "Ada North of [[norland]] came to Port Alma, see [[talks]].",
}


def remembering(
    texts: Mapping[str, str], before: Linked, broken: tuple[Key, ...] = ()
) -> Chronicle:
    """These records linked with what is remembered of another time; a file is told by its text."""
    records = [record(path, *text.split("\n===\n")) for path, text in texts.items()]
    files = {f"content/{path}": text.encode() for path, text in texts.items()}
    return link(records, frozenset(broken), frozenset(), files, before)


def shown(chronicle: Chronicle) -> object:
    return (
        chronicle.outlinks,
        chronicle.backlinks,
        {key: chronicle.prose[key] for key in chronicle.records},
        chronicle.told,
        chronicle.problems,
    )


ABOUT = "pages/about.md"


@pytest.mark.parametrize(
    "changed",
    [
        {"actors/ada.md": "name: Ada South\nkind: person"},
        {"actors/ada.md": "name: Ada North\nkind: person\naliases: [Port Alma]"},
        {"actors/ada.md": None},
        {"actors/new.md": "name: Alma\nkind: person"},
        {"actors/new.md": "name: About\nkind: person\naliases: [came to]"},
        {"places/talks.md": "name: Talks Hall"},
        {"events/talks.md": "title: Other talks\ndate: 2025-05-16\nsources: [s]"},
        {"events/renamed.md": "title: T\ndate: 2025-05-16\nsources: [s]\nformer_ids: [norland]"},
        {"outlets/wire.md": "name: South Wire"},
        {ABOUT: "title: About\n===\nNobody came."},
    ],
)
def test_what_is_remembered_of_links_makes_no_difference(changed: dict[str, str | None]) -> None:
    then = remembering(TEXTS, NO_MEMORY)
    texts = {path: text for path, text in (TEXTS | changed).items() if text is not None}
    now = remembering(texts, then.linked)
    assert shown(now) == shown(remembering(texts, NO_MEMORY))
    back = remembering(TEXTS, now.linked)
    assert shown(back) == shown(then)


def test_records_out_of_reach_of_a_change_are_not_linked_again() -> None:
    then = remembering(TEXTS, NO_MEMORY)
    now = remembering(TEXTS | {"events/after.md": WORLD["events/after.md"] + "\n"}, then.linked)
    kept = {
        path
        for path in then.linked.records
        if now.linked.records[path] is then.linked.records[path]
    }
    assert kept == {f"content/{path}" for path in TEXTS} - {"content/events/after.md"}


def test_a_ref_to_a_broken_file_that_is_removed_is_told() -> None:
    texts = {path: text for path, text in TEXTS.items() if path != "actors/norland.md"}
    then = remembering(texts, NO_MEMORY, (NORLAND,))
    assert then.problems == ()
    now = remembering(texts, then.linked)
    assert now.problems == remembering(texts, NO_MEMORY).problems != ()
