"""Which elements of a page stand around its article: navigation, related links, comments, advertisements."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_TAGS = frozenset(("nav", "aside", "footer", "form", "dialog"))
_ROLES = frozenset(
    ("navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "banner")
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ations?)?|recirc\w*|more-(?:on|from|stories|news|articles)|read-?(?:more|next)"
    r"|most-(?:read|popular|viewed)|trending|popular-(?:posts?|articles?)|newsletter|sign-?up|subscribe|subscription"
    r"|promo(?:tion|ted)?|sponsor(?:ed)?|advert\w*|ad|ads|ad-(?:slot|unit|container|wrapper)|banner|outbrain|taboola"
    r"|social-?(?:bar|buttons?|icons?|links?|share|sharing|media|nav)?|share|sharing|share-?(?:bar|buttons?|tools?)|follow-us|comments?|comment-(?:list|form)|disqus\w*|respond"
    r"|cookies?|consent|gdpr|breadcrumbs?|nav|navbar|navigation|menu|sidebar|widget-area|footer|site-header|masthead"
    r"|pagination|pager|post-nav(?:igation)?|tags?|tag-(?:list|links)|skip-link|print-only|paywall|toolbar"
    r"|author-(?:bio|box|info)|about-(?:the-)?author|teasers?)(?:$|[\s_-])",
    re.IGNORECASE,
)

#: What is set apart for its weight, or shown from elsewhere, is the article's all the same.
_QUOTES = re.compile(r"pull-?quote|quote|embed|tweet|instagram-media|footnote", re.IGNORECASE)
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:foot|end)-?notes?(?:$|[\s_-])|^fn\W?\d|^doc-(?:footnote|endnote)s?$", re.IGNORECASE
)


def is_around(node: HtmlElement) -> bool:
    """Tell whether an element, or one that holds it, says by its tag, role or name that it is no article."""
    return says_around(node) or any(says_around(one) for one in node.iterancestors())


def says_around(node: HtmlElement) -> bool:
    """Tell whether an element itself says so; the body and an article element never do."""
    if not isinstance(node.tag, str) or node.tag in ("body", "html", "article", "main"):
        return False
    named = f"{node.get('class') or ''} {node.get('id') or ''}"[:300]
    if _QUOTES.search(named) or is_notes(node):
        return False
    if node.tag in _TAGS or (node.get("role") or "").lower() in _ROLES:
        return True
    return bool(_NAMES.search(named))


def is_notes(node: HtmlElement) -> bool:
    """Tell whether an element calls itself a note to the text, or a list of them."""
    named = (node.get("role") or "", node.get("id") or "", node.get("class") or "")
    return any(_NOTES.search(name[:300]) for name in named)


def is_named_around(node: HtmlElement) -> bool:
    """Tell whether an element's class or id says so, whatever its tag."""
    return bool(_NAMES.search(f"{node.get('class') or ''} {node.get('id') or ''}"[:300]))


_OTHERS = re.compile(
    r"^\W{0,3}(?:related(?: (?:articles?|stories|content|links?|posts?|topics?|coverage|reading|video\w*))?"
    r"|read (?:more|also|next)|see also|more (?:on this|from|stories|news|like this)\b[^.]{0,40}|recommended"
    r"|you (?:may|might) also (?:like|be interested in)|most (?:read|popular)\b[^.]{0,30}|don[’']t miss"
    r"|also read|leggi anche|lesen sie auch|mehr zum thema|à lire aussi|lire aussi|lea también"
    r"|leia (?:também|mais)|lees ook|читайте также|関連記事|相关阅读|advert(?:isement|ising)?|werbung"
    r"|publicité)"
    r"(?:\s*[:：]|\s*$)",
    re.IGNORECASE,
)


def speaks_of_others(text: str) -> bool:
    """Tell whether a text begins as a pointer to other articles does: "Related: …", "Read more"."""
    return bool(_OTHERS.match(text[:120])) if len(text) < 2000 else False
