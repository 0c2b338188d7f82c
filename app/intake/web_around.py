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
    r"|social|share|sharing|share-?(?:bar|buttons?|tools?)|follow-us|comments?|comment-(?:list|form)|disqus\w*|respond"
    r"|cookies?|consent|gdpr|breadcrumbs?|nav|navbar|navigation|menu|sidebar|widget-area|footer|site-header|masthead"
    r"|pagination|pager|post-nav(?:igation)?|tags?|tag-(?:list|links)|skip-link|print-only|paywall|toolbar"
    r"|author-(?:bio|box|info)|about-(?:the-)?author|teasers?)(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_around(node: HtmlElement) -> bool:
    """Tell whether an element, or one that holds it, says by its tag, role or name that it is no article."""
    return says_around(node) or any(says_around(one) for one in node.iterancestors())


def says_around(node: HtmlElement) -> bool:
    """Tell whether an element itself says so; the body and an article element never do."""
    if not isinstance(node.tag, str) or node.tag in ("body", "html", "article", "main"):
        return False
    if node.tag in _TAGS or (node.get("role") or "").lower() in _ROLES:
        return True
    named = f"{node.get('class') or ''} {node.get('id') or ''}"
    return bool(_NAMES.search(named[:300])) if len(named) > 2 else False
