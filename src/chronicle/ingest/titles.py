"""Where the title ends and the name begins in "Minister of Fisheries and Deep Waters Ada Holm"."""

from chronicle.ingest.kinds_of_words import (
    ACTS,
    DEPARTMENTS,
    ORGANISATION_HEADS,
    TITLE_PARTS,
    TITLES,
)
from chronicle.ingest.mentions import Words
from chronicle.ingest.name_words import is_given_name, may_be_person


def preposition_in(sentence: Words, first: int, last: int) -> int | None:
    """Where of, for or on follows the head, as in Ministry of …."""
    return next(
        (n for n in range(first + 1, last) if sentence.words[n].text in {"of", "for", "on"}), None
    )


def no_title(sentence: Words, first: int, last: int) -> bool:
    """Tell whether the run has no title before a name."""
    return title_end(sentence, first, last) is None


def is_title(sentence: Words, first: int, last: int) -> bool:
    """Tell "Prime Minister of the Council" and "President Bank" from a body with a head."""
    of_place = preposition_in(sentence, first, last)
    if any(sentence.words[place].text == "to" for place in range(first, last)):
        return True  # Permanent Representative to the United Nations
    head = sentence.lower((of_place or last) - 1)
    return head in TITLES and head not in ORGANISATION_HEADS


def title_end(sentence: Words, first: int, last: int) -> int | None:
    """Where the name starts after the last title of the run, or None without a title."""
    for place in range(last - 2, first - 1, -1):
        word = sentence.lower(place)
        if word not in TITLES or (word in {"major", "council"} and place + 1 == last):
            continue
        end = place + 1
        if sentence.words[end].text in {"of", "to", "for", "on"}:
            end = _after_department(sentence, end + 1, last)
        names = [word.text for word in sentence.words[end:last]]
        if names and (may_be_person(names[:1]) or (len(names) > 1 and is_given_name(names[0]))):
            return end  # "Mayor Bill Hale": a bill is an act, Bill a name
    return None


def _after_department(sentence: Words, place: int, last: int) -> int:
    """Step over "the Treasury" or "Russia" after "Secretary of"."""
    if place < last and sentence.words[place].text == "the":
        place += 1
    found = sentence.entry(place, last)
    if found is not None and found[1].kind in {"place", "organisation"}:
        return place + found[0]
    if last - place == 1 and not is_given_name(sentence.words[place].text):
        known = sentence.entry(place, last)
        return place if known is not None and known[1].kind == "person" else last
    acts = [n for n in range(place, last - 1) if sentence.lower(n) in ACTS]
    if acts:
        return acts[-1] + 1  # Adviser on the Peace Process Ada Holm
    given = [n for n in range(place + 1, last - 1) if is_given_name(sentence.words[n].text)]
    if given:
        return given[0]  # Minister of Fisheries and Deep Waters Ada Holm
    if any(sentence.words[n].text == "and" for n in range(place, last)):
        return max(place, last - USUAL_NAMES)
    if place + 2 < last and sentence.lower(place) not in DEPARTMENTS:
        return place + 1  # President of Nowhere Ada Holm
    while place < last and (
        sentence.lower(place) in DEPARTMENTS
        or (sentence.lower(place) in {"and", "the"} and sentence.lower(place + 1) in DEPARTMENTS)
    ):
        place += 1
    return place


USUAL_NAMES = 2


def belongs_to_title(sentence: Words, place: int) -> bool:
    """Tell whether the word still is part of the title that ends behind it."""
    word = sentence.lower(place)
    if word in {"of", "the", "and", "to"}:
        return True
    if word in TITLES or word in TITLE_PARTS:
        return True
    return sentence.words[place - 1].text in {"of", "the"} and word in DEPARTMENTS


def title_of(sentence: Words, first: int, last: int) -> str:
    """Return the state or body that an office is of, or nothing."""
    for place in range(first, last):
        if sentence.words[place].text in {"of", "to"}:
            at = place + 1 + (sentence.words[place + 1].text == "the")
            found = sentence.entry(at, last)
            if found is not None and found[1].kind in {"place", "organisation"}:
                return found[1].name
    return ""


def name_end(sentence: Words, first: int, last: int) -> int:
    """A name ends before "of" and before "'s"."""
    for place in range(first, last):
        if sentence.words[place].text in {"of", "for", "on", "'s", "and"}:
            return place
    return last
