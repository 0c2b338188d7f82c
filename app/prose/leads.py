"""A lead in bold that opens a paragraph and says something by itself, though no full stop closes it.

`**Trade has fallen by a third**: In May…` and `**Trade has fallen by a third** In May…` are two sentences. A
label, `**Sanctions and screening** No match…`, is part of the first one: it has no verb.
"""

from __future__ import annotations

import re

#: With fewer words it is a label.
_LEAST = 5
#: What covers a claim's marker, as stops.py says.
_LEAD = re.compile(
    r"(?P<mark>\*\*|__)(?=\S)(?P<words>(?:(?!\*\*|__)[^.!?…。！？:])+?)(?<=\S)(?P=mark)"
    r"(?P<joint>:|\s[–—-](?=\s))?(?:\s*\ue000+)?(?=\s+[\"“„«(]?[A-ZÀ-Þ0-9])"
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|cannot|could|may|might|must|shall|should|does|did"
    r"|remains?|continues?|[a-z]{2,}ed|fell|rose|grew|led|made|took|lost|won|came|went|gave|found|said|says|cut|hit"
    r"|ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|können|muss|müssen|soll|sollen"
    r"|bleibt|sank|stieg|est|sont|était|étaient|sera|seront|ont|avait|peut|doit|reste|son|está|están|fue|fueron"
    r"|será|han|puede|debe)\b"
    r"|(?<=\s)[a-z]{3,}(?<!ss)s(?=\s(?!(?:of|for|in|to|and|or|with|without|from|on|at|by|as|between|among)\b)[a-z])"
)


def lead_end(text: str) -> int | None:
    """Return where such a lead of a paragraph ends, its colon included; None when it has none."""
    found = _LEAD.match(text) if text.startswith(("**", "__")) else None
    if found is None or len(_WORD.findall(found["words"])) < _LEAST:
        return None
    return found.end() if _VERB.search(found["words"]) else None
