"""A working repository for another negotiation: what `chronicle init` makes.

Its texts lie beside this module, in `starter/`; what comes from the model is generated. The
workflows there are those of our own repository, to the letter.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from chronicle import __version__
from chronicle.contribute.generated import generated_files, write_generated
from chronicle.problems import Place, Problem

# Files that a repository keeps with a leading dot lie in the package without: some tools pass
# hidden files over.
_DOTTED = ("github", "gitignore", "gitattributes", "editorconfig", "pre-commit-config.yaml")


@dataclass(frozen=True, slots=True)
class Started:
    """The paths written, or why nothing was."""

    written: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def start(folder: Path, name: str) -> Started:
    """Write a new repository into a folder that is not there yet, or empty but for `.git`."""
    if folder.is_dir() and any(entry.name != ".git" for entry in folder.iterdir()):
        hint = "name a new folder; to renew generated files of an old one: chronicle init --refresh"
        return Started((), (Problem(Place(str(folder)), "folder-full", "not empty", hint),))
    texts = dict(starter_files(name))
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    return Started(tuple(sorted({*texts, *write_generated(folder)})))


def refresh(folder: Path) -> Started:
    """Write anew what is generated, in a repository that has settings."""
    if not (folder / "mkdocs.yml").is_file():
        hint = "name the folder of a chronicle; without --refresh a new one is made"
        return Started(
            (), (Problem(Place(str(folder)), "settings-missing", "no mkdocs.yml", hint),)
        )
    return Started(write_generated(folder))


def starter_files(name: str) -> Iterator[tuple[str, str]]:
    """The texts of a new repository by path, without what is generated."""
    quoted = json.dumps(name, ensure_ascii=False)[1:-1]
    generated = generated_files()
    for path, text in _texts(files("chronicle.contribute") / "starter"):
        if path not in generated:
            shown = quoted if path.endswith((".yml", ".yaml")) else name
            yield (
                path,
                text.replace("CHRONICLE_NAME", shown).replace("CHRONICLE_VERSION", __version__),
            )


def _texts(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        dot = "." if not above and entry.name in _DOTTED else ""
        path = f"{above}{dot}{entry.name}"
        if entry.is_dir():
            yield from _texts(entry, f"{path}/")
        else:
            yield path, entry.read_text("utf-8")
