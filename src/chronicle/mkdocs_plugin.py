"""The MkDocs plugin: its settings and hooks into calls of the core, problems into its log.

MkDocs lends its commands, its log and its server; it is shown no content and writes no site. Left
to itself it follows links out of content/, renders contributors' Markdown, and clears the old site
away before it knows of a new one. So while it works it has two folders that do not exist, one to
read and one to write; what other plugins write there is thrown away.
"""
# ruff: noqa: ARG002 - MkDocs decides what its hooks are given

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from chronicle.build import build, look
from chronicle.clock import latest_day
from chronicle.home import FOLDER, forget, state_path
from chronicle.outcome import Options
from chronicle.problems import Problem, has_errors
from chronicle.report import counted
from chronicle.serving import Preview, Server, around
from chronicle.settings import Settings, settings_from_values
from chronicle.template_files import default_templates

# Among MkDocs' own loggers, whose messages it prints, and counts when it is strict.
log = logging.getLogger("mkdocs.plugins.chronicle")

# After other plugins: their changes to files are undone, and where they write is thrown away.
_last = event_priority(-100)

# MkDocs names its folders in its log; ours stands there, too, once the site is made.
_NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class _Run:
    """One build as MkDocs was asked for it: what it has to do and what has been told so far."""

    project: Path
    options: Options
    settings: Settings | None
    problems: tuple[Problem, ...]
    docs_dir: str
    site_dir: str


class _Unjudged(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Options that MkDocs passes over: the core judges them with all other settings."""


class ChroniclePlugin(BasePlugin[_Unjudged]):  # type: ignore[no-untyped-call]  # as above
    """What `plugins: [chronicle]` in mkdocs.yml stands for."""

    _run: _Run

    def __init__(self) -> None:
        self._serves = False
        self._asked = False
        self._preview: Preview | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take any options without a word."""
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether a site is published or previewed. What is `dirty` we find out ourselves."""
        self._serves = command == "serve"
        self._asked = _is_asked_for_pages()

    @_last
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check everything and refuse to go on, before MkDocs touches a folder."""
        if not config.config_file_path:
            raise PluginError("chronicle reads its settings from a file: mkdocs -f mkdocs.yml …")
        project = Path(config.config_file_path).absolute().parent
        site = Path(config.site_dir)
        options = Options(site, swap=True, jobs=os.cpu_count() or 1, strict=config.strict)
        settings, problems = settings_of(config)
        if self._serves:
            self._preview = self._preview or Preview(project, site, self._fail, asked=self._asked)
        else:
            problems = _checked(project, settings, problems, options)
        self._run = _Run(project, options, settings, problems, config.docs_dir, config.site_dir)
        nowhere = project / FOLDER / _NOWHERE
        config.docs_dir, config.site_dir = str(nowhere / "docs"), str(nowhere / "site")
        config.theme.static_templates = set()
        return config

    @_last
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Let MkDocs make nothing of anybody's files."""
        return Files([])

    @_last
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish the site, or bring the preview up to date."""
        run = self._run
        shutil.rmtree(run.project / FOLDER / _NOWHERE, ignore_errors=True)
        # `mkdocs gh-deploy` publishes the one afterwards, `mkdocs serve` watches the other.
        config.site_dir, config.docs_dir = run.site_dir, run.docs_dir
        if self._preview is not None:
            _show(self._preview, run)
        elif run.settings is not None:
            _publish(run, run.settings)

    @_last
    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: object,
    ) -> LiveReloadServer:
        """Put our answers around those of MkDocs' server, and let it watch the templates too."""
        run = self._run
        if self._preview is None:
            # `mkdocs serve --clean` says that it builds, and only now that it serves. What was
            # built is thrown away with what was remembered of it, for a preview of the same bytes.
            self._serves = True
            served = Path(server.root)
            shutil.rmtree(served)
            served.mkdir()
            address = run.settings.site_url if run.settings else ""
            forget(state_path(run.project, served, address))
            self._preview = Preview(run.project, served, self._fail, asked=True)
            _show(self._preview, run)
        default = str(default_templates())
        for folder in {config.theme.custom_dir or default, default}:
            server.watch(folder)
        about = Server(config.dev_addr.host, server.mount_path, "/livereload/")
        server.set_app(around(server.get_app() or server.serve_request, self._preview, about))
        return server

    def _fail(self, error: Exception) -> None:
        """Tell in the terminal why a page of the preview could not be made."""
        log.log(_loudest(self._run), "The site could not be made.", exc_info=error)

    def on_shutdown(self) -> None:
        """Leave nothing of ours in the system's temporary folder."""
        if self._preview is not None:
            self._preview.close()


def _is_asked_for_pages() -> bool:
    """Whether we shall be asked for each page: a server that does not reload never calls on us."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("livereload"))


def settings_of(config: MkDocsConfig) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Our settings, as they stand in the file that MkDocs has read.

    It is read again, in MkDocs' way: in its own values `serve` has overwritten `site_url` and
    `site_dir`, and others are filled in where nothing was set.
    """
    path = Path(config.config_file_path).absolute()
    with path.open("rb") as file:
        values = yaml_load(file, get_yaml_loader(config=config))
    return settings_from_values(path.name, values, str(path.parent))


def _checked(
    project: Path, settings: Settings | None, problems: tuple[Problem, ...], options: Options
) -> tuple[Problem, ...]:
    if settings is not None:
        with _refusals_in_words():
            problems = look(project, settings, latest_day(), options)
    _tell(problems)
    if has_errors(problems, strict=options.strict):
        raise PluginError(f"{counted(problems)}: the site was left as it is")
    return problems


def _publish(run: _Run, settings: Settings) -> None:
    with _refusals_in_words():
        outcome = build(run.project, settings, latest_day(), run.options)
    _tell(problem for problem in outcome.problems if problem not in run.problems)
    if not outcome.published:
        raise PluginError(f"{counted(outcome.problems)}: the site was left as it is")
    log.info(
        "%d pages in %s: %d written, %d removed",
        outcome.pages,
        run.site_dir,
        len(outcome.written),
        len(outcome.removed),
    )


def _show(preview: Preview, run: _Run) -> None:
    problems = run.problems
    if run.settings is None:
        preview.fail(problems)
    else:
        try:
            problems = preview.update(run.settings, latest_day(), strict=run.options.strict)
        except Exception as error:
            # A template in work, or a mistake of ours. MkDocs would let every request wait.
            log.log(_loudest(run), "The site could not be made.", exc_info=error)
            problems = preview.crash(error)
    _tell(problems, _loudest(run))


def _loudest(run: _Run) -> int:
    """How loud the preview may be in the log.

    MkDocs counts what is warned of when it is strict, and then no longer answers a browser: there
    all is told as what happened, and the browser shows it.
    """
    return logging.INFO if run.options.strict else logging.ERROR


def _tell(problems: Iterable[Problem], loudest: int = logging.ERROR) -> None:
    for problem in problems:
        level = logging.ERROR if problem.severity == "error" else logging.WARNING
        log.log(min(level, loudest), "%s", problem)


@contextmanager
def _refusals_in_words() -> Iterator[None]:
    """What the operating system refuses is told without a traceback."""
    try:
        yield
    except OSError as error:
        raise PluginError(f"cannot use {error.filename}: {error.strerror or error}") from error
