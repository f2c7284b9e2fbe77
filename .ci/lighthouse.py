#!/usr/bin/env python3
"""Hold the built site against Lighthouse: 100 of 100 in all four categories; report in docs/.

`make lighthouse` asks for the front page, the largest month and the largest event of site/, as a
slow telephone would, from a server of ours on 127.0.0.1 that compresses and says what may be kept,
as a host of static files does. Needs npm (which brings Lighthouse, and a Node where there is none
new enough) and Chromium. The server and all that is started end with this process.
"""

# A script beside the project; it talks to a terminal and runs npm, Node, git and Chromium, wherever
# they are, with arguments of its own.
# ruff: noqa: S603, S607, T201

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = "13.5.0"
NODE = (22, 19)  # the oldest that this Lighthouse runs on
TOOLS = ROOT / ".chronicle/lighthouse"
REPORT = ROOT / "docs/lighthouse.md"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ONLY = f"--only-categories={','.join(CATEGORIES)}"
FIGURES = (
    ("first-contentful-paint", "first paint"),
    ("largest-contentful-paint", "largest paint"),
    ("total-blocking-time", "blocked"),
    ("cumulative-layout-shift", "layout shift"),
    ("total-byte-weight", "transferred"),
)
# Chromium's own sandbox refuses to start for root, which is who runs in most containers.
FLAGS = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
PATIENCE = 300  # seconds for one page


class Compressing(SimpleHTTPRequestHandler):
    """Files as a static host sends them: compressed, pages to be asked for anew, the rest kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the whole file; there are no listings of folders."""
        found = Path(self.translate_path(self.path))
        found = found / "index.html" if found.is_dir() else found
        status = 200 if found.is_file() else 404
        body = gzip.compress(found.read_bytes() if status == 200 else b"Not found\n", mtime=0)
        is_page = found.suffix == ".html"
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(found))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache" if is_page else "max-age=604800")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""


def main() -> None:
    """Measure, report, and fail where a page has less than 100."""
    site = ROOT / (sys.argv[1] if len(sys.argv) > 1 else "site")
    if shutil.which("npm") is None:
        print("lighthouse: skipped, since there is no npm (apt install npm)")
        return
    chromium = subprocess.run(
        (ROOT / ".ci/chromium",), check=True, capture_output=True, text=True
    ).stdout.strip()
    if not (site / "index.html").is_file():
        sys.exit(f"no {site}/index.html: run make site first")
    command = installed()
    with serving(site) as address:
        told = {
            path: measured((*command, f"{address}/{path}"), chromium) for path in pages_of(site)
        }
    report, lacking = report_of(told, chromium)
    REPORT.write_text(report)
    print(report, end="")
    sys.exit(1 if lacking else 0)


def pages_of(site: Path) -> tuple[str, ...]:
    """The front page, and of months and events the one with most to show."""
    months = site.glob("timeline/????-??.html")
    events = (path for path in site.glob("events/*.html") if path.name != "index.html")
    largest = (
        max(paths, key=lambda path: (path.stat().st_size, path)) for paths in (months, events)
    )
    return ("index.html", *(path.relative_to(site).as_posix() for path in largest))


def installed() -> tuple[str, ...]:
    """The command that runs Lighthouse, after npm has put it where `make clean` finds it."""
    wanted = [f"lighthouse@{LIGHTHOUSE}"]
    own = shutil.which("node")
    if own is None or version_of(own) < NODE:
        own = str(TOOLS / "node_modules/node/bin/node")
        wanted.append(f"node@{NODE[0]}")
    subprocess.run(
        ("npm", "install", "--silent", "--no-save", "--prefix", TOOLS, *wanted),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return own, str(TOOLS / "node_modules/lighthouse/cli/index.js")


def version_of(node: str) -> tuple[int, ...]:
    """The version of a Node, as numbers."""
    told = subprocess.run((node, "--version"), check=True, capture_output=True, text=True).stdout
    return tuple(int(part) for part in told.strip().lstrip("v").split(".")[:2])


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """A server on this machine alone, at a free port, for as long as this is held."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def measured(command: tuple[str, ...], chromium: str) -> dict[str, Any]:
    """What Lighthouse says of a page."""
    environment = {**os.environ, "CHROME_PATH": chromium}
    told = subprocess.run(
        (*command, "--quiet", "--output=json", f"--chrome-flags={FLAGS}", ONLY),
        check=True,
        stdout=subprocess.PIPE,
        env=environment,
        timeout=PATIENCE,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def report_of(told: dict[str, dict[str, Any]], chromium: str) -> tuple[str, bool]:
    """The report in Markdown, and whether a page lacks anything."""
    commit = "git", "rev-parse", "--short=12", "HEAD"
    at = subprocess.run(commit, check=False, capture_output=True, text=True, cwd=ROOT)
    asked = subprocess.run((chromium, "--version"), check=True, capture_output=True, text=True)
    browser = " ".join(asked.stdout.split()[:2])
    lines = [
        "# Lighthouse",
        "",
        f"Made by `make lighthouse` with Lighthouse {LIGHTHOUSE} and {browser} over the site",
        f"built from commit {at.stdout.strip() or 'none'}: a telephone on a slow network, served",
        "compressed from this machine.",
        "",
        f"| page | {' | '.join(CATEGORIES)} | {' | '.join(name for _, name in FIGURES)} |",
        f"|---|{'---:|' * (len(CATEGORIES) + len(FIGURES))}",
    ]
    faults: list[str] = []
    for path, page in told.items():
        scores = [round(100 * (page["categories"][name]["score"] or 0)) for name in CATEGORIES]
        figures = [shown(page["audits"][name]) for name, _ in FIGURES]
        lines.append(f"| `{path}` | {' | '.join(map(str, scores))} | {' | '.join(figures)} |")
        for name, score in zip(CATEGORIES, scores, strict=True):
            if score < 100:
                faults += (f"- `{path}`, {name}: {audit}" for audit in lost(page, name))
    return "\n".join([*lines, *(["", *faults] if faults else []), ""]), bool(faults)


def shown(audit: dict[str, Any]) -> str:
    """A figure; of the weight, the number without the words before it."""
    told: str = audit["displayValue"].removeprefix("Total size was ")
    return told.replace("\N{NO-BREAK SPACE}", " ")


def lost(page: dict[str, Any], category: str) -> Iterator[str]:
    """The audits that cost a category points; itself at least, so that no loss goes unsaid."""
    yield page["categories"][category]["title"]
    for ref in page["categories"][category]["auditRefs"]:
        audit = page["audits"][ref["id"]]
        if ref["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    main()
