"""The OpenAPI description of `api/v1/`, for those who let programs write their programs."""

from collections.abc import Iterator
from typing import Any, Final

from chronicle import __version__, routes
from chronicle.formats.lists import ListFile
from chronicle.formats.schema import DIALECT, Schema, definitions, name_of, of_structs, text
from chronicle.model import FOLDERS, KINDS
from chronicle.views.api import BY_MONTH, DescriptionFile, IndexFile
from chronicle.views.furniture import SiteView

_TEMPLATE: Final = "#/components/schemas/{name}"


def write_openapi(view: DescriptionFile, site: SiteView) -> bytes:  # noqa: ARG001 - as all writers
    """The description; without an address of the site, addresses are relative to its own."""
    return text(openapi(site))


def openapi(site: SiteView) -> dict[str, Any]:
    """The description as plain values."""
    files = of_structs((IndexFile, ListFile), _TEMPLATE)
    schemas = {**files, **definitions(KINDS, _TEMPLATE)}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": site.name,
            "version": "1",
            "description": "Static files: every record, lists of all, and an index. "
            f"Made by Chronicle {__version__}; {site.copyright}.",
        },
        "servers": [{"url": site.url.rstrip("/") if site.url else "../.."}],
        "paths": dict(_paths()),
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def _paths() -> Iterator[tuple[str, dict[str, Any]]]:
    yield _path(routes.API_INDEX, "index", "Where to begin: all lists.", _ref("IndexFile"))
    for kind in KINDS:
        folder = FOLDERS[kind]
        by_month = kind in BY_MONTH
        address = f"api/v1/lists/{folder}/{{month}}.json" if by_month else routes.api_list(kind)
        told = f"All {folder}{' of a month, or `undated`' if by_month else ''}."
        parameters = ("month",) if by_month else ()
        yield _path(address, f"list_{folder}", told, _ref("ListFile"), *parameters)
        yield _path(
            f"api/v1/{folder}/{{id}}.json",
            f"read_{kind}",
            f"One {kind}, or what became of it.",
            {"oneOf": [_ref(name_of(kind)), _ref("Gone")]},
            "id",
        )
        told = f"The JSON Schema of a {kind}'s file."
        yield _path(routes.api_schema(kind), f"schema_{kind}", told, {"type": "object"})


def _ref(name: str) -> Schema:
    return {"$ref": _TEMPLATE.format(name=name)}


def _path(
    path: str, name: str, told: str, schema: Schema, *parameters: str
) -> tuple[str, dict[str, Any]]:
    answer = {"description": told, "content": {"application/json": {"schema": schema}}}
    return f"/{path}", {
        "get": {
            "operationId": name,
            "summary": told,
            "parameters": [
                {"name": one, "in": "path", "required": True, "schema": {"type": "string"}}
                for one in parameters
            ],
            "responses": {"200": answer, "404": {"description": "No such file."}},
        }
    }
