"""Pages in the shapes of well-known publishing systems and newsrooms; all text is invented.

Each shape is what its system writes around an article: where it states headline, date and outlet,
and the clutter that must not be taken for them.
"""

# ruff: noqa: E501 - markup stands on the lines on which its system writes it

from typing import NamedTuple

HEADLINE = "Norland’s envoy says talks with Sudmark to resume on Friday"
PLAIN = "Norland's envoy says talks with Sudmark to resume on Friday"
PARAGRAPHS = (
    "Norland and Sudmark will resume direct talks on Friday in the port of Midhaven, the chief envoy of Norland said on Sunday, after a pause of three weeks that had followed the closure of the strait to ferries.",
    "“We are going there to listen first,” the envoy, Ada Holm, told reporters at the airport. “What we hear will decide how long we stay.”",
    "Sudmark’s foreign ministry confirmed the date but said that the agenda was still open. It had asked for a fourth meeting before the end of the month, according to two officials.",
    "The two sides last met on 18 April, when they agreed to exchange lists of detained sailors. Mediators from Westia are expected to attend the opening session.",
    "Holm declined to say whether a truce in the strait would be discussed. Her delegation is to leave on Thursday evening.",
)
RELATED = (
    '<div class="related-stories"><h2>More on this story</h2><ul>'
    '<li><a href="/a/1">Ferries return to the strait</a>'
    '<time datetime="2025-04-02T08:00:00Z">2 April</time></li>'
    '<li><a href="/a/2">Who is who in Midhaven</a><time datetime="2025-03-28T08:00:00Z">28 March'
    "</time></li></ul></div>"
)
CLUTTER = (
    '<aside class="sidebar"><h3>Most read</h3><p><a href="/x">Storm closes northern ports for a '
    "second day in a row</a></p><form><p>Get the morning letter, free, in your inbox each day.</p>"
    '<input name="email"></form></aside><footer><p>All rights reserved. Contact. Terms. Privacy.'
    "</p></footer>"
)


class OutletPage(NamedTuple):
    """A page, the address it is imported with (empty: the page knows), and what must come out."""

    html: str
    url: str
    outlet: str
    published: str
    headline: str = HEADLINE
    told_by: str = "structured data"
    doubt: str = ""


def body(tag: str = "p", inner: str = "{}") -> str:
    """The story as paragraphs."""
    return "\n".join(f"<{tag}>{inner.format(text)}</{tag}>" for text in PARAGRAPHS)


