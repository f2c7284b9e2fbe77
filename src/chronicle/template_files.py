"""The files of a site's look: its own templates, then the default ones, file by file."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from chronicle.settings import Settings


def template_folders(project: Path, settings: Settings) -> tuple[Path, ...]:
    """Where templates are looked for, first to last."""
    own = (project / settings.templates_dir,) if settings.templates_dir else ()
    return (*own, default_templates())


def default_templates() -> Path:
    """The default look: beside the modules in a wheel, at the top of a checkout."""
    installed = Path(__file__).parent / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def template_file(folders: Sequence[Path], name: str) -> Path:
    """The file of a name in the first folder that has it."""
    return next(file for folder in folders if (file := folder / name).is_file())


def templates_digest(folders: Sequence[Path]) -> str:
    """The digest of every file that can shape a page, by name."""
    digest = hashlib.blake2b(digest_size=16)
    names = {
        file.relative_to(folder).as_posix()
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file()
    }
    for name in sorted(names):
        if not any(part.startswith(".") for part in name.split("/")):
            data = template_file(folders, name).read_bytes()
            digest.update(f"{name}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()
