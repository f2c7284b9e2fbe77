"""Bring the site up to date with content/: the one way of both doors.

Where nothing changed at all nothing is read; what reads and writes is not even imported then.
"""

from contextlib import closing
from datetime import date
from pathlib import Path

from chronicle.home import locked, state_path, tick
from chronicle.outcome import Options, Outcome
from chronicle.output import recover
from chronicle.own_code import code_digest
from chronicle.problems import Problem, has_errors
from chronicle.settings import Settings
from chronicle.settled import Basis, Stamps, read_settled
from chronicle.template_files import template_folders, templates_digest


def build(project: Path, settings: Settings, today: date, options: Options) -> Outcome:
    """Bring the site up to date with content/, or say why not and leave it as it is."""
    with locked(project):
        recover(options.output)
        with closing(Stamps(options.output, beside=options.jobs > 1)) as stamps:
            with options.recorder.phase("look for changes"):
                basis = basis_of(project, settings, today)
                saved = state_path(project, options.output, settings.site_url)
                settled = None if options.clean else read_settled(saved)
                holds = settled is not None and settled.holds(basis, stamps)
            if settled is not None and holds:
                published = not has_errors(settled.problems, strict=options.strict)
                pages = settled.pages if published else 0
                return Outcome(settled.problems, published, pages)
            from chronicle.publishing import bring_up_to_date  # noqa: PLC0415 - see above

            return bring_up_to_date(basis, options, saved, stamps)


def look(project: Path, settings: Settings, today: date, options: Options) -> tuple[Problem, ...]:
    """The problems that a build would find in content/ and settings; the site is not touched.

    What was read is remembered, so that the build after it reads nothing twice.
    """
    from chronicle.publishing import remember  # noqa: PLC0415 - see above

    with locked(project):
        saved = state_path(project, options.output, settings.site_url)
        return remember(basis_of(project, settings, today), options, saved)


def basis_of(project: Path, settings: Settings, today: date) -> Basis:
    """What a build is made from now, besides content/. The project's lock is held."""
    templates = templates_digest(template_folders(project, settings))
    return Basis(project, settings, today, code_digest(), templates, tick(project))
