"""Proposals that answer or replace each other stand in one chain, wherever one enters it."""

from editions import viewer

from chronicle.views.chain import chain
from chronicle.views.viewer import Viewer

FRONT = "title: {name}\nproposers: [norland]\nsources: [s]\ntabled: 2026-05-{day}"


def look_at() -> Viewer:
    files = {
        "proposals/a": FRONT.format(name="A", day="01"),
        "proposals/b": FRONT.format(name="B", day="02") + "\ncounters: a",
        "proposals/c": FRONT.format(name="C", day="03") + "\ncounters: a\nsupersedes: b",
        "proposals/d": FRONT.format(name="D", day="04"),
    }
    return viewer(files)


def steps(id_: str) -> list[tuple[str, list[str], str, bool]]:
    look = look_at()
    proposal = next(one for one in look.chronicle.of_kind["proposal"] if one.id == id_)
    return [
        (
            step.proposal.label,
            [f"{tie.words} {tie.target.label}" for tie in step.ties],
            step.mark.words,
            step.is_here,
        )
        for step in chain(look, proposal, "proposals/x.html")
    ]


def test_a_chain_is_the_same_from_each_of_its_proposals() -> None:
    assert steps("b") == [
        ("A", [], "Open", False),
        ("B", ["counters A"], "Superseded", True),
        ("C", ["counters A", "supersedes B"], "Open", False),
    ]
    assert [label for label, *_ in steps("a")] == [label for label, *_ in steps("c")]


def test_a_proposal_that_stands_alone_has_none() -> None:
    assert steps("d") == []
