"""Put every message of templates and code into the catalogues of src/chronicle/locale/.

`python scripts/words.py` keeps what is translated, adds what is new and drops what nothing says any
more. What is new stays empty, and a test fails until somebody has translated it.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "src" / "chronicle" / "locale"
_HEAD = """\
# What the site says in the language "{lang}"; docs/languages.md tells how to change it.
msgid ""
msgstr ""
"Language: {lang}\\n"
"Plural-Forms: {plural}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
KEYWORDS = {
    "_": None,
    "gettext": None,
    "to_translate": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "to_count": (1, 2),
    "spelled": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def messages() -> Catalog:
    """Every message, in order of file and line, without the places, which change too often."""
    found = Catalog(fuzzy=False)
    sources = ((ROOT / "src" / "chronicle", "python"), (ROOT / "templates", "jinja2"))
    for folder, method in sources:
        suffix = "py" if method == "python" else "html"
        for _, _, message, comments, context in extract_from_dir(
            folder,
            [(f"**.{suffix}", method if method == "python" else "jinja2.ext:babel_extract")],
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        ):
            found.add(message, auto_comments=comments, context=context)
    return found


def brought_up_to_date(path: Path) -> Catalog:
    """The catalogue of a language with every message of today, and no other."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.update(messages(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog, lang: str) -> bytes:
    """The file of a catalogue: by message, without the day and tool of its making."""
    data = BytesIO()
    write_po(data, catalogue, width=100, sort_output=True, omit_header=True)
    return _HEAD.format(lang=lang, plural=catalogue.plural_forms).encode() + data.getvalue()


def main() -> int:
    """Bring all catalogues up to date; tell how many messages of each are not translated."""
    for path in sorted(LOCALE.glob("*.po")):
        catalogue = brought_up_to_date(path)
        path.write_bytes(written(catalogue, path.stem))
        missing = [one for one in catalogue if one.id and not all(_forms(one.string))]
        sys.stdout.write(f"{path.stem}: {len(catalogue)} messages, {len(missing)} not translated\n")
    return 0


def _forms(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (string or "",)


if __name__ == "__main__":
    sys.exit(main())
