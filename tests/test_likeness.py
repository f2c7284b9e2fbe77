"""Two records compared: what makes them alike, what keeps them apart, and the words for it."""

import pytest

from chronicle.body import Body
from chronicle.likeness import (
    LIKELY,
    POSSIBLE,
    Happening,
    compare_actors,
    compare_events,
    compare_names,
    happening_of,
    places_around,
    told_apart,
)
from chronicle.model import (
    Actor,
    ActorKind,
    Event,
    EventKind,
    Key,
    PlaceRecord,
    Post,
    RecordId,
    Ref,
    Relation,
    RelationKind,
    Wikidata,
)
from chronicle.problems import Place
from chronicle.when import When, parse_when

HERE = Place("x.md")
NOTHING = Body()


def when(text: str) -> When:
    found = parse_when(text)
    assert isinstance(found, When)
    return found


def happening(
    date: str = "2025-05-11",
    title: str = "Norland offers Sudmark direct talks",
    kind: EventKind = "proposal",
    who: str = "ada-holm norland",
    where: str = "",
) -> Happening:
    return Happening(
        title, when(date), kind, frozenset(who.split()), frozenset(where.split()), frozenset()
    )


RECORDED = happening()


@pytest.mark.parametrize(
    "other",
    [
        happening(title="Holm offers direct talks to Sudmark after truce demand"),
        happening(date="2025-05-11T21:15+03:00", title="Norland: direct talks offered"),
        happening(who="ada-holm", title="Sudmark is offered direct talks by Norland"),
    ],
    ids=["headline of another outlet", "with the minute", "fewer who took part"],
)
def test_one_happening_told_twice_is_likely_one(other: Happening) -> None:
    assert compare_events(RECORDED, other).score >= LIKELY


@pytest.mark.parametrize(
    "other",
    [
        happening(date="2025-05-12"),
        happening(date="2025-05"),
        happening(who="", title="Norland makes an offer of direct talks"),
    ],
    ids=["a day apart", "only the month", "nobody named"],
)
def test_what_may_be_one_is_shown_to_a_person(other: Happening) -> None:
    assert POSSIBLE <= compare_events(RECORDED, other).score < 0.95


@pytest.mark.parametrize(
    "other",
    [
        happening(date="2025-05-14"),
        happening(date="2025-06"),
        happening(kind="call", who="ada-holm tomas-verelin", title="Holm telephones Verelin"),
        happening(who="lena-marsh westia", title="Westia welcomes what was offered", kind="other"),
    ],
    ids=["days apart", "another month", "another act of one person", "somebody else that day"],
)
def test_other_happenings_are_not_offered(other: Happening) -> None:
    assert compare_events(RECORDED, other).score < POSSIBLE


def test_days_that_cannot_be_the_same_outweigh_all_the_rest() -> None:
    found = compare_events(RECORDED, happening(date="2025-05-21"))
    assert found.score == 0
    assert found.parts[0].reason == "10 days apart"


