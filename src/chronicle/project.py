"""The settings of the project in a folder."""

from pathlib import Path

from chronicle.problems import Place, Problem
from chronicle.settings import Settings, read_settings

SETTINGS_FILE = "mkdocs.yml"


def project_settings(project: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read the settings of the project in a folder."""
    try:
        data = (project / SETTINGS_FILE).read_bytes()
    except OSError:
        hint = "run chronicle in the folder of a chronicle, or name it with --project"
        return None, (Problem(Place(SETTINGS_FILE), "settings-missing", "no such file here", hint),)
    return read_settings(SETTINGS_FILE, data)