def page(head: str, story: str, *, lang: str = "en", nav: str = "") -> str:
    """A page around a story."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f'<header><nav><a href="/">Home</a> <a href="/world">World</a></nav>{nav}</header>'
        f"{story}{CLUTTER}</body></html>"
    )


def linked(json: str) -> str:
    """A JSON-LD script."""
    return f'<script type="application/ld+json">{json}</script>'


_YOAST = linked(
    """{"@context":"https://schema.org","@graph":[
{"@type":"Article","@id":"https://harbour.example/talks/#article",
"isPartOf":{"@id":"https://harbour.example/talks/"},
"author":{"name":"Jon Arvell","@id":"https://harbour.example/#/schema/person/1"},
"headline":"Norland&#8217;s envoy says talks with Sudmark to resume on Friday",
"datePublished":"2025-05-11T09:15:00+00:00","dateModified":"2025-05-12T07:00:00+00:00",
"publisher":{"@id":"https://harbour.example/#organization"},"articleSection":["World"]},
{"@type":"WebPage","@id":"https://harbour.example/talks/","name":"Talks - The Harbour Gazette",
"datePublished":"2025-05-11T09:15:00+00:00"},
{"@type":"Organization","@id":"https://harbour.example/#organization",
"name":"The Harbour Gazette","url":"https://harbour.example/"}]}"""
)
_ITEM_LIST = linked(
    """{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",
"headline":"Ferries return to the strait","datePublished":"2025-04-02T08:00:00Z"}]}"""
)

PAGES: dict[str, OutletPage] = {
    "wordpress with yoast": OutletPage(
        page(
            f"<title>{HEADLINE} - The Harbour Gazette</title>"
            '<link rel="canonical" href="https://harbour.example/talks/">'
            f'<meta property="og:title" content="{HEADLINE} - The Harbour Gazette">'
            f'<meta property="og:site_name" content="The Harbour Gazette">{_YOAST}',
            f'<main><article class="post hentry"><h1 class="entry-title">{HEADLINE}</h1>'
            '<div class="entry-meta">By Jon Arvell <time class="entry-date published" '
            'datetime="2025-05-11T09:15:00+00:00">May 11, 2025</time></div>'
            f'<div class="entry-content">{body()}</div></article></main>{RELATED}',
        ),
        "", "The Harbour Gazette", "2025-05-11T09:15Z",
    ),
    "wordpress, classic theme without plugins": OutletPage(
        page(
            f"<title>{HEADLINE} | Strait Observer</title>",
            f'<div id="content"><article class="post"><header class="entry-header"><h1>{HEADLINE}'
            '</h1><span class="posted-on">Posted on <time class="entry-date published" '
            'datetime="2025-05-11T11:15:00+02:00">11 May 2025</time><time class="updated" '
            'datetime="2025-05-13T10:00:00+02:00">13 May 2025</time></span></header>'
            f'<div class="entry-content">{body()}</div></article></div>',
            nav='<h1 class="site-title"><a href="/">Strait Observer</a></h1>',
        ),
        "https://observer.example/2025/05/talks", "Strait Observer", "2025-05-11T11:15+02:00",
    ),
    "arc": OutletPage(
        page(
            f"<title>{HEADLINE} - The Meridian Post</title>"
            f'<meta property="og:title" content="{HEADLINE}">'
            '<meta property="og:site_name" content="The Meridian Post">'
            '<meta property="og:url" content="https://www.meridian.example/world/2025/05/11/x/">'
            + linked(
                f"""{{"@context":"http://schema.org","@type":"NewsArticle",
"mainEntityOfPage":{{"@type":"WebPage","@id":"https://www.meridian.example/world/2025/05/11/x/"}},
"headline":"{HEADLINE}","datePublished":"2025-05-11T09:15:26.481Z",
"dateModified":"2025-05-11T10:02:11Z","author":[{{"@type":"Person","name":"Lena Marsh"}}],
"publisher":{{"@id":"meridian.example","@type":"NewsMediaOrganization",
"name":"The Meridian Post"}},"isAccessibleForFree":false,
"hasPart":{{"@type":"WebPageElement","isAccessibleForFree":false}}}}"""
            ),
            f'<main id="main"><h1 data-qa="headline"><span>{HEADLINE}</span></h1>'
            '<span data-testid="display-date">May 11, 2025 at 5:15 a.m. EDT</span>'
            f'<article data-qa="main">{body("div", "<p>{}</p>")}</article></main>{RELATED}',
        ),
        "", "The Meridian Post", "2025-05-11T09:15Z",
    ),
    "drupal": OutletPage(
        page(
            f"<title>{HEADLINE} | Northern Courier</title>"
            f'<meta name="dcterms.title" content="{HEADLINE}">'
            '<meta name="dcterms.date" content="2025-05-11T12:15+03:00">'
            '<meta property="og:site_name" content="Northern Courier">'
            '<link rel="canonical" href="https://courier.example/node/4711">',
            f'<main><div class="node node--type-article"><h1><span>{HEADLINE}</span></h1>'
            f'<div class="field--name-body">{body()}</div></div></main>{RELATED}',
        ),
        "", "Northern Courier", "2025-05-11T12:15+03:00",
    ),
    "drupal with schema metatag": OutletPage(
        page(
            f"<title>{HEADLINE}</title>"
            + linked(
                f"""{{"@context":"https://schema.org","@graph":[{{"@type":"NewsArticle",
"headline":"{HEADLINE}","name":"{HEADLINE}","datePublished":"Sun, 05/11/2025 - 12:15",
"publisher":{{"@type":"Organization","name":"Northern Courier"}}}}]}}"""
            ),
            f'<article role="article"><h1>{HEADLINE}</h1>{body()}</article>',
        ),
        "https://courier.example/talks", "Northern Courier", "2025-05-11",
        doubt="12:15: in which zone?",
    ),
    "amp": OutletPage(
        f'<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{HEADLINE}</title>'
        '<link rel="canonical" href="https://compass.example/talks">'
        + linked(
            f"""{{"@context":"http://schema.org","@type":"NewsArticle","headline":"{HEADLINE}",
"mainEntityOfPage":"https://compass.example/talks","datePublished":"2025-05-11T09:15:00Z",
"publisher":{{"@type":"Organization","name":"The Evening Compass",
"logo":{{"@type":"ImageObject","url":"https://compass.example/l.png"}}}}}}"""
        )
        + "<style amp-boilerplate>body{}</style></head><body><amp-sidebar><ul><li>Home</li></ul>"
        f"</amp-sidebar><article><h1>{HEADLINE}</h1>{body()}</article></body></html>",
        "https://compass-example.cdn.ampproject.org/c/s/compass.example/talks/amp",
        "The Evening Compass", "2025-05-11T09:15Z",
    ),
    "public broadcaster with hashed classes": OutletPage(
        page(
            f"<title>{HEADLINE} - Channel Nine News</title>"
            f'<meta property="og:title" content="{HEADLINE}">'
            '<meta property="og:site_name" content="Channel Nine News">'
            '<link rel="canonical" href="https://nine.example/news/articles/c0ffee">'
            + linked(
                """[{"@context":"http://schema.org","@type":"BreadcrumbList"},
{"@context":"http://schema.org","@type":"ReportageNewsArticle",
"url":"https://nine.example/news/articles/c0ffee","publisher":{"@type":"NewsMediaOrganization",
"name":"Channel Nine News"},"datePublished":"2025-05-11T09:15:40.000Z",
"headline":"Talks with Sudmark to resume","author":{"@type":"Person","name":"Jon Arvell"}}]"""
            ),
            f'<main><article><div data-component="headline-block"><h1 class="sc-1a">{HEADLINE}</h1>'
            '</div><div data-component="byline-block"><time datetime="2025-05-11T09:15:40.000Z">'
            "4 hours ago</time><span>Jon Arvell</span></div>"
            + "".join(
                f'<div data-component="text-block" class="sc-2b"><p class="sc-3c">{text}</p></div>'
                for text in PARAGRAPHS
            )
            + f'<div data-component="links-block">{RELATED}</div></article></main>',
        ),
        "", "Channel Nine News", "2025-05-11T09:15Z",
    ),
    "agency with dates in an attribute of its own": OutletPage(
        page(
            f"<title>{HEADLINE} - World - MNA</title>"
            f'<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" '
            'content="MNA"><meta property="og:url" content="https://mna.example/world/1956787">'
            '<meta name="mediator_published_time" content="2025-05-11T12:15:07+03:00">',
            f'<div class="news-header"><h1 class="news-header__title">{HEADLINE}</h1>'
            '<div class="news-header__date"><dateformat time="1746954907" mode="abs"></dateformat>'
            f'</div></div><div class="text-block">{body()}</div>{RELATED}',
        ),
        "", "MNA", "2025-05-11T12:15+03:00",
    ),
    "broadcaster with a body of components": OutletPage(
        page(
            f"<title>{HEADLINE} | Politics News | Littoral TV</title>"
            f'<meta property="og:title" content="{HEADLINE}">'
            '<meta name="publishedDate" content="2025-05-11T09:15:19"/>'
            '<meta property="og:site_name" content="Littoral TV">'
            '<link rel="canonical" href="https://littoral.example/news/2025/5/11/talks">'
            + linked(
                f"""{{"@context":"https://schema.org","@type":"NewsArticle",
"mainEntityOfPage":"https://littoral.example/news/2025/5/11/talks","headline":"{HEADLINE}",
"datePublished":"2025-05-11T09:15:19Z","author":{{"@type":"Person","name":"Littoral TV"}},
"publisher":{{"@type":"Organization","name":"Littoral TV"}}}}"""
            ),
            f'<main><header class="article-header"><h1>{HEADLINE}</h1><p class="article__subhead">'
            "The envoy expects a fourth meeting before the end of the month.</p></header>"
            '<div class="article-dates"><div class="date-simple"><span aria-hidden="true">11 May '
            "2025</span></div></div><div class='wysiwyg wysiwyg--all-content'>"
            f'{body()}<div class="more-on"><h2>Recommended Stories</h2>{RELATED}</div></div></main>',
        ),
        "", "Littoral TV", "2025-05-11T09:15Z",
    ),
    "daily without a header tag": OutletPage(
        page(
            f"<title>{HEADLINE} | Strait Truth</title>"
            '<meta property="og:site_name" content="Strait Truth">'
            + linked(
                f"""{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{HEADLINE}",
"datePublished":"2025-05-11T12:15:00+03:00","publisher":{{"@type":"Organization",
"name":"Strait Truth"}},"author":[{{"@type":"Person","name":"Olena K."}}],}}"""
            ),
            f'<div class="post"><h1 class="post_title">{HEADLINE}</h1><div class="post_time">Olena '
            f'K. — Sunday, 11 May 2025, 12:15</div><div class="post_text">{body()}</div></div>',
        ),
        "https://truth.example/eng/news/2025/05/11/7511/", "Strait Truth",
        "2025-05-11T12:15+03:00",
    ),
    "government readout": OutletPage(
        page(
            f"<title>{HEADLINE} — Office of the President of Norland</title>"
            '<meta property="og:site_name" content="Office of the President of Norland">'
            f'<meta property="og:title" content="{HEADLINE}">',
            f'<div class="article"><h1 itemprop="name">{HEADLINE}</h1><p class="date">11 May 2025 '
            f'- 12:15</p><div class="article_content" itemprop="articleBody">{body()}</div></div>',
        ),
        "https://president.norland.example/en/news/talks-4711",
        "Office of the President of Norland", "2025-05-11", told_by="htmldate",
        doubt="only guessed: check it",
    ),
    "ministry with dublin core": OutletPage(
        page(
            f"<title>{HEADLINE} - Ministry of Foreign Affairs</title>"
            f'<meta name="DC.title" content="{HEADLINE}"><meta name="DC.date.issued" '
            'content="2025-05-11"><meta name="DC.publisher" content="Ministry of Foreign Affairs">',
            f'<main><h1 class="title">{HEADLINE}</h1><div class="content">{body()}</div></main>',
        ),
        "https://mfa.example/press/4711", "Ministry of Foreign Affairs", "2025-05-11",
    ),
    "state house briefing room": OutletPage(
        page(
            f"<title>{HEADLINE} – The State House</title>"
            f'<meta property="og:title" content="{HEADLINE} – The State House">'
            '<meta property="og:site_name" content="The State House">'
            '<meta property="article:published_time" content="2025-05-11T16:15:00+00:00">',
            f'<main><h1 class="wp-block-whitehouse-topper__headline">{HEADLINE}</h1>'
            '<div class="wp-block-post-date"><time datetime="2025-05-11T12:15:00-04:00">May 11, '
            f'2025</time></div><div class="entry-content">{body()}</div></main>',
        ),
        "https://statehouse.example/briefings/2025/05/talks/", "The State House",
        "2025-05-11T16:15Z",
    ),
    "microdata": OutletPage(
        page(
            f"<title>{HEADLINE}</title>",
            '<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">'
            f'{HEADLINE}</h1><meta itemprop="datePublished" content="2025-05-11T12:15:00+03:00">'
            '<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization">'
            '<meta itemprop="name" content="Island Daily"></span>'
            f'<div itemprop="articleBody">{body()}</div></div>{RELATED}',
        ),
        "https://island.example/a/4711", "Island Daily", "2025-05-11T12:15+03:00",
    ),
    "related articles in an item list first": OutletPage(
        page(
            f"<title>{HEADLINE} | The Evening Compass</title>{_ITEM_LIST}"
            + linked(
                '{"@type":"NewsArticle","headline":"Ferries return to the strait","datePublished":'
                '"2025-04-02T08:00:00Z","publisher":{"name":"The Evening Compass"}}'
            )
            + linked(
                f'{{"@type":["NewsArticle","Article"],"headline":"{HEADLINE}","datePublished":'
                '"2025-05-11T09:15:00Z","publisher":[{"name":"The Evening Compass"}]}'
            ),
            f"<article><h1>{HEADLINE}</h1>{body()}</article>",
        ),
        "https://compass.example/b", "The Evening Compass", "2025-05-11T09:15Z",
    ),
    "json-ld in a comment, cut headline": OutletPage(
        page(
            f"<title>{HEADLINE}</title>"
            '<script type="application/ld+json">//<![CDATA[\n'
            '{"@type":"NewsArticle","headline":"Norland’s envoy says talks with Sudmark to res…",'
            '"datePublished":"2025-05-11T09:15:00+0000","publisher":{"name":"Gulf Report"}}\n'
            "//]]></script>",
            f"<article><h1>{HEADLINE}</h1>{body()}</article>",
        ),
        "https://gulf.example/b", "Gulf Report", "2025-05-11T09:15Z",
    ),
    "next.js with data and epoch seconds": OutletPage(
        page(
            f'<title>{HEADLINE} | Wireline</title><meta property="og:site_name" content="Wireline">'
            f'<meta property="og:title" content="{HEADLINE}">'
            '<meta name="pubdate" content="1746954900000">',
            f'<div id="__next"><main><article><h1>{HEADLINE}</h1>{body()}</article></main></div>'
            '<script id="__NEXT_DATA__" type="application/json">{"props":{}}</script>',
        ),
        "https://wireline.example/story/abc", "Wireline", "2025-05-11T09:15Z",
    ),
    "portal of a party press, old markup": OutletPage(
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8'>"
        f"<title>{PLAIN} - Eastern Times</title><meta name='publishdate' content='2025-05-11'>"
        "<meta property='og:site_name' content='Eastern Times'></head><body><table><tr><td>"
        "<div class='article_title'>" + PLAIN + "</div><div class='article_source'><span "
        "class='pub_time'>Published: May 11, 2025 05:15 PM</span></div><div class="
        "'article_right'>" + "<br><br>".join(PARAGRAPHS) + "</div></td></tr></table></body></html>",
        "https://eastern.example/page/202505/133.shtml", "Eastern Times", "2025-05-11", PLAIN,
    ),
    "sunday paper with a live label": OutletPage(
        page(
            f"<title>{HEADLINE} | Norland | The Sentinel</title>"
            f'<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" '
            'content="the Sentinel"><meta property="article:published_time" '
            'content="2025-05-11T09:15:33.000Z"><meta property="article:modified_time" '
            'content="2025-05-12T09:15:33.000Z"><meta property="article:section" content="World">',
            f'<main><div data-gu-name="headline"><h1>{HEADLINE}</h1></div>'
            '<div data-gu-name="standfirst"><p>The envoy expects a fourth meeting.</p></div>'
            '<div data-gu-name="meta"><details><summary>Sun 11 May 2025 10.15 BST</summary>Last '
            f'modified on Mon 12 May 2025</details></div><div id="maincontent">{body()}</div></main>',
        ),
        "https://sentinel.example/world/2025/may/11/talks", "the Sentinel", "2025-05-11T09:15Z",
    ),
    "ghost": OutletPage(
        page(
            f"<title>{HEADLINE}</title>"
            '<meta property="og:site_name" content="Strait Letter">'
            f'<meta property="og:title" content="{HEADLINE}">'
            '<meta property="article:published_time" content="2025-05-11T09:15:00.000Z">'
            + linked(
                f"""{{"@context":"https://schema.org","@type":"Article","publisher":{{"@type":
"Organization","name":"Strait Letter","url":"https://letter.example/"}},"author":{{"@type":"Person",
"name":"Jon Arvell"}},"headline":"{HEADLINE}","url":"https://letter.example/talks/",
"datePublished":"2025-05-11T09:15:00.000Z"}}"""
            ),
            f'<main><article class="gh-article"><header><h1 class="gh-article-title">{HEADLINE}</h1>'
            f'</header><section class="gh-content">{body()}</section></article></main>',
        ),
        "", "Strait Letter", "2025-05-11T09:15Z",
    ),
    "live blog": OutletPage(
        page(
            f"<title>{HEADLINE} – live | Channel Nine News</title>"
            + linked(
                f"""{{"@type":"LiveBlogPosting","headline":"{HEADLINE}",
"datePublished":"2025-05-11T09:15:00Z","coverageStartTime":"2025-05-11T05:00:00Z",
"publisher":{{"name":"Channel Nine News"}},"liveBlogUpdate":[{{"@type":"BlogPosting",
"headline":"Holm at the airport","datePublished":"2025-05-11T08:00:00Z"}}]}}"""
            ),
            f"<article><h1>{HEADLINE}</h1>{body()}</article>",
        ),
        "https://nine.example/live/1", "Channel Nine News", "2025-05-11T09:15Z",
    ),
    "saved by a browser": OutletPage(
        "<!DOCTYPE html>\n<!-- saved from url=(0044)https://gulf.example/2025/05/11/talks-resume -->\n"
        + page(
            f"<title>{HEADLINE} - Gulf Report</title>"
            '<meta property="og:site_name" content="Gulf Report">',
            f'<article><h1>{HEADLINE}</h1><time datetime="2025-05-11">11 May</time>{body()}'
            "</article>",
        ).removeprefix("<!DOCTYPE html>"),
        "", "Gulf Report", "2025-05-11",
    ),
    "saved with an extension": OutletPage(
        "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: "
        "https://gulf.example/2025/05/11/talks-resume \n saved date: Mon May 12 2025\n-->"
        + page(
            f"<title>{HEADLINE}</title>"
            '<meta name="application-name" content="Gulf Report">'
            '<meta property="article:published_time" content="2025-05-11T12:15:00+03:00">',
            f"<article><h1>{HEADLINE}</h1>{body()}</article>",
        ).removeprefix('<!DOCTYPE html><html lang="en">'),
        "", "Gulf Report", "2025-05-11T12:15+03:00",
    ),
    "only a day in the address": OutletPage(
        page(
            f"<title>{HEADLINE}</title>",
            f"<div><h1>{HEADLINE}</h1>{body()}</div>",
        ),
        "https://plainpaper.example/2025/05/11/talks.html", "plainpaper.example", "2025-05-11",
        told_by="htmldate", doubt="only guessed: check it",
    ),
    "blogger": OutletPage(
        page(
            f"<title>Harbour Notes: {HEADLINE}</title>"
            f'<meta property="og:title" content="{HEADLINE}">'
            '<meta property="og:site_name" content="Harbour Notes">',
            '<div class="main"><h2 class="date-header"><span>Sunday, 11 May 2025</span></h2>'
            f'<div class="post hentry"><h3 class="post-title entry-title">{HEADLINE}</h3>'
            f'<div class="post-body entry-content">{body()}</div><div class="post-footer"><abbr '
            'class="published" itemprop="datePublished" title="2025-05-11T12:15:00+03:00" '
            'datetime="2025-05-11T12:15:00+03:00">12:15</abbr></div></div></div>',
        ),
        "https://notes.example/2025/05/talks.html", "Harbour Notes", "2025-05-11T12:15+03:00",
    ),
    "reprint with the canonical address of the agency": OutletPage(
        page(
            f"<title>{HEADLINE} - Portal</title>"
            '<link rel="canonical" href="https://mna.example/world/1956787">'
            + linked(
                f'{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":'
                '"2025-05-11T09:15:00Z","publisher":{"name":"Portal"},'
                '"provider":{"name":"MNA"}}'
            ),
            f"<article><h1>{HEADLINE}</h1>{body()}</article>",
        ),
        "https://portal.example/news/9", "Portal", "2025-05-11T09:15Z",
    ),
    "entities and capitals in the tags": OutletPage(
        "<HTML LANG=en><HEAD><TITLE>Norland&rsquo;s envoy says talks with Sudmark to resume on "
        "Friday</TITLE><META PROPERTY='og:title' CONTENT='Norland&amp;rsquo;s envoy says talks with "
        "Sudmark to resume on Friday'><META NAME='DATE' CONTENT='20250511'><META "
        "PROPERTY='og:site_name' CONTENT='Port &amp; Strait'></HEAD><BODY><H1>Norland&#8217;s envoy "
        f"says talks with Sudmark to resume on Friday</H1>{body('P')}</BODY></HTML>",
        "https://port.example/1", "Port & Strait", "2025-05-11",
    ),
    "headline with a bar and a dash of its own": OutletPage(
        page(
            "<title>Talks | Day one - “We listen first” | Gulf Report</title>"
            '<meta property="og:site_name" content="Gulf Report">'
            '<meta property="og:title" content="Talks | Day one - “We listen first”">'
            '<meta property="article:published_time" content="2025-05-11T09:15:00Z">',
            f"<article><h1>Talks | Day one - “We listen first”</h1>{body()}</article>",
        ),
        "https://gulf.example/4", "Gulf Report", "2025-05-11T09:15Z",
        "Talks | Day one - “We listen first”",
    ),
"agency with the day in its address": OutletPage(f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="publishdate" content="2025-05-11"/><meta name="author" content="Eastern Agency"/><title>
{HEADLINE}-Eastern Agency
</title></head><body><div class="header"><div class="headtop"><a>Home</a></div></div><div class="conBox"><h1 class="Btitle">
{HEADLINE}
</h1><div class="wzzy"><i class="source">Source: Eastern Agency</i><i class="editor">Editor: ly</i><i class="time">2025-05-11 23:49:30</i></div><div id="detailContent">{body()}</div></div>{CLUTTER}</body></html>""","https://english.eastern.example/20250511/abc/c.html","Eastern Agency","2025-05-11"),
"palace with microdata": OutletPage(page(f"<title>{HEADLINE} • President of Sudmark</title><meta property='og:title' content='{HEADLINE}'><meta property='og:site_name' content='President of Sudmark'>",f"""<div class="read" itemscope itemtype="http://schema.org/NewsArticle"><h1 class="entry-title p-name" itemprop="name">{HEADLINE}</h1><div class="read__meta"><div class="read__date"><time class="read__published" datetime="2025-05-11" itemprop="datePublished">May 11, 2025</time><div class="read__time">01:55</div></div><div class="read__place p-location">The Palace, Hallport</div></div><div class="entry-content e-content read__internal_content" itemprop="articleBody">{body()}</div></div>"""),"https://en.palace.example/events/president/news/76899","President of Sudmark","2025-05-11"),
"ministry on a shared platform": OutletPage(page(f"<title>{HEADLINE} - GOV.NL</title><meta property='og:site_name' content='GOV.NL'><meta property='og:type' content='article'><meta property='og:title' content='{HEADLINE}'><meta name='govuk:first-published-at' content='2025-05-11T10:00:00+01:00'><meta name='govuk:updated-at' content='2025-06-01T10:00:00+01:00'>"+linked(f'{{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":{{"@type":"WebPage","@id":"https://gov.example/news/x"}},"name":"{HEADLINE}","datePublished":"2025-05-11T10:00:00+01:00","dateModified":"2025-05-11T10:00:00+01:00","author":{{"@type":"Organization","name":"Foreign Office"}},"publisher":{{"@type":"Organization","name":"GOV.NL"}},"headline":"{HEADLINE}"}}'),f"""<main id="content"><div class="gem-c-heading"><h1>{HEADLINE}</h1></div><p class="gem-c-lead-paragraph">The envoy expects a fourth meeting.</p><div class="gem-c-metadata">From: Foreign Office. Published 11 May 2025</div><div class="govspeak">{body()}</div></main>"""),"","GOV.NL","2025-05-11T10:00+01:00"),
"agency that writes paragraphs as divs": OutletPage(page(f"<title>{HEADLINE} | Wireline</title><meta property='og:title' content='{HEADLINE}'><meta property='og:site_name' content='Wireline'><meta name='article:published_time' content='2025-05-11T09:15:31.000Z'><meta name='article:modified_time' content='2025-05-11T19:15:31.000Z'><link rel='canonical' href='https://www.wireline.example/world/europe/talks-2025-05-11/'>",f"""<article data-testid="Article"><header><h1 data-testid="Heading">{HEADLINE}</h1><time data-testid="DateLine" datetime="2025-05-11T09:15:31Z"><span>May 11, 2025</span><span>9:15 AM UTC</span><span>Updated 10 hours ago</span></time></header>"""+"".join(f'<div data-testid="paragraph-{i}" class="text__text__1FZLe">{t}</div>' for i,t in enumerate(PARAGRAPHS))+"</article>"),"","Wireline","2025-05-11T09:15Z"),
"agency with a timestamp element": OutletPage(page(f"<title>{HEADLINE} | MNA News</title><meta property='og:title' content='{HEADLINE}'><meta property='og:site_name' content='MNA News'><meta property='article:published_time' content='2025-05-11T09:15:00'>"+linked(f'[{{"@context":"http://schema.org","@type":"NewsArticle","url":"https://mna.example/article/x-1","dateModified":"2025-05-11T20:00:00Z","datePublished":"2025-05-11T09:15:00Z","headline":"{HEADLINE}","author":[{{"@type":"Person","name":"LENA MARSH"}},{{"@type":"Person","name":"JON ARVELL"}}],"publisher":{{"@type":"Organization","name":"MNA News"}}}},{{"@context":"https://schema.org","@type":"Person","name":"Lena Marsh"}}]'),f"""<main class="Page-main"><bsp-story-page><h1 class="Page-headline">{HEADLINE}</h1><div class="Page-byline">By LENA MARSH <bsp-timestamp data-timestamp="1746954900000"></bsp-timestamp></div><div class="RichTextStoryBody RichTextBody">{body()}</div></bsp-story-page></main>{RELATED}"""),"https://mna.example/article/x-1","MNA News","2025-05-11T09:15Z"),
"radio with a date as in America": OutletPage(page(f"<title>{HEADLINE}</title><meta name='twitter:title' content='{HEADLINE}'><meta property='og:site_name' content='RadioStrait'><meta name='publish-date' content='5/11/2025 9:15:00 AM'>"+linked(f'{{"articleSection":"News","isAccessibleForFree":true,"headline":"{HEADLINE}","inLanguage":"en-US","keywords":"x","author":{{"@type":"Person","name":"RS"}},"datePublished":"2025-05-11 09:15:00Z","dateModified":"2025-05-11 19:20:13Z","publisher":{{"@type":"NewsMediaOrganization","name":"RadioStrait"}},"@context":"https://schema.org","@type":"NewsArticle"}}'),f"""<div id="page" class="container"><div class="col-title"><h1 class="title pg-title">
{HEADLINE}
</h1></div><div class="publishing-details"><div class="published"><span class="date"><time pubdate="pubdate" datetime="2025-05-11T11:15:00+02:00">May 11, 2025</time></span></div></div><div id="article-content"><div class="wsw">{body()}</div></div></div>"""),"https://www.radiostrait.example/a/x/33410.html","RadioStrait","2025-05-11T09:15Z"),
"world body": OutletPage(page(f"<title>{HEADLINE} | World Body News</title><meta property='og:site_name' content='World Body News'><meta property='og:title' content='{HEADLINE}'>",f"""<main><article><h1>{HEADLINE}</h1><div class="field field--name-field-news-date"><time datetime="2025-05-11T12:00:00Z">11 May 2025</time></div><div class="field--name-field-text-column">{body()}</div></article></main>"""),"https://news.worldbody.example/en/story/2025/05/1163","World Body News","2025-05-11T12:00Z"),
"council with press releases": OutletPage(page(f"<title>{HEADLINE} - Council</title><meta name='title' content='{HEADLINE}'><meta name='date' content='2025-05-11 14:30'><meta property='og:site_name' content='Council'>",f"""<main><article><h1>{HEADLINE}</h1><ul class="list-inline"><li><b>Council of the Strait</b></li><li>Press release</li><li>11 May 2025 14:30</li></ul>{body()}</article></main>"""),"https://council.example/en/press/press-releases/2025/05/11/x/","Council", "2025-05-11", doubt="14:30: in which zone?"),
"agency with a date of creation too": OutletPage(page(f"<title>{HEADLINE}</title><meta property='og:title' content='{HEADLINE}'><meta name='dateCreated' content='2025-05-11T12:15:00'><meta property='og:site_name' content='Ana News'>"+linked(f'{{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":{{"@type":"WebPage","@id":"https://ana.example/en/x"}},"headline":"{HEADLINE}","datePublished":"2025-05-11T12:15:00+0300","publisher":{{"@type":"Organization","name":"Ana News"}}}}'),f"""<div class="detay-spot-category"><h1>{HEADLINE}</h1><h4>The envoy expects a fourth meeting</h4><span class="tarih">11 May 2025 · Update: 12 May 2025</span></div><div class="detay-icerik">{body()}</div>"""),"","Ana News","2025-05-11T12:15+03:00"),
"newsletter": OutletPage(page(f"<title>{HEADLINE} - by Jon Arvell - Strait Letter</title><meta property='og:title' content='{HEADLINE}'>"+linked(f'{{"@context":"https://schema.org","@type":"NewsArticle","url":"https://letter2.example/p/talks","headline":"{HEADLINE}","description":"x","datePublished":"2025-05-11T09:15:00+00:00","isAccessibleForFree":true,"author":[{{"@type":"Person","name":"Jon Arvell"}}],"publisher":{{"@type":"Organization","name":"Strait Letter"}}}}'),f"""<article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title published">{HEADLINE}</h1></div><div class="available-content"><div class="body markup">{body()}</div></div></article>"""),"","Strait Letter","2025-05-11T09:15Z"),
"small paper": OutletPage(page(f"<title>{HEADLINE}</title>",f"""<article><h1>{HEADLINE}</h1><p class="dateline"><time datetime="2025-05-11">May 11</time></p>{body()}</article>""",lang="en-GB"),"https://small.example/x","small.example","2025-05-11"),
"agency without an offset": OutletPage(page(f"<title>{HEADLINE}</title><meta property='og:title' content='{HEADLINE}'><meta property='og:site_name' content='IFX News'>",f"""<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="mainEntityOfPage" content="https://ifx.example/1"><meta itemprop="datePublished" content="2025-05-11T12:15"><h1 itemprop="headline">{HEADLINE}</h1><div class="article-time">12:15 11.05.2025</div><div itemprop="articleBody" class="article-content">{body()}</div></div>"""),"https://ifx.example/1","IFX News", "2025-05-11", doubt="12:15: in which zone?"),
}  # fmt: skip
