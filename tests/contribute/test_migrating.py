"""Each number that a format can have gets an answer that says how to go on."""

from pathlib import Path

import pytest
from contents import SETTINGS, project_of
from typed import typed

AT = "mkdocs.yml:5:15: format: "


@pytest.mark.parametrize(
    ("plugins", "code", "told"),
    [
        ("  - chronicle:\n      format: 1", 0, f"{AT}1 is current: nothing to do"),
        (
            "  - chronicle:\n      format: 2",
            1,
            f"{AT}2 is newer than 1, which this version reads; install the one that wrote it: `pip",
        ),
        (
            "  - chronicle:\n      format: 0",
            1,
            f"{AT}0 has never been a format; no version wrote it: write `format: 1`, then",
        ),
        ("  - chronicle:\n      format: one", 1, f"{AT}one has never been a format; "),
        (
            "  - chronicle",
            0,
            "mkdocs.yml names no format and is read as 1; add `format: 1` below `- chronicle:`",
        ),
        ("  chronicle: {format: 1}", 0, "mkdocs.yml:4:23: format: 1 is current: nothing to do"),
        ("  - [", 1, "mkdocs.yml cannot be read: `chronicle check` says why"),
    ],
)
def test_a_format_is_judged(tmp_path: Path, plugins: str, code: int, told: str) -> None:
    project = project_of(tmp_path, {})
    head, _, _ = SETTINGS.partition("  - chronicle")
    (project / "mkdocs.yml").write_text(f"{head}{plugins}\n")
    ended = typed(project, "migrate")
    assert (ended.code, ended.told.startswith(told)) == (code, True), ended.told


def test_without_settings_the_remedy_is_told(tmp_path: Path) -> None:
    code, told = typed(tmp_path, "migrate")
    assert code == 1
    assert "mkdocs.yml:1:1: error[settings-missing]" in told
