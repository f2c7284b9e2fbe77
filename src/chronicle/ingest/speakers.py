"""Who spoke: the actor that a verb of speech belongs to, and the person an actor stands for.

Roles are looked up in the article's own titles, then in the register's posts of the day; a
pronoun goes back to the one last speaking. Where two people compete the finding says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from chronicle.ingest import tables
from chronicle.ingest.actors import Actor
from chronicle.ingest.findings import Span, Speaker
from chronicle.ingest.mentions import Mention
from chronicle.ingest.register import Register
from chronicle.ingest.tokens import fold


@dataclass(slots=True)
class Scene:
    """Who has been on stage so far in one article; grows sentence by sentence."""

    register: Register
    day: str
    people: list[Mention] = field(default_factory=list)
    last_speaker: Speaker | None = None
    last_people: list[Mention] = field(default_factory=list)
    last_group: Speaker | None = None
    bodies: list[Mention] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    roles: list[tuple[str, str, Mention]] = field(default_factory=list)

    def meet(self, mentions: Sequence[Mention]) -> None:
        """Take note of the people of a sentence and their titles."""
        people = [mention for mention in mentions if mention.kind == "person"]
        for mention in people:
            if mention.role:
                self.roles.append((mention.role.lower(), mention.of, mention))
                self._note_gender(mention)
        self.people.extend(people)
        if people:
            self.last_people = people

        self.bodies.extend(m for m in mentions if m.kind == "organisation")

    def labelled(self, span: Span, plain: str) -> Speaker:
        """The speaker that a line of a transcript opens with, or that a quotation is signed by."""
        label = span.of(plain)
        same = [m for m in self.people if fold(m.name).upper().endswith(fold(label))]
        if not same:
            name = label.title() if label.isupper() else " ".join(label.split())
            return Speaker(span=span, rule="speaker: label", reason=f"{label} labels it", name=name)
        return Speaker(span=span, rule="speaker: label", reason=f"{label}: is {same[-1].name}",
                       name=same[-1].name, id=same[-1].id)  # fmt: skip

    def hear(self, speaker: Speaker) -> None:
        """Take note of who spoke last."""
        is_person = any(mention.name == speaker.name for mention in self.people)
        if is_person:
            self.last_speaker = speaker
        elif speaker.name:
            self.last_group = speaker

    def _note_gender(self, mention: Mention) -> None:
        words = set(mention.role.lower().replace(".", "").split())
        if words & {"mr", "sir", "king", "prince", "lord", "spokesman", "chairman", "father"}:
            self.genders[mention.name] = "m"
        if words & {"mrs", "ms", "queen", "princess", "lady", "dame", "spokeswoman", "baroness",
                    "congresswoman", "chairwoman"}:  # fmt: skip
            self.genders[mention.name] = "f"

    def gender(self, name: str) -> str:
        """Return m, f, or nothing where neither title, pronoun nor given name tells."""
        known = self.genders.get(name)
        if known is None:
            first = name.split(maxsplit=1)[0] if " " in name else ""
            known = tables.given_names().get(first, "-")
        return "" if known == "-" else known


def identify(actor: Actor, scene: Scene, *, goes_on: bool = False) -> Speaker:
    """Say who an actor is: a name, the holder of a role, the one a pronoun goes back to.

    `goes_on` tells that the verb continues what was said: "he added" is whoever spoke last.
    """
    if actor.kind == "pronoun":
        last = scene.last_speaker
        wanted = {"he": "m", "she": "f"}.get(actor.head, "")
        if goes_on and wanted and last is not None and scene.gender(last.name) in {"", wanted}:
            return _replace_span(last, actor) or _pronoun(actor, scene)
        return _pronoun(actor, scene)
    if actor.mention is not None:
        mention = actor.mention
        return Speaker(
            span=actor.span, rule="speaker: named", reason=mention.rule, name=mention.name,
            id=mention.id, on_behalf_of=mention.of or _office_of(mention, scene),
        )  # fmt: skip
    if actor.kind == "role":
        return _role(actor, scene)
    if actor.kind == "group" and re.match(r"[Tt]he |[Tt]his ", actor.words):
        body = next((m for m in reversed(scene.bodies) if _is_headed(m.name, actor.head)), None)
        if body is not None:
            return Speaker(
                span=actor.span, rule="speaker: body named before",
                reason=f"{actor.words!r} is {body.name}", name=body.name, id=body.id,
                on_behalf_of=body.country,
            )  # fmt: skip
    if actor.kind == "text" and (found := _issuer(actor, scene)) is not None:
        return found
    return Speaker(
        span=actor.span, rule=f"speaker: {actor.kind}", reason=f"the article says {actor.words!r}",
        described_as=_tidy(actor.words), on_behalf_of=_country(actor.owner, scene),
    )  # fmt: skip


def _is_headed(name: str, head: str) -> bool:
    return head in name.lower().split()


def _issuer(actor: Actor, scene: Scene) -> Speaker | None:
    """A statement speaks for its owner, else for whoever spoke or acted last, with a doubt."""
    owner = scene.register.named(actor.owner) if actor.owner else None
    if owner is not None and owner.kind in {"organisation", "place"}:
        return Speaker(
            span=actor.span, rule="speaker: owner of a text", reason=f"{actor.words!r}",
            name=owner.name, id=owner.id, on_behalf_of=owner.name,
        )  # fmt: skip
    if actor.owner and (person := _owner_of_text(actor, scene)) is not None:
        return person
    body = scene.last_group
    if body is None or not re.match(r"[Tt]he |[Tt]his ", actor.words):
        return None
    name = body.name or body.described_as
    return Speaker(
        span=actor.span, rule="speaker: author of a text", reason=f"{actor.words!r}, by {name}",
        doubt="whose text?", name=body.name, id=body.id, described_as=body.described_as,
        on_behalf_of=body.on_behalf_of,
    )  # fmt: skip


def _owner_of_text(actor: Actor, scene: Scene) -> Speaker | None:
    """Ada Holm in "Holm's statement read"."""
    last = fold(actor.owner).split()[-1]
    person = next((m for m in reversed(scene.people) if fold(m.name).split()[-1] == last), None)
    if person is None:
        return None
    return Speaker(
        span=actor.span, rule="speaker: owner of a text",
        reason=f"{actor.words!r} is by {person.name}", name=person.name, id=person.id,
        on_behalf_of=person.of,
    )  # fmt: skip


def _tidy(words: str) -> str:
    """A description without its article, "senior official" rather than "the senior official"."""
    return re.sub(r"^(?:The|the|A|An|a|an) ", "", words)


def _office_of(mention: Mention, scene: Scene) -> str:
    known = scene.register.by_id.get(mention.id)
    if known is None:
        return ""
    posts = [post for post in known.posts if post.of and post.held_on(scene.day)]
    return posts[-1].of if posts else ""


def _country(owner: str, scene: Scene) -> str:
    entry = scene.register.named(owner) if owner else None
    return entry.name if entry is not None and entry.kind in {"place", "demonym"} else ""


_SAME_ROLE = (
    frozenset("expert scholar professor analyst researcher specialist historian economist".split()),
    frozenset("president leader head".split()),
    frozenset("premier minister".split()),
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("senator lawmaker legislator congressman congresswoman representative".split()),
    frozenset("adviser advisor aide".split()),
    frozenset("attorney lawyer".split()),
    frozenset("mogul billionaire businessman tycoon magnate nominee candidate".split()),
)


def _fits(head: str, words: str, role: str, *, loosely: bool) -> bool:
    """Tell whether "the foreign minister" can be the one titled "Foreign Minister".

    Of two offices held at once, "Deputy Prime Minister and Foreign Minister", either will do.
    """
    parts = role.split(" and ")
    if len(parts) > 1:
        return any(_fits(head, words, part, loosely=loosely) for part in parts)
    title = role.replace("-", " ").split()
    if head not in title and head not in role.split():
        return loosely and any(head in same and same & set(title) for same in _SAME_ROLE)
    narrowing = {"vice", "deputy", "former", "prime", "foreign", "defence", "defense", "interior",
                 "finance", "first", "elect"}  # fmt: skip
    asked = {word for word in words.lower().split() if word in narrowing}
    return asked == {word for word in title if word in narrowing} or (
        not asked and head not in {"minister", "secretary"}
        and not {"vice", "former", "elect"} & set(title)
    )  # fmt: skip


def _role(actor: Actor, scene: Scene) -> Speaker:
    country = _country(actor.owner, scene)
    described = Speaker(
        span=actor.span, rule="speaker: role", reason=f"the article says {actor.words!r}",
        described_as=_tidy(actor.words), on_behalf_of=country,
    )  # fmt: skip
    if re.match(r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal) ", actor.words):
        return described  # someone new, who is not named
    for loosely in (False, True):
        for owners in ({country}, {""}) if country else (None,):
            fitting: dict[str, Mention] = {}
            for role, of, mention in reversed(scene.roles):
                if _fits(actor.head, actor.words, role, loosely=loosely) and (
                    owners is None or (of or mention.country) in owners
                ):
                    fitting.setdefault(mention.name, mention)
            if len(fitting) > 1 and scene.last_speaker and scene.last_speaker.name in fitting:
                return _holder(actor, fitting[scene.last_speaker.name], 2)
            if len(fitting) > 1:
                rivals = " or ".join(fitting)
                return msgspec.structs.replace(
                    described, reason=f"{actor.words!r} may be {rivals}", doubt=f"{rivals}?"
                )
            if fitting:
                return _holder(actor, next(iter(fitting.values())), 1)
    held = [
        (known, post)
        for known, post in scene.register.holders(scene.day)
        if country
        and _fits(actor.head, actor.words, post.post.lower(), loosely=False)
        and _same_country(post.of, country, scene)
    ]
    if len({known.id for known, _ in held}) == 1:
        known, post = held[0]
        return Speaker(
            span=actor.span, rule="speaker: post on that day",
            reason=f"{known.name} was {post.post} on {scene.day}", name=known.name, id=known.id,
            on_behalf_of=post.of,
        )  # fmt: skip
    return described


def _same_country(of: str, country: str, scene: Scene) -> bool:
    state = scene.register.by_id.get(of)
    names = {of, state.name if state else "", *(state.aliases if state else ())}
    return country in names or fold(country).lower().replace(" ", "-") == of


def _holder(actor: Actor, mention: Mention, rivals: int) -> Speaker:
    doubt = "" if rivals == 1 else f"{actor.words!r} may be another person"
    return Speaker(
        span=actor.span, rule="speaker: title in the article",
        reason=f"{actor.words!r} is {mention.name}, {mention.role}", doubt=doubt,
        name=mention.name, id=mention.id, on_behalf_of=mention.of,
    )  # fmt: skip


def _pronoun(actor: Actor, scene: Scene) -> Speaker:
    described = Speaker(
        span=actor.span, rule="speaker: pronoun",
        reason=f"{actor.words!r} goes back to nobody named",
        described_as=actor.words.lower(), doubt="who?",
    )  # fmt: skip
    if actor.head in {"they", "it"}:
        return _replace_span(scene.last_group, actor) or described
    wanted = "m" if actor.head == "he" else "f"
    last = scene.last_speaker
    people: dict[str, Mention] = {}
    for mention in _before(actor, scene):
        if scene.gender(mention.name) in {"", wanted}:
            people.setdefault(mention.name, mention)
    if last is not None and _goes_back(last, people, scene, wanted):
        found = _replace_span(last, actor)
        if found is not None:
            scene.genders.setdefault(last.name, wanted)
            return found
    if len(people) > 1:
        # Two compete, and nothing tells which: better nobody than the wrong one.
        either = " or ".join(people)
        return msgspec.structs.replace(
            described, reason=f"{actor.words!r} may be {either}", doubt=f"{either}?"
        )
    if people:
        mention = next(iter(people.values()))
        scene.genders.setdefault(mention.name, wanted)
        return _meant(actor, mention, "")
    for mention in reversed(scene.people[-12:]):
        if scene.gender(mention.name) in {"", wanted} and mention.start < actor.start:
            return _meant(actor, mention, "some way back")
    return described


def _before(actor: Actor, scene: Scene) -> list[Mention]:
    """The people last named; those only named behind the pronoun in its sentence are not meant."""
    named = [mention for mention in scene.last_people if mention.start < actor.start]
    if named:
        return scene.last_people
    earlier = [mention for mention in scene.people if mention.start < actor.start]
    return earlier[-1:]


def _goes_back(last: Speaker, people: dict[str, Mention], scene: Scene, wanted: str) -> bool:
    """Tell whether he or she is who spoke last, not the one other person just named."""
    if not last.name or scene.gender(last.name) not in {"", wanted}:
        return False
    rivals = [name for name in people if name != last.name]
    unheard = bool(rivals) and last.name not in people
    return not unheard or len(rivals) > 1


def _meant(actor: Actor, mention: Mention, doubt: str) -> Speaker:
    return Speaker(
        span=actor.span, rule="speaker: pronoun",
        reason=f"{actor.words!r} goes back to {mention.name}", doubt=doubt,
        name=mention.name, id=mention.id, on_behalf_of=mention.of,
    )  # fmt: skip


def _replace_span(speaker: Speaker | None, actor: Actor) -> Speaker | None:
    if speaker is None:
        return None
    name = speaker.name or speaker.described_as
    return Speaker(
        span=actor.span, rule="speaker: pronoun", reason=f"{actor.words!r} goes back to {name}",
        name=speaker.name, id=speaker.id, described_as=speaker.described_as,
        on_behalf_of=speaker.on_behalf_of,
    )  # fmt: skip
