"""Each line above the story into its class, up to the first that reads like prose."""

import re
from functools import cache
from typing import Literal, NamedTuple

from chronicle.ingest.article import Article
from chronicle.ingest.furniture import is_menu
from chronicle.ingest.kinds_of_words import OUTLET_HEADS
from chronicle.ingest.newsroom import (
    Line,
    is_publication_line,
    place_and_dash,
)
from chronicle.ingest.register import Register

LineClass = Literal[
    "published", "byline", "caption", "section", "headline", "outlet", "noise", "stray", "story"
]

_LONG_LINE = 220


def classify(
    lines: list[Line], article: Article, register: Register, headline: int | None = None
) -> list[LineClass]:
    """Give each leading line its class, up to the first line of the story, which gets none.

    `headline` is the number of the line that is known to be the headline.
    """
    found: list[LineClass] = []
    for number, line in enumerate(lines):
        if headline is not None and number <= headline:
            found.append(_class_of_furniture(lines, number, headline, register))
            continue
        kind = _class_of(_Place(line, number, lines, found), article, register)
        if kind == "story":
            break
        found.append(kind)
    return found


_JUST_ABOVE = 3  # lines: what stands higher than this above a headline belongs to the page


def _class_of_furniture(
    lines: list[Line], number: int, headline: int, register: Register
) -> LineClass:
    """The class of a line down to a known headline; what says nothing of the article is noise."""
    words = lines[number].words
    if number == headline:
        return "headline"
    if number == 0 and _is_outlet_name(words, register):
        return "outlet"
    if headline - number > _JUST_ABOVE:
        return "noise"
    if _noise().fullmatch(words) or same(words, lines[headline].words):
        return "noise"
    if is_publication_line(words):
        return "published"
    if _byline().match(words):
        return "byline"
    if _is_outlet_name(words, register):
        return "outlet"
    alone = headline - number == 1 or is_publication_line(lines[number + 1].words)
    return "section" if alone and _is_section(words, 0, lines[number:]) else "noise"


class _Place(NamedTuple):
    """A leading line, its number, all of them, and the classes of those before it."""

    line: Line
    number: int
    lines: list[Line]
    before: list[LineClass]


def _class_of(place: _Place, article: Article, register: Register) -> LineClass:
    line, number, lines, before = place
    words, has_headline = line.words, "headline" in before
    if is_publication_line(words):
        return "published"
    if _byline().match(words) and len(words) < 160:
        return "byline"
    dateline = place_and_dash().match(words)
    credited = _credit_mark().search(words, dateline.end() if dateline else 0)
    if credited and len(words) < 600 and (has_headline or number):
        return "caption"
    if any(line.words == other.words for other in lines[number + 1 : number + 4]) and has_headline:
        return "caption"  # printed twice: under the picture and in the text
    again = any(line.words == other.words for other in lines[:number])
    if again or _noise().fullmatch(words) or _is_glued(words) or is_menu(words):
        return "noise"
    if has_headline:
        return "stray" if _is_stray(words) or _is_standfirst(place) else "story"
    return _class_above_headline(place, article, register)


def _class_above_headline(place: _Place, article: Article, register: Register) -> LineClass:
    line, number, lines, before = place
    follows = len(lines) > number + 1
    if follows and _is_outlet_name(line.words, register):
        return "outlet"
    if follows and number == 0 and _is_title_of_paper(line.words, lines[1].words):
        return "outlet"
    told = [other for other, kind in zip(lines, before, strict=False) if kind != "noise"]
    if _is_section(line.words, len(told), told + lines[number:]):
        return "section"
    return "headline" if _is_headline(line, number, lines, article) else "story"


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Bb]y|BY|Written by|Reported by|Reporting by|From:|Authors?:) +[A-Z][\w.'’-]+(?: |$)"
        r"(?!(?:.*\b(?:said|told|has|was|were)\b))"
    )


@cache
def _credit_mark() -> re.Pattern[str]:
    return re.compile(
        r"(?:\bPhotos?(?:graph)?(?: by| courtesy|/|:)|\bImages?(?: by| courtesy|:| credit)|"
        r"\bCredit:|\bFile [Pp]hoto\b|\bGetty Images\b|\[Photo|\(Photo|\[Image|AP Photo|"
        r"/(?:Reuters|AFP|AP|EPA|Xinhua|TASS)\b|\bPicture:|©|^\[\d+/\d+\]|\bvia REUTERS\b|"
        r"/ ?(?:REUTERS|Handout|Pool)\b)"
    )


@cache
def _noise() -> re.Pattern[str]:
    return re.compile(
        r"(?:share(?: this(?: article| story)?)?(?: on .{1,20})?|save|print|listen(?: to .{1,40})?|"
        r"advertisement|subscribe.{0,40}|follow us.{0,40}|read more.{0,80}|comments?|"
        r"\d{1,3} min(?:ute)?s? (?:read|ago)|\d{1,2} hours? ago|breaking(?: news)?|live|exclusive|"
        r"copy link|email|facebook|twitter|whatsapp|loading.{0,10}|toggle .{1,30}|"
        r"font size.{0,10}|[-–—=_*•|·]+|send a link.{0,20}|jump to:.{0,40}|"
        r"skip to .{1,30}|(?:left |main |right )?menu|(?:\w+ )?QR code|live broadcast|on|off|"
        r"[a-z][a-z ]{1,20}: ?#?[\d-]+|\d{1,4}|adjust font.{0,10}|(?:\w+ )?staff|"
        r"you are here:.{0,40}|today[’']s paper.{0,30}|"
        r"(?:send|email) (?:this )?to a friend|tweet(?: this)?|pin(?: it)?|"
        r"related(?: (?:topics?|stories|articles|news|links|content|videos?))?|off the wire|"
        r"in (?:the news|this story|pictures)|(?:most|also) (?:read|popular|viewed|shared).{0,20}|"
        r"recommended.{0,20}|trending.{0,20}|just in|more from .{1,30}|more (?:news|stories)|"
        r"sign (?:in|up).{0,30}|log ?in|contact(?: us)?|about(?: us)?|directory of sites|"
        r"newsletters?|close(?: button)?|open menu|back to .{1,30}|view (?:comments|all).{0,20}|"
        r"add to .{1,30}|show (?:more|less)|click here.{0,40}|enlarge.{0,20}|"
        r"(?:download|get) (?:the |our ).{0,20}app)",
        re.IGNORECASE,
    )


