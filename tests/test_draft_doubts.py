"""The doubts of a draft: at which field each stands, and what each decision changes."""

from collections.abc import Callable

import pytest

from chronicle.contribute.doubts import (
    Doubt,
    accepted,
    counting,
    doubts_in,
    dropped,
    edited,
    is_added,
    new_mistakes,
    what_goes,
)

PATH = "drafts/events/2025/2025-05-11-talks.md"
DRAFT = """---
title: Talks offered  # ? the article's words
date: 2025-05-15  # ? Thursday; it may also be 2025-05-08
sources: [2025-05-11-wire-talks]
kind: proposal  # offered: proposal
places: [havn]  # ? in which place
participants:
  # ? did she take part
  - {actor: ada-holm, for: norland}
  - actor: tomas-verelin  # ? and he
relations:
  # ? is it the same
  - follows: 2025-05-10-demand
claims:
  - id: holm-1
    speaker: {described_as: someone}  # ? who said it
    to: [reporters]
    quote: We are ready, she said
    source: 2025-05-11-wire-talks
  - id: verelin-1
    speaker: tomas-verelin
    says: "We: ready"  # ? say it in your own words
    via:
      # ? no record
      - {vague: media}
    source: 2025-05-11-wire-talks
# ? is that all
added: 2025-05-12T08:00Z
---
Text with # ? no doubt.
"""
DATA = DRAFT.encode()


def test_each_doubt_stands_at_its_field() -> None:
    assert [(doubt.key, doubt.question) for doubt in doubts_in(PATH, DATA)] == [
        ("title", "the article's words"),
        ("date", "Thursday; it may also be 2025-05-08"),
        ("places", "in which place"),
        ("participants/0", "did she take part"),
        ("participants/1/actor", "and he"),
        ("relations/0", "is it the same"),
        ("claims/holm-1/speaker", "who said it"),
        ("claims/verelin-1/says", "say it in your own words"),
        ("claims/verelin-1/via/0", "no record"),
        ("added", "is that all"),
    ]


def change(before: bytes, after: bytes | None) -> list[str]:
    """What a decision took (-) and put (+), line by line."""
    assert after is not None
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return [
        *(f"- {line}" for line in old if line not in new),
        *(f"+ {line}" for line in new if line not in old),
    ]


def doubt(key: str) -> tuple[bytes, int]:
    return DATA, [one.key for one in doubts_in(PATH, DATA)].index(key)


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("title", ["- title: Talks offered  # ? the article's words", "+ title: Talks offered"]),
        ("relations/0", ["-   # ? is it the same"]),
        ("added", ["- # ? is that all"]),
    ],
)
def test_to_accept_takes_the_question_away_and_nothing_else(key: str, changed: list[str]) -> None:
    data, number = doubt(key)
    assert change(data, accepted(data, doubts_in(PATH, data)[number])) == changed


@pytest.mark.parametrize(
    ("key", "answer", "changed"),
    [
        ("date", "2025-05-08",
         ["- date: 2025-05-15  # ? Thursday; it may also be 2025-05-08", "+ date: 2025-05-08"]),
        ("title", "Norland: talks # now",
         ["- title: Talks offered  # ? the article's words", '+ title: "Norland: talks # now"']),
        ("places", "[havn, midhaven]",
         ["- places: [havn]  # ? in which place", "+ places: [havn, midhaven]"]),
        ("claims/holm-1/speaker", "ada-holm",
         ["-     speaker: {described_as: someone}  # ? who said it", "+     speaker: ada-holm"]),
        ("claims/holm-1/speaker", "{described_as: an official}",
         ["-     speaker: {described_as: someone}  # ? who said it",
          "+     speaker: {described_as: an official}"]),
        ("participants/0", "{actor: lena-marsh}",
         ["-   # ? did she take part", "-   - {actor: ada-holm, for: norland}",
          "+   - actor: lena-marsh"]),
        ("participants/1/actor", "ada-holm",
         ["-   - actor: tomas-verelin  # ? and he", "+   - actor: ada-holm"]),
        ("claims/verelin-1/via/0", "channel-nine",
         ["-       # ? no record", "-       - {vague: media}", "+       - channel-nine"]),
    ],
)  # fmt: skip
def test_to_edit_puts_another_value_there(key: str, answer: str, changed: list[str]) -> None:
    data, number = doubt(key)
    after = edited(data, doubts_in(PATH, data)[number], answer)
    assert change(data, after) == changed
    assert key not in [one.key for one in doubts_in(PATH, after)]


@pytest.mark.parametrize(
    ("key", "goes", "changed"),
    [
        ("places", "places", ["- places: [havn]  # ? in which place"]),
        ("participants/0", "participants/0",
         ["-   # ? did she take part", "-   - {actor: ada-holm, for: norland}"]),
        ("participants/1/actor", "participants/1/actor",
         ["-   - actor: tomas-verelin  # ? and he"]),
        ("relations/0", "relations/0",
         ["- relations:", "-   # ? is it the same", "-   - follows: 2025-05-10-demand"]),
        ("claims/verelin-1/via/0", "claims/verelin-1/via/0",
         ["-     via:", "-       # ? no record", "-       - {vague: media}"]),
        ("claims/holm-1/speaker", "claims/holm-1",
         ["-   - id: holm-1", "-     speaker: {described_as: someone}  # ? who said it",
          "-     to: [reporters]", "-     quote: We are ready, she said"]),
    ],
)  # fmt: skip
def test_to_drop_takes_what_cannot_do_without_it(key: str, goes: str, changed: list[str]) -> None:
    data, number = doubt(key)
    one = doubts_in(PATH, data)[number]
    assert what_goes(one) == goes
    assert change(data, dropped(PATH, data, one)) == changed


@pytest.mark.parametrize("key", ["title", "date"])
def test_a_draft_cannot_do_without_its_title_or_date(key: str) -> None:
    data, number = doubt(key)
    assert dropped(PATH, data, doubts_in(PATH, data)[number]) is None


def drop(data: bytes, one: Doubt) -> bytes:
    return dropped(PATH, data, one) or accepted(data, one)


@pytest.mark.parametrize("decide", [accepted, drop])
def test_all_doubts_decided_one_by_one_leave_a_sound_draft(
    decide: Callable[[bytes, Doubt], bytes],
) -> None:
    data = DATA
    while left := doubts_in(PATH, data):
        data = decide(data, left[0])
        assert new_mistakes(PATH, DATA, data) == ()
        assert len(doubts_in(PATH, data)) < len(left)
    assert data.endswith(b"Text with # ? no doubt.\n")


def test_a_value_that_is_wrong_is_told() -> None:
    data, number = doubt("date")
    after = edited(data, doubts_in(PATH, data)[number], "2025-02-30")
    (problem,) = new_mistakes(PATH, data, after)
    assert problem.message.startswith("date: '2025-02-30' is no calendar date")


SAME = DATA.replace(b"follows: 2025-05-10-demand", b"same-as: 2025-05-11-recorded")


def test_whether_it_is_the_same_event_is_asked_first() -> None:
    assert counting(PATH, SAME)[0].key == "relations/0"
    assert len(counting(PATH, SAME)) == len(doubts_in(PATH, SAME))


def test_of_an_event_that_is_added_only_the_addition_counts() -> None:
    decided = SAME.replace(b"  # ? is it the same\n", b"")
    assert is_added(PATH, decided)
    assert [doubt.key for doubt in counting(PATH, decided)] == [
        "claims/holm-1/speaker",
        "claims/verelin-1/says",
        "claims/verelin-1/via/0",
    ]
    assert not is_added(PATH, DATA)
