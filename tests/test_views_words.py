"""Every word of the model has one on the page, and every mark has a drawing."""

import re
from typing import Any, get_args

import pytest

from chronicle import model
from chronicle.page import Verdict
from chronicle.template_files import default_templates
from chronicle.views import words


@pytest.mark.parametrize(
    ("table", "closed_set"),
    [
        (words.STATUS, model.Status),
        (words.STATUS_MEANING, model.Status),
        (words.EVENT_KIND, model.EventKind),
        (words.STANCE, model.Stance),
        (words.RELATION, model.RelationKind),
        (words.VERDICT, Verdict),
        (words.ACTOR_KIND, model.ActorKind),
        (words.ACTOR_KINDS, model.ActorKind),
        (words.SOURCE_KIND, model.SourceKind),
        (words.OWNERSHIP, model.Ownership),
        (words.STAGE, model.Stage),
        (words.CORRECTION, model.CorrectionKind),
        (words.KIND, model.Kind),
        (words.KINDS_TITLE, model.Kind),
    ],
    ids=lambda value: None,
)
def test_every_word_of_the_model_has_one_for_readers(
    table: dict[str, Any], closed_set: Any
) -> None:
    assert set(table) == set(get_args(closed_set))
    assert all(table.values())


def test_every_audience_has_words() -> None:
    assert set(words.AUDIENCE) == set(model.AUDIENCES)


def test_answers_are_stances() -> None:
    assert set(words.ANSWER) < set(get_args(model.Stance))


def test_every_mark_has_a_drawing_of_its_own_name() -> None:
    marks = [
        words.TABLED,
        words.NO_ANSWER,
        words.ACCOUNTS_DIFFER,
        words.HELD_DIFFERS,
        *words.STATUS.values(),
        *words.EVENT_KIND.values(),
        *words.ANSWER.values(),
        *words.VERDICT.values(),
    ]
    drawn = re.findall(
        r'^  "([a-z-]+)": \'<', (default_templates() / "symbols.html").read_text(), re.MULTILINE
    )
    assert {mark.symbol for mark in marks} | {"correction"} == set(drawn)
    assert drawn == sorted(drawn)


def test_no_two_statuses_look_the_same_without_colour() -> None:
    shapes = [mark.symbol for mark in words.STATUS.values()]
    assert len(set(shapes)) == len(shapes)
