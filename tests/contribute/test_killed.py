"""A rename or a merge that is killed leaves whole files, and run again it finishes its work."""

from pathlib import Path
from unittest.mock import patch

import pytest
from contents import project_of, texts
from editions import EVENT
from typed import typed
from worlds import Stopped

from chronicle.frontmatter import read_document

CLAIM = "  - {id: a-1, speaker: ada, says: WORDS, source: s}"
FILES = {
    "events/x": f"{EVENT}\nparticipants: [{{actor: ada}}]\nclaims:\n{CLAIM}\n===\nSaid [[ada]].",
    "events/y": f"{EVENT}\nclaims:\n{CLAIM.replace('WORDS', 'more')}\n===\nSaid [[ada]], [[x]].",
    "events/z": f"{EVENT}\n===\nSee [[event:y]] and [[event:x]].",
}
RENAME = ("rename", "ada", "ada-lind")
MERGE = ("merge", "event:x", "event:y", "--take", "text=keep")


def killed_after(steps: int, project: Path, words: tuple[str, ...]) -> bool:
    """Run a command that is killed instead of taking one step more; whether it was."""
    moves, unlink, left = Path.replace, Path.unlink, [steps]

    def step() -> None:
        if left[0] == 0:
            raise Stopped
        left[0] -= 1

    def move(self: Path, target: Path) -> Path:
        step()
        return moves(self, target)

    def remove(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as Path has it
        if not self.name.startswith("."):
            step()
        unlink(self, missing_ok=missing_ok)

    with patch.object(Path, "replace", move), patch.object(Path, "unlink", remove):
        try:
            typed(project, *words)
        except Stopped:
            return True
    return False


@pytest.mark.parametrize("words", [RENAME, MERGE], ids=["rename", "merge"])
def test_the_same_command_finishes_what_was_killed(tmp_path: Path, words: tuple[str, ...]) -> None:
    clean = tmp_path / "clean"
    clean.mkdir()
    project_of(clean, FILES)
    assert typed(clean, *words).code == 0
    for steps in range(10):
        project = tmp_path / str(steps)
        project.mkdir()
        project_of(project, FILES)
        if not killed_after(steps, project, words):
            assert steps > 2
            assert texts(project) == texts(clean)
            return
        for path, text in texts(project).items():
            document, problems = read_document(path, text.encode())
            assert (document is not None, problems) == (True, ())
        again = typed(project, *words)
        assert again.code == 0, again.told
        assert texts(project) == texts(clean)
    pytest.fail("it never came to an end")
