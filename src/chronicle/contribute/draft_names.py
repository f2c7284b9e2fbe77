"""A draft gets the id of what the reviewer made of it: an id stays for ever.

The drafts beside it that name it, and what is kept of the article, follow.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from chronicle.disk import secure
from chronicle.frontmatter import Scalar, read_document
from chronicle.ingest.drafts import slug
from chronicle.ingest.kept import keep, read_kept
from chronicle.model import FOLDERS

# Of what the ids of these kinds are made, in order.
_PARTS = {"events": ("date", "title"), "sources": ("published", "outlet", "title")}


def renamed(project: Path, file: Path) -> Path:
    """Rename an event after date and title, a source after day, outlet and title.

    It stays what it is where a part is missing, or the name is taken.
    """
    folder, kind = drafts_beside(file), _kind_folder(file).name
    if kind not in _PARTS:
        return file
    id_ = _id_of(file, _PARTS[kind])
    if not id_ or id_ == file.stem:
        return file
    year = id_[:4] if id_[:4].isdigit() else "undated"
    target = folder / kind / year / f"{id_}.md"
    if target.exists() or any((project / "content").rglob(f"{id_}.md")):
        return file
    target.parent.mkdir(parents=True, exist_ok=True)
    file.rename(target)
    if not any(file.parent.iterdir()):
        file.parent.rmdir()
    old = re.compile(rf"(?<![\w-]){re.escape(file.stem)}(?![\w-])")
    for other in (*_drafts(folder), *_drafts_of_others(folder)):
        text = other.read_text("utf-8")
        if old.search(text):
            secure(other, old.sub(id_, text).encode())
    _follow(project, folder, file, target)
    return target


def drafts_beside(file: Path) -> Path:
    """The folder of an import's drafts: that which holds the folders of kinds."""
    return _kind_folder(file).parent


def _kind_folder(file: Path) -> Path:
    kinds = FOLDERS.values()
    return next((folder for folder in file.parents if folder.name in kinds), file.parent)


def _drafts(folder: Path) -> Iterator[Path]:
    """The drafts of a folder, below the folders of kinds alone: it may hold something else too."""
    for kind in FOLDERS.values():
        yield from (folder / kind).rglob("*.md")


def _drafts_of_others(folder: Path) -> Iterator[Path]:
    """The events of other imports, which may be the same as one of these."""
    for other in sorted(folder.parent.iterdir()):
        if other != folder and other.is_dir():
            yield from (other / FOLDERS["event"]).rglob("*.md")


def forget(folder: Path, id_: str) -> None:
    """Take the relations that name a dropped draft out of the drafts beside it."""
    name = re.escape(id_)
    line = re.compile(rf"(?:^ *# \?.*\n)?^ *- (?:\{{ *)?[a-z-]+: {name}(?![\w-]).*\n", re.MULTILINE)
    for other in _drafts(folder):
        text = other.read_text("utf-8")
        rest = line.sub("", text)
        if rest != text:
            rest = re.sub(r"^relations:[^\n\[]*\n(?! *- | *#)", "", rest, flags=re.MULTILINE)
            secure(other, rest.encode())


def _id_of(file: Path, keys: tuple[str, ...]) -> str:
    document, _ = read_document(file.name, file.read_bytes())
    values = [document.front.get(key) for key in keys] if document is not None else []
    texts = [value.text for value in values if isinstance(value, Scalar)]
    if len(texts) < len(keys) or not texts or not slug(texts[-1]):
        return ""
    day = re.match(r"\d{4}-\d\d-\d\d|\d{4}", texts[0])
    return "-".join([day[0] if day else "undated", *texts[1:-1], slug(texts[-1])])


def _follow(project: Path, folder: Path, old: Path, new: Path) -> None:
    article = read_kept(project, folder.name)
    if article is None:
        return
    before, after = (path.relative_to(folder).as_posix() for path in (old, new))
    evidence = tuple(
        msgspec.structs.replace(one, draft=after) if one.draft == before else one
        for one in article.evidence
    )
    keep(project, msgspec.structs.replace(article, evidence=evidence))
