"""What kind of claim a foreign sentence seems to state, told by its words: a guess to begin with."""

from __future__ import annotations

import re

from app.audit.hearsay import is_attributed
from app.audit.scales import find_terms
from db.records import ClaimKind

_REPORTED = re.compile(
    r"\b(?:reports? (?:have )?(?:indicat|suggest|claim|describ|emerg|show)\w*"
    r"|(?:has|have|had|is|are|was|were) (?:been )?(?:often |widely |also |reportedly )?"
    r"(?:described|characteri[sz]ed|quoted|cited)"
    r"|(?:officials?|sources?|analysts?|experts?|observers?|critics?|intelligence) (?:\w+ )?"
    r"(?:indicate|suggest|estimate|think|describe|fear|expect)s?\b"
    r"|(?:express|voic)(?:es|ed) (?:concern|doubt|hope|support)|unconfirmed"
    r"|it is (?:said|believed|thought))\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:could|would|should|must|might|will|(?-i:may)|cannot"
    r"|(?:un)?likely|probabl[ey]|possibly|potential(?:ly)?|perhaps|presumably|almost certain(?:ly)?"
    r"|(?:we|i) (?:assess|judge|believe|expect|conclude|estimate)|assess(?:ed)? that"
    r"|suggests?|implies|imply|underscores?d?|highlights?|highlighted|demonstrates?|reflects?|signals?"
    r"|illustrates?"
    r"|emphasi[sz]es?|appears?|seems?|represents? an? (?:\w+ )?(?:risk|threat|challenge|shift|escalation)"
    r"|poses?|calls? for|demands?|necessitates?|requires?|warrants?|remains (?:unclear|uncertain)"
    r"|rais(?:es|ed) (?:\w+ )?(?:concerns?|questions?|doubts?|fears?)|implications?|needs? to"
    r"|it is (?:\w+ )?(?:important|vital|critical|essential)"
    r"|könnten?|dürften?|sollten?|müssen|wird|werden|wahrscheinlich|vermutlich|deutet|unterstreicht|zeigt)\b",
    re.IGNORECASE,
)


def kind_of(sentence: str) -> ClaimKind:
    """Return `reported` when a sentence has it from somebody, `judgement` when it weighs, else `fact`."""
    if is_attributed(sentence) or _REPORTED.search(sentence):
        return "reported"
    return "judgement" if _JUDGED.search(sentence) or find_terms(sentence) else "fact"
