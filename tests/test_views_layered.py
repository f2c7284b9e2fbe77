"""Every arrow points to the right, boxes never overlap, and no arrow runs through a box."""

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from chronicle.views.layered import WIDTH, Layout, layout

Arrows = tuple[tuple[int, int], ...]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Arrows]:
    boxes = draw(st.integers(1, 12))
    pairs = [(one, other) for one in range(boxes) for other in range(one + 1, boxes)]
    if not pairs:
        return boxes, ()
    return boxes, tuple(draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20)))


def corners(path: str) -> list[tuple[int, int]]:
    """The points of a path of horizontal and vertical lines."""
    points: list[tuple[int, int]] = []
    for letter, numbers in re.findall(r"([MHV])([\d ]+)", path):
        ends = [int(number) for number in numbers.split()]
        x, y = points[-1] if points else (0, 0)
        match letter:
            case "M":
                points.append((ends[0], ends[1]))
            case "H":
                points.append((ends[0], y))
            case _:
                points.append((x, ends[0]))
    return points


def runs_through_a_box(found: Layout, path: str) -> bool:
    points = corners(path)
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        for left, top in found.boxes:
            beside = max(x1, x2) <= left or min(x1, x2) >= left + WIDTH
            if not beside and top < max(y1, y2) and min(y1, y2) < top + found.box_height:
                return True
    return False


@given(graphs())
def test_arrows_point_right_and_run_around_boxes(graph: tuple[int, Arrows]) -> None:
    boxes, arrows = graph
    found = layout(boxes, arrows)
    assert len(set(found.boxes)) == boxes
    for (start, end), arrow in zip(arrows, found.arrows, strict=True):
        assert found.boxes[start][0] + WIDTH < found.boxes[end][0]
        points = corners(arrow.path)
        assert [x for x, _ in points] == sorted(x for x, _ in points)
        assert not runs_through_a_box(found, arrow.path)
        assert 0 < arrow.x < found.width
        assert 0 < arrow.y < found.height
    for left, top in found.boxes:
        assert left + WIDTH < found.width
        assert top + found.box_height < found.height


@given(graphs())
def test_words_of_arrows_stand_apart(graph: tuple[int, Arrows]) -> None:
    places = sorted((arrow.x, arrow.y) for arrow in layout(*graph).arrows)
    for (x1, y1), (x2, y2) in itertools.pairwise(places):
        assert x1 != x2 or y2 - y1 >= 12


def test_a_record_that_nothing_led_to_stands_just_before_what_it_led_to() -> None:
    found = layout(4, ((0, 1), (1, 3), (2, 3)))
    columns = [x for x, _ in found.boxes]
    assert columns[1] == columns[2]
    assert columns[0] < columns[1] < columns[3]
