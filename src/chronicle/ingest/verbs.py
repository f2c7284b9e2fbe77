"""Verbs with which articles report what somebody said, and the stance each one shows."""

import re
from functools import cache

from chronicle.model import Stance

# Stems with their forms spelled out: only these count, no word is taken for a form by its ending.
_ASSERTS = """
said says say saying · told tells tell telling · added adds adding · stated states stating ·
mentioned mentions mentioning · noted notes noting · wrote writes write writing ·
posted posts posting · tweeted tweets tweeting · retweeted texted emailed blogged ·
claimed claims claim claiming · argued argues argue arguing ·
explained explains explaining · declared declares declaring · announced announces announcing ·
asserted asserts asserting · insisted insists insist insisting · stressed stresses stressing ·
emphasized emphasised emphasizes emphasises emphasizing emphasising underlined underlines
underscored underscores · reiterated reiterates reiterating · repeated repeats repeating ·
commented comments commenting · remarked remarks remarking · observed observes · pointed points
pointing · suggested suggests suggesting · acknowledged acknowledges acknowledging · admitted
admits admitting · conceded concedes conceding · confirmed confirms confirming · continued ·
concluded concludes concluding · recalled recalls recalling · replied replies replying ·
responded responds responding · answered · described describes describing · called calls calling ·
alleged alleges alleging · maintained maintains maintaining · predicted predicts predicting ·
believes believe · thinks · asked asks ask asking · quipped joked joking ·
testified testifies testifying ·
affirmed affirms · cautioned cautions cautioning · disclosed revealed reveals revealing ·
informed · quoted · read reads · reported reports reporting · boasted bragged · lamented laments ·
complained complains complaining · exclaimed shouted yelled · contended contends contending ·
characterized characterised characterizes characterizing · reasoned mused opined · clarified
clarifies · hinted implied implying · signaled signalled · ruled · elaborated outlined ·
expressed expresses expressing · assured assures assuring · labeled labelled labeling dubbed
branded branding · praised praises praising hailed hails hailing lauded · referred refers
referring · spoke speaks speaking · cited cites citing · charged charges charging · declined ·
interjected fumed vented wondered counseled advised advises estimated estimates · found finds ·
warned warns warn warning · tells · concurred echoed echoing · highlighted highlights
highlighting · indicated indicates indicating · attributed · paid · likened compared compares
comparing · touted touts touting · dismissed dismisses dismissing
"""
_OTHER: tuple[tuple[Stance, str], ...] = (
    ("denies", "denied denies deny denying refuted refutes disputed disputes disputing"),
    (
        "proposes",
        "proposed proposes propose proposing recommended recommends recommending floated",
    ),
    ("counters", "countered counters countering retorted rebutted"),
    ("accepts", "accepted accepts accepting agreed agrees agreeing approved endorsed endorses"),
    (
        "rejects",
        ("rejected rejects rejecting opposed opposes opposing condemned condemns condemning "
        "denounced denounces denouncing slammed slams slamming blasted blasts blasting criticized "
        "criticised criticizes criticises criticizing criticising accused accuses accusing blamed "
        "blames blaming mocked attacked attacks decried questioned questions questioning "
        "rebuked objected turned"),
    ),
    ("declines", "refused refuses refusing"),
    ("defers", "postponed postpones postponing deferred defers"),
    (
        "demands",
        ("demanded demands demanding urged urges urging ordered insisted-on required called-for "
        "appealed appeals pleaded pleads begged requested requests requesting"),
    ),
    ("offers", ("offered offers offering pledged pledges pledging promised promises promising "
     "vowed vows vowing volunteered")),
    ("threatens", "threatened threatens threatening"),
    ("welcomes", "welcomed welcomes welcoming applauded applauds applauding"),
)  # fmt: skip

# Without a quotation these report nothing by themselves: "found a bridge", "paid a visit".
ONLY_WITH_QUOTATION = frozenset(
    "continued quoted read reads found finds paid spoke speaks speaking charged charges charging "
    "called calls calling posted posts posting pointed points cited cites citing declined asked "
    "asks ask "
    "accepted approved attacked attacks advised ordered required labeled labelled dubbed branded "
    "compared compares repeated repeats answered revealed attributed opposed opposes ruled "
    "describes described comparing informed observed observes found questions suggests "
    "indicates indicating highlights referred refers believe believes thinks express maintained "
    "maintains maintaining estimated estimates signaled signalled highlighted "
    "responded responds responding".split()
)


# With these a speaker goes on.
GOES_ON = frozenset("added adds adding continued concluded reiterated".split())


@cache
def stances() -> dict[str, Stance]:
    """Every form with its stance; warnings and plain speech assert."""
    found: dict[str, Stance] = dict.fromkeys(_ASSERTS.replace("·", " ").split(), "asserts")
    for stance, forms in _OTHER:
        found.update(dict.fromkeys(forms.split(), stance))
    return found


def is_participle(verb: str) -> bool:
    """Tell whether the form leans on the subject of its sentence: saying, adding."""
    return verb.endswith("ing")


@cache
def speech() -> re.Pattern[str]:
    """Match any form as a word of its own."""
    return re.compile(rf"\b(?:{'|'.join(sorted(stances(), key=len, reverse=True))})\b")


@cache
def _more_exact() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    pairs: tuple[tuple[str, Stance], ...] = (
        (r"\bcall(?:ed|s|ing) (?:on|upon|for)\b|\bdemand", "demands"),
        (r"\b(?:ready|willing|prepared|open) to (?!reject)", "offers"),
        (r"\bagree[ds]? (?:to \S+ )?(?:if|only if|provided|on condition)\b|\bon condition that\b",
         "accepts-if"),
        (r"\b(?:will|would) not (?:accept|agree|recogni[sz]e|allow)\b|\bruled out\b", "rejects"),
        (r"\bdeclined? to (?:comment|say|answer)\b", "declines"),
        (r"\bshould be (?:postponed|put off)\b", "defers"),
    )  # fmt: skip
    return tuple((re.compile(pattern), stance) for pattern, stance in pairs)


@cache
def _told_to() -> re.Pattern[str]:
    """Told Hale to leave; not "told reporters", "told Hale that"."""
    return re.compile(r" (?:(?!that\b)[\w'’-]+ ){1,5}?to [a-z]+\b")


def stance_of(verb: str, clause: str) -> Stance:
    """Return the stance of a reporting verb, refined by the words of its clause."""
    stance = stances().get(verb, "asserts")
    if verb in {"told", "tells"} and _told_to().match(clause):
        return "demands"
    if stance != "asserts":
        return stance
    for pattern, refined in _more_exact():
        if pattern.search(f"{verb}{clause}"):
            return refined
    return stance
