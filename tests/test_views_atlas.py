"""The map: what is drawn where, what cannot be drawn, and the table behind it."""

import gzip
import re
from itertools import combinations
from math import hypot

import pytest
from editions import edition, viewer
from worlds import SMALL

from chronicle import routes
from chronicle.model import Key, PlaceRecord
from chronicle.pages import plan
from chronicle.render import Renderer
from chronicle.settings import Settings
from chronicle.views.atlas import Drawing, MapView, locator, map_view


def place(id_: str, lat: float, lon: float, more: str = "") -> dict[str, str]:
    return {f"places/{id_}": f"name: {id_.title()}\nlat: {lat:.4f}\nlon: {lon:.4f}\n{more}"}


def entries(place_: str, number: int, more: str = "") -> dict[str, str]:
    return {
        f"events/{place_}-{n}": f"title: In {place_} {n}\ndate: 2026-05-{n + 1:02}\nsources: [s]\n"
        f"places: [{place_}]\n{more}"
        for n in range(number)
    }


def mapped(*worlds: dict[str, str]) -> MapView:
    files: dict[str, str] = {}
    for world in worlds:
        files |= world
    return map_view(viewer(files))


def drawings(view: MapView) -> tuple[Drawing, Drawing]:
    assert view.world is not None
    assert view.region is not None
    return view.world, view.region


def drawn(view: MapView) -> tuple[list[str], list[str]]:
    """The words of the discs beyond the region, and in it."""
    world, region = drawings(view)
    return [disc.words for disc in world.discs], [disc.words for disc in region.discs]


EUROPE = (place("havn", 55, 12), entries("havn", 3), place("sund", 56, 13), entries("sund", 1))


def test_the_region_is_where_most_entries_are_and_the_rest_is_on_the_world() -> None:
    view = mapped(*EUROPE, place("far", 38.9, -77), entries("far", 2))
    assert drawn(view) == (["Far: 2 entries"], ["Havn: 3 entries", "Sund: 1 entry"])
    world, region = drawings(view)
    assert world.words == "The world: 1 place outside the framed region"
    ((left, top, width, height),) = world.inset
    assert world.discs[0].x < left
    assert 0 < width < 120
    assert 0 < top < top + height < world.height
    assert region.inset == ()


def test_the_area_of_a_disc_is_the_number_of_entries() -> None:
    view = mapped(place("a", 50, 10), entries("a", 12), place("b", 45, 20), entries("b", 3))
    large, small = drawings(view)[1].discs
    assert large.radius == 2 * small.radius
    assert view.sizes == ((16.0, "12 entries"), (9.2, "4 entries"), (4.6, "1 entry"))


def test_each_disc_leads_to_its_place_and_so_does_the_table() -> None:
    view = mapped(*EUROPE)
    discs = drawings(view)[1].discs
    assert [disc.href for disc in discs] == ["places/havn.html", "places/sund.html"]
    assert [line.place.href for line in view.lines] == ["places/havn.html", "places/sund.html"]
    last = view.lines[0].last
    assert last is not None
    assert (last.label, last.when.iso) == ("In havn 2", "2026-05-03")
    assert [line.count for line in view.lines] == ["3", "1"]


def test_a_place_without_coordinates_or_entries_is_listed() -> None:
    view = mapped(
        *EUROPE,
        {"places/lost": "name: Lost"},
        entries("lost", 4),
        place("idle", 1, 2),
    )
    assert [line.place.label for line in view.lines] == ["Lost", "Havn", "Sund"]
    assert view.lines[0].note == "not drawn: no coordinates"
    assert [one.label for one in view.bare] == ["Idle"]
    assert all("Lost" not in disc.words for drawing in drawings(view) for disc in drawing.discs)


def test_without_places_there_are_no_drawings() -> None:
    view = mapped({})
    assert (view.world, view.region, view.lines) == (None, None, ())
    assert view.count == "0 of 0 entries have a place."


def test_one_place_has_a_region_around_it() -> None:
    region = drawings(mapped(place("alone", 31.5, 34.5), entries("alone", 1)))[1]
    (disc,) = region.discs
    assert 300 < disc.x < 550
    assert 0 < disc.y < region.height
    assert region.land.startswith("M")


@pytest.mark.parametrize("lat", [90, 89.9, -90, 0])
@pytest.mark.parametrize("lon", [180, -180, 179.9, -169, 0])
def test_poles_and_the_line_where_dates_change_are_on_both_drawings(lat: float, lon: float) -> None:
    world, region = drawings(mapped(place("edge", lat, lon), entries("edge", 1)))
    (disc,) = region.discs
    assert 0 <= disc.x <= region.width
    assert 0 <= disc.y <= region.height
    for left, top, width, height in world.inset:
        assert left >= 0
        assert left + width <= world.width
        assert top >= 0
        assert top + height <= world.height + 0.5