def test_the_less_exactly_a_date_is_known_the_less_it_says() -> None:
    scores = [
        compare_events(RECORDED, happening(date=date)).score
        for date in ("2025-05-11", "2025-05-10/2025-05-12", "2025-05", "2025", "2026")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_an_uncertain_date_may_be_some_days_off() -> None:
    assert compare_events(RECORDED, happening(date="2025-05-13~")).score > 0
    assert compare_events(RECORDED, happening(date="2025-05-13")).score == 0


def test_an_open_interval_reaches_what_comes_later() -> None:
    assert compare_events(RECORDED, happening(date="2025-05-01/..")).score > 0
    assert compare_events(RECORDED, happening(date="2025-06-01/..")).score == 0


def test_the_order_of_the_two_does_not_matter() -> None:
    other = happening(date="2025-05", who="ada-holm", where="havn", title="Talks in Havn")
    assert compare_events(RECORDED, other).score == compare_events(other, RECORDED).score


def test_a_likeness_says_what_speaks_for_it() -> None:
    told = str(compare_events(RECORDED, happening(where="havn")))
    assert told == (
        "0.89: same day; participants 2 of 2; title: direct, norland, offer, sudmark; both proposal"
    )


def test_weights_are_shares_of_one() -> None:
    assert sum(part.weight for part in compare_events(RECORDED, RECORDED).parts) == pytest.approx(1)


def record(id_: str) -> tuple[RecordId, str]:
    return RecordId(id_), f"content/{id_}.md"


def place(id_: str, part_of: str = "") -> PlaceRecord:
    ref = Ref("", part_of, HERE) if part_of else None
    return PlaceRecord(id=RecordId(id_), path="", body=NOTHING, keys=(), name=id_, part_of=ref)


def test_a_place_stands_for_all_it_lies_in_and_circles_end() -> None:
    records = [place("hall", "town"), place("town", "land"), place("land", "hall")]
    known = {one.key: one for one in records}
    assert places_around(["hall"], known) == {"hall", "town", "land"}
    assert places_around(["elsewhere"], known) == {"elsewhere"}


def event(id_: str, *relations: tuple[RelationKind, str]) -> Event:
    return Event(
        id=RecordId(id_), path="", body=NOTHING, keys=(), title="Talks", date=when("2025-05-11"),
        sources=(),
        relations=tuple(
            Relation(place=HERE, relation=kind, target=Ref("", target, HERE))
            for kind, target in relations
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (event("a", ("distinct-from", "b")), event("b"), "distinct-from"),
        (event("a"), event("b", ("distinct-from", "a")), "distinct-from"),
        (event("a", ("follows", "b")), event("b"), "follows"),
        (event("a", ("distinct-from", "c")), event("b"), ""),
        (event("a"), event("b"), ""),
    ],
)
def test_what_an_editor_has_told_apart_is_remembered(one: Event, other: Event, found: str) -> None:
    assert told_apart(one, other) == found


def test_an_event_in_which_nobody_takes_part_is_known_by_nobody() -> None:
    found = happening_of(event("a"), {Key("event", RecordId("a")): event("a")})
    assert found == Happening("Talks", when("2025-05-11"))


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Zelensky", "Zelenskyy", 1, 1),
        ("Volodymyr Zelenskyi", "Vladimir Zelensky", 0.9, 1),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan", 0.9, 1),
        ("Yuliia Svyrydenko", "Yulia Svyrydenko", 1, 1),
        ("Mohammed bin Salman", "Muhammad bin Salman", 0.9, 1),
        ("Xi Jinping", "Jinping Xi", 0.9, 1),
        ("Joe Biden", "Joseph Biden", 0.9, 1),
        ("Sir Keir Starmer", "Keir Starmer", 0.9, 1),
        ("V. Putin", "Vladimir Putin", 0.8, 0.9),
        ("Hakan Fidan", "Fidan", 0.6, 0.7),
        ("Donald Trump", "Donald Tusk", 0, 0.1),
        ("Donald Trump", "Melania Trump", 0, 0.3),
        ("D. Trump", "Melania Trump", 0, 0),
        ("Hakan Fidan", "Hasan Findik", 0, 0.5),
        ("", "Fidan", 0, 0),
    ],
)
def test_names_of_people_agree_by_last_and_first(
    one: str, other: str, least: float, most: float
) -> None:
    assert least <= compare_names(one, other, person=True) <= most
    assert compare_names(one, other, person=True) == compare_names(other, one, person=True)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("River Commission", "Commission, River", True),
        ("Ministry of Defence", "Ministry of Defense", True),
        ("Ministry of Defence", "Ministry of Finance", False),
        ("Ukraine", "Ukrainian parliament", False),
    ],
)
def test_names_of_bodies_agree_nearly_whole(one: str, other: str, *, alike: bool) -> None:
    assert (compare_names(one, other) >= 0.85) == alike


def actor(name: str, kind: ActorKind = "person", wikidata: str = "", post: str = "") -> Actor:
    posts = (Post(place=HERE, post=post),) if post else ()
    return Actor(
        id=RecordId("x"), path="", body=NOTHING, keys=(), name=name, kind=kind,
        wikidata=Wikidata(wikidata), posts=posts,
    )  # fmt: skip


def test_wikidata_decides_where_both_have_it() -> None:
    one, other = actor("Ada Holm", wikidata="Q1"), actor("A. Holme", wikidata="Q1")
    assert compare_actors(one, other).score == 1
    assert compare_actors(one, actor("Ada Holm", wikidata="Q2")).score == 0
    assert compare_actors(one, actor("Ada Holm")).score >= LIKELY


def test_actors_are_compared_by_name_post_and_kind() -> None:
    one = actor("Ada Holm", post="Prime Minister")
    assert str(compare_actors(one, actor("A. Holm", post="prime minister"))) == (
        "0.86: named Ada Holm and A. Holm; posts 1 of 1"
    )
    assert compare_actors(one, actor("Ada Holm", kind="body")).score == 0
    assert compare_actors(one, actor("Tomas Verelin", post="Prime Minister")).score == 0
