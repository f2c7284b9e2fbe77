"""Pages for and of those who contribute: who they are, and the editor, where a site has one."""

from collections.abc import Iterator

from chronicle import routes
from chronicle.page import Page
from chronicle.pages.whole import of_all
from chronicle.views.admin import admin_config_view, admin_view
from chronicle.views.contributors import contributors_view
from chronicle.views.notices import FileView
from chronicle.views.viewer import Viewer


def contributors(viewer: Viewer) -> Iterator[Page]:
    """Those who worked on records and want to be named."""
    yield of_all(viewer, routes.CONTRIBUTORS, "contributors.html", contributors_view)


def admin(viewer: Viewer) -> Iterator[Page]:
    """The editor, where the settings ask for it; its script is the site's to bring."""
    if viewer.edition.settings.admin:
        yield Page(routes.ADMIN, "admin.html", admin_view(viewer.edition))
        yield Page(routes.ADMIN_CONFIG, "admin.yml", admin_config_view(viewer.edition))
        yield Page(routes.ADMIN_SCRIPT, routes.ADMIN_SCRIPT, FileView())
