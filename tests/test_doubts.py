"""A doubt may stand in a draft, never in content/."""

from pathlib import Path

import pytest
from worlds import TODAY, copy_of_small

from chronicle.doubts import doubts
from chronicle.edition import read_edition
from chronicle.project import project_settings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\ntitle: t  # ? in our own words\n---\n", ["still open: in our own words"]),
        ("---\n# ?\ntitle: t\n---\n", ["still open: "]),
        ("---\ntitle: t  # as announced\n---\n", []),
        ("---\ntitle: 'a # ? b'\n---\n", []),
        ("---\ntitle: t\n---\n# ? a heading\n", []),
        ("---\ntitle: t  # why? because\n---\n", []),
    ],
)
def test_a_doubt_is_a_comment_of_the_front_matter_that_begins_with_a_question_mark(
    text: str, found: list[str]
) -> None:
    assert [problem.message for problem in doubts("x.md", text.encode())] == found


def test_a_record_in_content_may_hold_none(tmp_path: Path) -> None:
    project = copy_of_small(tmp_path)
    file = project / "content/actors/ada-lind.md"
    file.write_text(file.read_text().replace("---\n", "---\n# ? is it she\n", 1))
    settings, _ = project_settings(project)
    assert settings is not None
    problems = read_edition(project, settings, TODAY).problems
    assert [str(problem) for problem in problems if problem.severity == "error"] == [
        (
            "content/actors/ada-lind.md:2:1: error[draft-doubt]: still open: is it she; decide, "
            "mend the value if needed, and remove the comment"
        )
    ]
