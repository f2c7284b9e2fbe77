"""Outlines of the land: what the shipped file promises, and where a drawing puts what."""

from collections.abc import Iterator
from importlib import resources
from itertools import pairwise

import pytest

from chronicle.views.coasts import Frame, land, outlines

WORLD = Frame(-169, -56, 191, 76, 1120, 25)


def test_the_file_says_whose_it_is_and_stays_small() -> None:
    text = resources.files("chronicle.data").joinpath("outlines.txt").read_text("utf-8")
    assert "Natural Earth" in text[:400]
    assert "public domain" in text[:400]
    assert len(text) < 60_000


def test_every_coast_is_on_earth_and_never_leaps() -> None:
    assert len(outlines()) > 200
    for ring in outlines():
        assert len(ring) >= 3
        assert all(-190 <= x <= 190 and -90 <= y <= 90 for x, y in ring)
        # But for the land around the pole, which is closed by way of it.
        assert all(abs(u - x) < 40 or y == v == -90 for (x, y), (u, v) in pairwise(ring))


PLACES = {
    "Paris": (48.85, 2.35),
    "Moscow": (55.75, 37.6),
    "Beijing": (39.9, 116.4),
    "Alice Springs": (-23.7, 133.9),
    "Chukotka, beyond the line where dates change": (66.5, -175),
    "the Antarctic": (-85, 0),
}
SEAS = {
    "the Atlantic": (45, -30),
    "the Black Sea": (43, 34),
    "the Caspian Sea, inside land": (42, 51),
    "the Pacific, on the line where dates change": (0, 180),
}


@pytest.mark.parametrize(("lat", "lon"), PLACES.values(), ids=PLACES)
def test_land_is_drawn(lat: float, lon: float) -> None:
    assert _is_land(lat, lon)


@pytest.mark.parametrize(("lat", "lon"), SEAS.values(), ids=SEAS)
def test_seas_are_not(lat: float, lon: float) -> None:
    assert not _is_land(lat, lon)


def _is_land(lat: float, lon: float) -> bool:
    """Whether the middle of a drawing is filled by the even-odd rule."""
    frame = Frame(lon - 5, lat - 5, lon + 5, lat + 5, 1000, min(abs(lat), 60))
    x, y = frame.at(lat, lon)
    crossed = 0
    for ring in _rings(frame):
        for (u, v), (w, z) in pairwise([*ring, ring[0]]):
            if (v > y) != (z > y):
                crossed += u + (y - v) * (w - u) / (z - v) > x
    return crossed % 2 == 1


def _rings(frame: Frame) -> Iterator[list[tuple[int, int]]]:
    """The corners of what is drawn."""
    for path in land(frame).split("z")[:-1]:
        start, _, ways = path[1:].partition("l")
        x, y = map(int, start.replace("-", " -").split())
        numbers = list(map(int, ways.replace("-", " -").split()))
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


def test_a_frame_puts_its_corners_in_the_corners() -> None:
    assert WORLD.at(76, -169) == (0, 0)
    assert WORLD.at(-56, 190.9999)[0] == 1120
    assert WORLD.at(-56, 0)[1] == pytest.approx(WORLD.height, abs=0.5)


def test_a_position_is_inside_by_its_degrees_however_they_are_counted() -> None:
    pacific = Frame(170, -30, 200, 0, 300, 15)
    assert pacific.holds(-18, 178)
    assert pacific.holds(-14, -172)
    assert not pacific.holds(-14, -150)
    assert not pacific.holds(5, 178)
    assert pacific.at(-14, -172)[0] == pytest.approx(180)


def test_a_path_stays_within_its_frame() -> None:
    frame = Frame(6, 36, 42, 58, 296, 47)
    corners = [point for ring in _rings(frame) for point in ring]
    assert len(corners) > 100
    assert all(0 <= x <= 296 and 0 <= y <= frame.height for x, y in corners)


def test_open_sea_has_no_path() -> None:
    assert land(Frame(-40, 30, -30, 38, 300, 34)) == ""