_SECTIONS = frozenset(
    "world news politics europe asia africa americas china us usa uk ukraine russia diplomacy "
    "international national business economy opinion analysis middle east conflict war defense "
    "defence security society law justice front page top stories home latest headlines global "
    "region nation science health technology sport culture climate".split()
)


def _is_section(words: str, number: int, lines: list[Line]) -> bool:
    """A line above the headline: breadcrumbs, capitals, or the name of a section."""
    if number > 1 or len(words) > 60 or number + 1 >= len(lines) or words[-1] in '.?!"”':
        return False
    if re.fullmatch(r"#[A-Z][\w ]{2,30}", words):
        return True
    parts = [part.strip() for part in re.split(r"[/|>»›·]", words)]
    names = [part for part in parts if part]
    if len(parts) > 1 and all(len(part.split()) <= 4 for part in names):
        return True
    if re.match(r"Home(?=[A-Z]| ?[/>»|])", words):
        return True  # a breadcrumb whose marks were lost
    if _is_short_label(words, number, lines):
        return True
    few = len(words.split()) <= 4
    if few and words.isupper():
        return True
    return few and all(word.lower().strip("&") in _SECTIONS | {""} for word in words.split())


def _is_short_label(words: str, number: int, lines: list[Line]) -> bool:
    """A word or two over a longer line that a date or a byline follows: India, Arab World."""
    parts = words.split()
    if len(parts) > 2 or not all(part[0].isupper() for part in parts) or _is_mark(words):
        return False
    headline = lines[number + 1].words
    below = lines[number + 2 : number + 2 + _STILL_ABOVE]
    dated = any(_is_mark(line.words) for line in below)
    longer = len(headline.split()) > _LONGEST_TITLE and headline[-1] not in '.”"'
    label_again = number == 0 and len(lines) > 2 and _is_short_label(headline, 1, lines)
    return (longer and dated) or label_again


def _is_headline(line: Line, number: int, lines: list[Line], article: Article) -> bool:
    words = line.words
    if article.stated.headline and same(words, article.stated.headline):
        return True
    if not 2 <= len(words.split()) <= 40 or len(words) > _LONG_LINE:
        return False
    if number + 1 >= len(lines):
        return False
    if place_and_dash().match(words):
        return False
    follow = next((o.words for o in lines[number + 1 :] if len(o.words) > 80), "")
    ends = words[-1] == "." and not re.search(r"\b[A-Z]\.$", words)
    return not ends or len(words) * 2 < len(follow)


_GLUED = 3  # words run together


def _is_glued(words: str) -> bool:
    """Tell a menu whose gaps were lost, "World NewsPoliticsBusinessSport"."""
    return len(re.findall(r"[a-z](?<!\bMc)(?<!\bMac)(?=[A-Z][a-z]{2})", words)) >= _GLUED


def _is_stray(words: str) -> bool:
    """A standfirst or list line between headline and story: short and without a full stop."""
    return len(words) < 160 and not re.search(r"[.!?:][\"”’')\]]*$", words)


_STILL_ABOVE = 4  # lines between a standfirst and the date or byline that follows it


def _is_standfirst(place: _Place) -> bool:
    """Tell a sentence below the headline that a date or byline still follows from the story."""
    line, number, lines, _ = place
    below = [other.words for other in lines[number + 1 : number + 1 + _STILL_ABOVE]]
    marks = [n for n, words in enumerate(below) if _is_mark(words)]
    # Nothing but short lines may stand between.
    return len(line.words) < _LONG_LINE and bool(marks) and all(
        len(words) < _LONG_LINE // 2 for words in below[: marks[0]]
    )  # fmt: skip


def _is_mark(words: str) -> bool:
    return is_publication_line(words) or _byline().match(words) is not None


def same(one: str, other: str) -> bool:
    """Tell whether two lines differ in case and punctuation alone."""
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _is_outlet_name(words: str, register: Register) -> bool:
    if len(words) > _LONG_TITLE:
        return False
    # "From Wikinews, the free news source …", "Lantern News Agency"
    words = re.sub(r"^From (?=[A-Z][\w.]+, )|, the .*|(?: News| Press)? Agency$", "", words)
    entry = register.named(words)
    return entry is not None and entry.kind == "outlet"


def _is_title_of_paper(words: str, follow: str) -> bool:
    """Tell "Daily Lantern" above a headline by its words alone."""
    parts = words.split()
    if not 1 < len(parts) <= _LONGEST_TITLE or not all(part[0].isupper() for part in parts):
        return False
    paper = parts[0] in {"Daily", "Evening"} or parts[-1].lower() in OUTLET_HEADS
    headline = len(follow.split()) > _LONGEST_TITLE and not re.search(r"[.”\"]$|\d{4}$", follow)
    return paper and headline and len(follow) < _LONG_LINE and not is_publication_line(follow)


_LONGEST_TITLE = 4  # words

_LONG_TITLE = 70  # characters
