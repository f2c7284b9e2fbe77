"""`chronicle from-issue`: a submitted form into drafts."""

from pathlib import Path

import click

from chronicle.cli.common import PROJECT, absolute, fail, settings_of, shown
from chronicle.clock import latest_day, this_minute


@click.command("from-issue")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--drafts",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where drafts go instead of .chronicle/drafts.",
)
@click.option(
    "--in-place",
    is_flag=True,
    help="Write into content/, on a branch for review: open doubts keep it from being published.",
)
@PROJECT
def from_issue(file: Path, drafts: Path | None, project: Path, *, in_place: bool) -> None:
    """Draft what a form asks for; FILE is its text, or GitHub's file of the event.

    \b
    chronicle from-issue issue.md
    chronicle from-issue "$GITHUB_EVENT_PATH" --in-place
    """
    from chronicle.contribute.issues import (  # noqa: PLC0415 - a command pays for what it uses
        draft_issue,
        issue_text,
        put,
        read_form,
        stamped,
    )
    from chronicle.edition import read_edition  # noqa: PLC0415
    from chronicle.problems import Problem  # noqa: PLC0415

    settings = settings_of(project)
    text, number = issue_text(file.read_bytes())
    submitted = read_form(shown(file), text)
    if isinstance(submitted, Problem):
        fail((submitted,), "text")
    chronicle = read_edition(project, settings, latest_day()).edition.chronicle
    made = draft_issue(project, chronicle, submitted, shown(file))
    if isinstance(made, Problem):
        fail((made,), "text")
    made = stamped(made, this_minute()) if in_place else made
    own = drafts or project / ".chronicle" / "drafts"
    name = f"issue-{number}" if number else "issue"
    folder = project / settings.docs_dir if in_place else absolute(own) / name
    written, problems = put(made, folder, shown=shown(folder), over=in_place and made.changes)
    if problems:
        fail(problems, "text")
    for path in written:
        click.echo(shown(path))
    if in_place:
        click.echo("Review these: each line `# ? …` is a doubt to decide and remove.")
    elif made.changes:
        click.echo("Review this, then put it in the place of the record's file.")
    else:
        click.echo(f"Review these, then: chronicle accept {shown(folder)}")
