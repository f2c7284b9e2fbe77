"""A chronicle of a few literal files on disk, read as commands that change it read it."""

from collections.abc import Mapping
from pathlib import Path

from editions import WORLD

from chronicle.contribute.content import Content, read_content

SETTINGS = "site_name: Test\ndocs_dir: content\nplugins:\n  - chronicle:\n      format: 1\n"


def project_of(folder: Path, files: Mapping[str, str], world: Mapping[str, str] = WORLD) -> Path:
    """A project with the world's records and these; a text is front matter, `===`, and a body."""
    (folder / "mkdocs.yml").write_text(SETTINGS)
    for path, text in {**world, **files}.items():
        file = folder / "content" / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        front, _, body = text.partition("\n===\n")
        file.write_text(f"---\n{front}\n---\n{body}")
    return folder


def content_of(folder: Path, files: Mapping[str, str], world: Mapping[str, str] = WORLD) -> Content:
    """The same, read."""
    return read_content(project_of(folder, files, world), "content")


def texts(project: Path) -> dict[str, str]:
    """Every file of content/ by its path there without `.md`."""
    content = project / "content"
    return {
        file.relative_to(content).with_suffix("").as_posix(): file.read_text()
        for file in sorted(content.rglob("*.md"))
    }
