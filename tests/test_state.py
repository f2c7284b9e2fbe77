"""The state: kept whole, and never trusted when it is anything else."""

import hashlib
from pathlib import Path

import pytest
from worlds import SMALL, TODAY

from chronicle.edition import read_edition
from chronicle.home import state_path, word_path
from chronicle.link_memory import Row, SavedLinks, unpack
from chronicle.memory import NOTHING, Memory
from chronicle.model import Key
from chronicle.project import project_settings
from chronicle.settled import read_settled
from chronicle.state import Made, State, read_state, write_state

CASES = sorted((Path(__file__).parent / "cases" / "state").iterdir())
SAVED = State("code", NOTHING, "epoch", {"index.html": Made(5, b"12345678", 10, 20)})


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state"
    write_state(path, SAVED)
    assert read_state(path, "code") == SAVED


def test_state_of_other_code_is_none(tmp_path: Path) -> None:
    write_state(tmp_path / "state", SAVED)
    assert read_state(tmp_path / "state", "other") == State("other")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:40] + b"\0" + data[41:],
        lambda data: b"garbage",
        lambda data: data + b"x",
    ],
    ids=["empty", "cut", "flipped", "other", "longer"],
)
def test_damaged_state_is_none(tmp_path: Path, damage: object) -> None:
    path = tmp_path / "state"
    write_state(path, SAVED)
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    assert read_state(path, "code") == State("code")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_whole_bytes_that_are_no_state_are_none(tmp_path: Path, case: Path) -> None:
    """What noise was found to break reading, with a digest that is right."""
    payload = case.read_bytes()
    whole = hashlib.blake2b(payload, digest_size=16).digest() + payload
    path = tmp_path / "state"
    path.write_bytes(whole)
    word_path(path).write_bytes(whole)
    assert read_state(path, "code") == State("code")
    assert read_settled(path) is None


def test_there_is_one_state_for_each_output_and_address(tmp_path: Path) -> None:
    paths = {
        state_path(tmp_path, tmp_path / output, url)
        for output in ("site", "other")
        for url in ("", "https://example.org/")
    }
    assert len(paths) == 4


def test_links_are_remembered_whole(tmp_path: Path) -> None:
    settings, _ = project_settings(SMALL)
    assert settings is not None
    read = read_edition(SMALL, settings, TODAY)
    memory = Memory(1, read.memo, read.edition.chronicle.linked)
    assert len(memory.linked.records) == len(read.edition.chronicle.records)
    write_state(tmp_path / "state", State("code", memory))
    assert read_state(tmp_path / "state", "code").memory == memory


@pytest.mark.parametrize(
    "links",
    [
        SavedLinks(rows={"x": Row(b"", 0, 0, [], [], [])}),
        SavedLinks(keys=[Key("event", "x")], rows={"x": Row(b"", 0, 0, [0, 0], [], [])}),
        SavedLinks(keys=[Key("event", "x")], rows={"x": Row(b"", 0, 0, [5, 5, 0], [], [])}),
    ],
    ids=["no-key", "no-three", "no-word"],
)
def test_links_that_lead_nowhere_are_no_state(links: SavedLinks) -> None:
    with pytest.raises((ValueError, LookupError)):
        unpack(links)
