"""Put results below docs/: as JSON, as tables in performance.md, and as a picture.

The figures of the other benchmark stay as they are; so does all in performance.md that stands
outside of the two marks.
"""

import re
from pathlib import Path
from typing import Final

from picture import svg
from results import Results, load, save
from tables import figures

BEGIN: Final = "<!-- figures, written by make bench and make bench-rivals -->"
END: Final = "<!-- end of figures -->"


def publish(results: Results, out: Path) -> None:
    """Write what was found now, and what is known of the other benchmark, in three forms."""
    out.mkdir(parents=True, exist_ok=True)
    before = load(out / "performance.json")
    known = Results(results.alone or before.alone, results.rivals or before.rivals)
    save(known, out / "performance.json")
    (out / "performance.svg").write_text(svg(known), "utf-8")
    page = out / "performance.md"
    text = page.read_text("utf-8") if page.exists() else f"# Performance\n\n{BEGIN}\n{END}\n"
    page.write_text(with_figures(text, known), "utf-8")


def with_figures(text: str, results: Results) -> str:
    """A page with the figures of these results between its marks."""
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not between.search(text):
        raise ValueError(f"performance.md has lost its marks: {BEGIN} … {END}")
    return between.sub(lambda _: f"{BEGIN}\n\n{figures(results)}\n{END}", text)
