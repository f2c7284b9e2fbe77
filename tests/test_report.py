"""What a run prints about its problems, in each form."""

import json
import re

from chronicle.problems import Place, Problem, has_errors, in_order
from chronicle.report import counted, report

ERROR = Problem(
    Place("content/events/a.md", 4, 7),
    "date-invalid",
    "date: '2026-02-30' is no calendar date",
    "x",
)
WARNING = Problem(
    Place("content/events/a.md", 2), "name-shared", "50%\nof, all: two", "", "warning"
)


def test_problems_stand_in_order_of_place_and_once_each() -> None:
    assert in_order([ERROR, WARNING, ERROR]) == (WARNING, ERROR)


def test_a_line_names_place_severity_code_what_was_found_and_what_to_do() -> None:
    assert report([ERROR], "text") == (
        "content/events/a.md:4:7: error[date-invalid]: date: '2026-02-30' is no calendar date; x\n"
    )


def test_colour_changes_no_word() -> None:
    coloured = report([ERROR, WARNING], "text", colour=True)
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[[0-9]*m", "", coloured) == report([ERROR, WARNING], "text")


def test_json_is_an_array_of_problems() -> None:
    assert json.loads(report([ERROR], "json")) == [
        {
            "place": ["content/events/a.md", 4, 7],
            "code": "date-invalid",
            "message": "date: '2026-02-30' is no calendar date",
            "hint": "x",
            "severity": "error",
        }
    ]


def test_annotations_escape_what_would_end_them() -> None:
    assert report([WARNING], "github") == (
        "::warning file=content/events/a.md,line=2,col=1,title=name-shared::50%25%0Aof, all: two\n"
    )


def test_errors_forbid_publishing_and_warnings_only_the_strict() -> None:
    assert has_errors([WARNING, ERROR])
    assert not has_errors([WARNING])
    assert has_errors([WARNING], strict=True)
    assert not has_errors([], strict=True)


def test_problems_are_counted_in_words() -> None:
    assert counted([ERROR, ERROR, WARNING]) == "2 errors, 1 warning"
    assert counted([]) == "no problems"
