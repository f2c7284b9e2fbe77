"""The files of a repository that are written from the model, so that none of them can go stale.

With them go the workflows, which are the same in every repository: a new version of the tool brings
both up to date.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

from chronicle.contribute.editors import editor_files
from chronicle.contribute.forms import form_files
from chronicle.contribute.reference import format_reference
from chronicle.contribute.schema import schema_text
from chronicle.model import KINDS

WORKFLOWS: Final = ("contributions", "from-issue", "links", "publish")


def generated_files() -> dict[str, str]:
    """Every generated file, by its path in the repository."""
    return {
        "docs/format.md": format_reference(),
        **{f"docs/schema/{kind}.json": schema_text(kind) for kind in KINDS},
        **editor_files(),
        **form_files(),
        **{f".github/workflows/{name}.yml": _workflow(name) for name in WORKFLOWS},
    }


def _workflow(name: str) -> str:
    folder = files("chronicle.contribute") / "starter" / "github" / "workflows"
    return (folder / f"{name}.yml").read_text("utf-8")


def write_generated(root: Path) -> tuple[str, ...]:
    """Write them where they differ; give the paths of those written."""
    written = []
    for path, text in generated_files().items():
        file = root / path
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            written.append(path)
    return tuple(written)
