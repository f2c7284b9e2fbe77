"""The editor at admin/: off unless asked for, told of the model, its policy narrow."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from editions import edition
from worlds import copy_of_small, run

from chronicle.edition import editor_problems
from chronicle.model import FOLDERS, KINDS, RECORD_OF
from chronicle.pages.contributing import admin
from chronicle.records import keys_of
from chronicle.settings import Settings
from chronicle.views.admin import Host, admin_config_view, admin_view, host_of
from chronicle.views.viewer import Viewer

SETTINGS = Settings(
    "Test", docs_dir="content", repo_url="https://github.com/example/talks", admin=True
)
CONFIG = json.loads(admin_config_view(edition({}, SETTINGS)).text)


def test_there_is_no_editor_unless_the_settings_ask_for_one() -> None:
    off = msgspec.structs.replace(SETTINGS, admin=False)
    assert list(admin(Viewer(edition({}, off)))) == []
    paths = [page.path for page in admin(Viewer(edition({}, SETTINGS)))]
    assert paths == ["admin/index.html", "admin/config.yml", "admin/sveltia-cms.js"]


def test_every_kind_is_a_collection_with_every_key_of_the_model_and_the_text() -> None:
    assert [one["name"] for one in CONFIG["collections"]] == list(FOLDERS.values())
    for kind, collection in zip(KINDS, CONFIG["collections"], strict=True):
        names = [field["name"] for field in collection["fields"]]
        assert names == [*keys_of(RECORD_OF[kind]), "body"]
        assert collection["folder"] == f"content/{FOLDERS[kind]}"
        required = {field["name"] for field in collection["fields"] if field.get("required", True)}
        fields = msgspec.structs.fields(RECORD_OF[kind])
        assert required == {
            field.encode_name
            for field in fields
            if field.required and field.encode_name in names[:-1]
        }


def field(collection: str, *names: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in CONFIG["collections"] if one["name"] == collection)
    for name in names:
        found = next(one for one in found["fields"] if one["name"] == name)
    return found


def test_words_are_chosen_and_records_that_have_names_are_looked_up() -> None:
    assert field("events", "status")["widget"] == "select"
    places = field("events", "places")
    assert (places["widget"], places["collection"], places["multiple"]) == (
        "relation",
        "places",
        True,
    )
    assert field("events", "sources")["widget"] == "list"
    assert field("events", "participants", "actor")["collection"] == "actors"
    assert field("events", "relations", "follows")["widget"] == "string"
    assert field("places", "names")["widget"] == "keyvalue"
    assert field("places", "lat") == {
        "name": "lat",
        "label": "Lat",
        "required": False,
        "hint": "Degrees north, WGS 84.",
        "widget": "number",
        "value_type": "float",
    }


@pytest.mark.parametrize(
    ("repo_url", "host"),
    [
        ("https://github.com/a/b", Host("github", ("https://api.github.com",))),
        ("https://gitlab.com/a/b/c", Host("gitlab", ("https://gitlab.com",))),
        ("https://gitlab.example.org/a/b", Host("gitlab", ("https://gitlab.example.org",))),
        ("https://codeberg.org/a/b", Host("gitea", ("https://codeberg.org",))),
        (
            "https://github.com.evil.example/a/b",
            Host("gitea", ("https://github.com.evil.example",)),
        ),
    ],
)
def test_the_host_of_the_repository_is_the_only_one_the_page_may_talk_to(
    repo_url: str, host: Host
) -> None:
    assert host_of(repo_url) == host
    settings = msgspec.structs.replace(SETTINGS, repo_url=repo_url)
    csp = admin_view(edition({}, settings)).csp
    assert f"connect-src 'self' data: blob: {host.apis[0]};" in csp
    assert "script-src 'self';" in csp


def test_pull_requests_are_written_where_the_host_has_them() -> None:
    assert CONFIG["publish_mode"] == "editorial_workflow"
    assert CONFIG["backend"] == {
        "name": "github",
        "repo": "example/talks",
        "open_authoring": True,
        "auth_scope": "public_repo",
    }
    codeberg = msgspec.structs.replace(SETTINGS, repo_url="https://codeberg.org/a/b")
    other = json.loads(admin_config_view(edition({}, codeberg)).text)
    assert "publish_mode" not in other
    assert other["backend"] == {
        "name": "gitea",
        "repo": "a/b",
        "base_url": "https://codeberg.org/",
        "api_root": "https://codeberg.org/api/v1",
    }


def test_what_the_editor_lacks_is_said_with_the_remedy(tmp_path: Path) -> None:
    def told(settings: Settings) -> list[str]:
        return [str(problem) for problem in editor_problems(tmp_path, settings)]

    assert told(msgspec.structs.replace(SETTINGS, admin=False)) == []
    assert told(msgspec.structs.replace(SETTINGS, repo_url="")) == [
        (
            "mkdocs.yml:1:1: error[setting-missing]: admin: needs repo_url; set repo_url to the "
            "repository that the editor is to write to, or remove admin"
        )
    ]
    assert told(SETTINGS) == [
        (
            "mkdocs.yml:1:1: error[admin-script]: admin: there is no "
            "templates/admin/sveltia-cms.js; put dist/sveltia-cms.js of the npm package "
            "@sveltia/cms there and set `custom_dir: templates` under `theme:`, or remove admin"
        )
    ]
    own = msgspec.structs.replace(SETTINGS, templates_dir="look")
    assert "look/admin/sveltia-cms.js; put" in told(own)[0]
    (tmp_path / "look/admin").mkdir(parents=True)
    (tmp_path / "look/admin/sveltia-cms.js").write_text("// the editor")
    assert told(own) == []


def test_the_script_is_served_from_the_site_and_a_build_without_it_is_refused(
    tmp_path: Path,
) -> None:
    project = copy_of_small(tmp_path)
    settings = project / "mkdocs.yml"
    text = settings.read_text().replace("format: 1", "format: 1\n      admin: true")
    settings.write_text(text)
    assert not run(project).published
    script = project / "templates/admin/sveltia-cms.js"
    script.parent.mkdir(parents=True)
    script.write_text("// the editor")
    assert run(project).published
    assert (project / "site/admin/sveltia-cms.js").read_text() == "// the editor"
    page = (project / "site/admin/index.html").read_text()
    assert '<script src="sveltia-cms.js"></script>' in page
    assert "://" not in page.replace("https://code.example", "")
