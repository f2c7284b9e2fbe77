"""Pages into bytes: the only place that knows the template engine.

A template sees the view, the site's settings and the frame seen from its page; it has no clock, no
globals but the words of the site's language, and what is undefined raises. Files of a site's own
templates take the place of ours.
"""

import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chronicle.formats import WRITERS
from chronicle.formats.citations import on_page
from chronicle.formats.jsonld import linked_data
from chronicle.page import Page
from chronicle.settings import Settings
from chronicle.template_files import template_file, template_folders
from chronicle.template_words import speak
from chronicle.views.furniture import SiteView, furniture, site_view
from chronicle.views.notices import FileView, NotFoundView, RedirectView, TombstoneView
from chronicle.views.parts import PageView
from chronicle.words import words_in

# All of these give the same result for the same input; of those that come with the engine,
# `random` does not, and `default` would hide what is missing.
FILTERS: Final = frozenset(
    "capitalize escape first join last length lower replace safe trim upper urlencode".split()
)


# Pages that no search engine shall list.
_NOT_TO_BE_FOUND: Final = (NotFoundView, RedirectView, TombstoneView)


class Used(threading.local):
    """The drawings a page uses, in order of their first use: only these are written into it."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}

    def __call__(self, name: str) -> str:
        """Note the name of a drawing and give it back."""
        self.names[name] = None
        return name


# So many parts are remembered: those of the pages made last. A part is a kilobyte or two.
_REMEMBERED: Final = 4096


def _remembering(used: Used) -> Callable[..., str]:
    """What writes a part by its macro, and remembers it for the next page that has the same.

    Parts are frozen values, and a macro sees nothing but its arguments: equal ones are the same
    HTML. The drawings in it are noted for every page.
    """

    @lru_cache(_REMEMBERED)
    def made(macro: Callable[..., str], *arguments: Hashable) -> tuple[str, tuple[str, ...]]:
        before, used.names = used.names, {}
        try:
            return macro(*arguments), tuple(used.names)
        finally:
            used.names = before

    def remembered(macro: Callable[..., str], *arguments: Hashable) -> str:
        html, names = made(macro, *arguments)
        for name in names:
            used(name)
        return html

    return remembered


class Renderer:
    """The templates of a site: its own, then the default ones, file by file."""

    def __init__(self, project: Path, settings: Settings) -> None:
        self._folders = template_folders(project, settings)
        self.site: SiteView = site_view(settings)
        self._words = words_in(settings.lang)
        self._environment = Environment(
            loader=FileSystemLoader(self._folders),
            undefined=StrictUndefined,
            autoescape=True,  # for XML too
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # The templates are those of this build: they are part of what it compares.
            auto_reload=False,
            cache_size=-1,
        )
        # What is the same on every page; macros see this and their arguments, and are made once.
        self._used = Used()
        self._environment.globals.clear()
        self._environment.globals.update(
            site=self.site, used=self._used, remembered=_remembering(self._used)
        )
        filters = self._environment.filters
        self._environment.filters = {name: filters[name] for name in sorted(FILTERS)}
        speak(self._environment, self._words)

    def render(self, page: Page) -> bytes:
        """The bytes of a page."""
        view = page.view
        if isinstance(view, FileView):
            return template_file(self._folders, page.template).read_bytes()
        writer = WRITERS.get(page.template)
        if writer is not None:
            return writer(view, self.site)
        template = self._environment.get_template(page.template)
        is_gone = isinstance(view, _NOT_TO_BE_FOUND)
        here = furniture(self.site, page.path, self._words, is_gone=is_gone)
        self._used.names = {}
        return template.render(
            view=view,
            here=here,
            **self._for_machines(view, page.path),
        ).encode()

    def _for_machines(self, view: msgspec.Struct, path: str) -> dict[str, object]:
        """What a page says of itself to search engines and reference managers, from its view."""
        site = self.site
        if not isinstance(view, PageView) or isinstance(view, _NOT_TO_BE_FOUND):
            return {"linked_data": "", "citations": ()}
        return {
            "linked_data": linked_data(view, site, path) if site.url else "",
            "citations": on_page(view, site, path),
        }