def test_places_on_both_sides_of_the_line_where_dates_change_are_one_region() -> None:
    view = mapped(place("fiji", -18, 178), entries("fiji", 1), place("samoa", -14, -172),
                  entries("samoa", 1))  # fmt: skip
    beyond, near = drawn(view)
    assert (beyond, near) == ([], ["Fiji: 1 entry", "Samoa: 1 entry"])
    fiji, samoa = drawings(view)[1].discs
    assert fiji.x < samoa.x


def test_a_region_across_the_edge_of_the_world_is_framed_in_two_parts() -> None:
    world, _ = drawings(mapped(place("nome", 64.5, -165.4), entries("nome", 1)))
    assert len(world.inset) == 2


def test_a_part_close_to_its_whole_is_drawn_with_it() -> None:
    view = mapped(
        *EUROPE,
        place("hall", 55.01, 12.01, "part_of: havn"),
        entries("hall", 2),
        place("skerry", 58, 11, "part_of: havn"),
        entries("skerry", 1),
    )
    assert drawn(view)[1] == ["Havn: 6 entries", "Skerry: 1 entry", "Sund: 1 entry"]
    notes = {line.place.label: line.note for line in view.lines}
    assert notes == {
        "Havn": "",
        "Hall": "in Havn, drawn with it",
        "Skerry": "in Havn",
        "Sund": "",
    }


def test_a_place_where_all_was_called_off_has_a_cross() -> None:
    view = mapped(*EUROPE, place("off", 50, 8), entries("off", 2, "status: cancelled"))
    marks = {disc.words: disc.is_off for disc in drawings(view)[1].discs}
    assert marks["Off: 2 entries, all called off"]
    assert not marks["Havn: 3 entries"]
    assert view.has_off
    assert not mapped(*EUROPE).has_off


def test_places_close_to_each_other_can_be_told_apart() -> None:
    files: list[dict[str, str]] = []
    for n in range(9):
        files += [place(f"gaza-{n}", 31.5, 34.45 + n / 1000), entries(f"gaza-{n}", 1 + n % 3)]
    discs = drawings(mapped(*files))[1].discs
    assert len(discs) == 9
    for one, other in combinations(discs, 2):
        assert hypot(one.x - other.x, one.y - other.y) > max(one.radius, other.radius)
    assert [bool(disc.lead) for disc in discs].count(False) == 1


def test_no_name_covers_another_or_leaves_the_drawing() -> None:
    files: list[dict[str, str]] = []
    for n in range(40):
        files += [place(f"town-{n}", 45 + n % 7 / 2, 5 + n / 9), entries(f"town-{n}", 1 + n % 5)]
    region = drawings(mapped(*files))[1]
    named = [disc for disc in region.discs if disc.name]
    assert 3 < len(named) < 40
    for one, other in combinations(named, 2):
        is_apart = abs(one.name_y - other.name_y) >= 11 or (
            _left(one.name, one.number, one.name_x, one.anchor)[1]
            < _left(other.name, other.number, other.name_x, other.anchor)[0]
            or _left(other.name, other.number, other.name_x, other.anchor)[1]
            < _left(one.name, one.number, one.name_x, one.anchor)[0]
        )
        assert is_apart, (one, other)


def _left(name: str, number: str, x: float, anchor: str) -> tuple[float, float]:
    width = 7 * len(f"{name} {number}")
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    return left, left + width


def test_a_hostile_name_is_cut_on_the_drawing_and_whole_in_words() -> None:
    name = "<script>alert(1)</script> " * 40
    files = {"places/x": f"name: '{name.strip()}'\nlat: 50\nlon: 8"} | entries("x", 1)
    page = next(one for one in plan(edition(files)) if one.path == routes.MAP)
    html = Renderer(SMALL, Settings("Test")).render(page).decode()
    assert "<script>alert" not in html
    (disc,) = drawings(map_view(viewer(files)))[1].discs
    assert len(disc.name) <= 26
    assert disc.words == f"{name.strip()}: 1 entry"


def test_the_locator_shows_where_a_place_lies() -> None:
    look = viewer(
        place("havn", 55.2, 12.3) | place("edge", -89, 179.5) | {"places/lost": "name: L"}
    )
    for id_ in ("havn", "edge"):
        record = look.chronicle.records[Key("place", id_)]
        assert isinstance(record, PlaceRecord)
        found = locator(record)
        assert found is not None
        assert found.width * 0.4 < found.x < found.width * 0.6
        assert 0 <= found.y <= found.height
        assert found.map == "../map.html"
    lost = look.chronicle.records[Key("place", "lost")]
    assert isinstance(lost, PlaceRecord)
    assert locator(lost) is None


def test_the_page_keeps_to_its_weight() -> None:
    files: dict[str, str] = {}
    for n in range(150):
        files |= place(f"town-{n}", 30 + n % 31, n * 1.1 - 60) | entries(f"town-{n}", 1)
    page = next(one for one in plan(edition(files)) if one.path == routes.MAP)
    html = Renderer(SMALL, Settings("Test")).render(page)
    assert len(gzip.compress(html)) < 60_000
    assert len(re.findall(rb"<tr><th", html)) == 151
