"""Ids completed by the shell, from the names of files alone: a key press must cost little."""

from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem


class _Record(click.ParamType):  # type: ignore[type-arg]  # generic for the checker alone
    """An argument that names a record: an id, `kind:id`, a file or a name."""

    name = "record"

    def __init__(self, *folders: str) -> None:
        self.folders = folders

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click passes it
        incomplete: str,
    ) -> list[CompletionItem]:
        """The ids that begin so, in the project named or around here."""
        project = Path(ctx.params.get("project") or ".")
        return [
            CompletionItem(id_, help=folder)
            for folder, id_ in ids_in(project, self.folders)
            if id_.startswith(incomplete)
        ]


A_RECORD = _Record()


def record_of(kinds: Iterable[str]) -> click.ParamType:  # type: ignore[type-arg]  # as above
    """The type of an option that names records of some kinds."""
    return _Record(*(f"{kind}s" for kind in kinds))


def ids_in(project: Path, folders: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Folder and id of every record, or of those in some folders, without reading any."""
    from chronicle.project import project_settings  # noqa: PLC0415 - a command pays for its own

    settings, _ = project_settings(project)
    if settings is None:
        return []
    content = project / settings.docs_dir
    found = (
        (path.relative_to(content).parts[0], path.stem)
        for path in content.rglob("*.md")
        if not path.name.startswith(".")
    )
    return sorted(pair for pair in found if not folders or pair[0] in folders)
