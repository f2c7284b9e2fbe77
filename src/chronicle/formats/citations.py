"""Records as citations, for reference managers: BibTeX and CSL-JSON."""

from typing import Any, Final

import msgspec

from chronicle import routes
from chronicle.formats.json_text import inert
from chronicle.formats.record import by_role
from chronicle.formats.tables import address
from chronicle.model import Source
from chronicle.views.api import RecordFile, Volume
from chronicle.views.citation import Cited, cited_entry, cited_source, date_parts
from chronicle.views.furniture import SiteView
from chronicle.views.parts import PageView, updated
from chronicle.views.source import SourceView
from chronicle.views.viewer import Dated
from chronicle.words import to_translate

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class Citation(msgspec.Struct, frozen=True):
    """What is cited, as a message, and in both forms to be copied from a page."""

    what: str
    bibtex: str
    csl: str


def write_bibtex(view: Volume, site: SiteView) -> bytes:
    """The records of a volume as BibTeX."""
    return "\n".join(bibtex(cited(file, site)) for file in view.records).encode()


def write_csl(view: Volume, site: SiteView) -> bytes:
    """The records of a volume as CSL-JSON."""
    return csl_json([csl(cited(file, site)) for file in view.records])


def cited(file: RecordFile, site: SiteView) -> Cited:
    """How a record is cited: a source as the article it stands for, all else as an entry."""
    record = file.record
    if isinstance(record, Source):
        return cited_source(record, by_role(file)["outlet"][0].label)
    date, _ = date_parts(updated(record))
    where = address(record, site) if site.url else ""
    return cited_entry(record.id, file.label, site.name, where, date)


# --- CSL -----------------------------------------------------------------------------------


def csl(one: Cited) -> dict[str, Any]:
    """A citation as CSL-JSON has it; people come under their whole name, as the page has it."""
    told: dict[str, Any] = {"id": one.id, "type": one.type}
    if one.title:
        told["title"] = one.title
    told["container-title"] = one.container
    if one.authors:
        told["author"] = [{"literal": author} for author in one.authors]
    if one.date:
        told["issued"] = {
            "date-parts": [list(one.date)],
            **({"circa": True} if one.is_about else {}),
        }
    more = {"URL": one.url, "language": one.lang, "note": one.note}
    return told | {key: value for key, value in more.items() if value}


def on_page(view: PageView, site: SiteView, path: str) -> tuple[Citation, ...]:
    """How a page tells a reader to cite it; a source's page, first the article it is of."""
    told = []
    if isinstance(view, SourceView):
        told.append(
            Citation(to_translate("the article"), bibtex(view.article), _text(view.article))
        )
    version: Dated | None = getattr(view, "version", None)
    key = routes.key_of(path)
    if version is not None and key is not None:
        date = tuple(map(int, version.iso[:10].split("-"))) if version.iso else ()
        where = routes.absolute(site.url, path) if site.url else ""
        entry = cited_entry(key.id, view.title, site.name, where, date)
        told.append(Citation(to_translate("this entry"), bibtex(entry), _text(entry)))
    return tuple(told)


def _text(one: Cited) -> str:
    """CSL-JSON to be copied, a key a line."""
    lines = (
        f"  {msgspec.json.encode(key).decode()}: {msgspec.json.encode(value).decode()}"
        for key, value in csl(one).items()
    )
    return "{\n" + ",\n".join(lines) + "\n}"


def csl_json(told: list[dict[str, Any]]) -> bytes:
    """Citations as a file, one a line."""
    lines = [inert(msgspec.json.encode(one)) for one in told]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


# --- BibTeX --------------------------------------------------------------------------------


def bibtex(one: Cited) -> str:
    """A citation as BibTeX; `@misc`, since that alone takes an address in every style."""
    fields = {
        "title": f"{{{tex(one.title)}}}" if one.title else "",
        "author": " and ".join(f"{{{tex(author)}}}" for author in one.authors),
        "howpublished": tex(one.container),
        "year": f"{one.date[0]:04}" if one.date else "",
        "month": _MONTHS[one.date[1] - 1] if len(one.date) > 1 else "",
        "day": str(one.date[2]) if len(one.date) > 2 else "",
        "url": _url(one.url),
        "language": one.lang,
        "note": tex(
            "; ".join(filter(None, (one.note, "date approximate" if one.is_about else "")))
        ),
    }
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join((f"@misc{{{one.id},", *lines, "}\n"))


_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


def tex(text: str) -> str:
    """Words as TeX takes them."""
    return text.translate(_TEX)


def _url(url: str) -> str:
    """An address, which packages of TeX read as it stands; what would end the field is escaped."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
