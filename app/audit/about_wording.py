"""About rules F, H and I: what a claim says against its passages, likelihood and confidence, repetition."""

from __future__ import annotations

from app.audit.about import About

_NUMBERS = "the numbers, units and dates that it finds in the words"
_TERMS = "the words of the likelihood scales"

ABOUT: tuple[About, ...] = (
    About(
        "F01",
        "Number in no passage",
        "A number of the claim stands in none of the passages that it rests on.",
        "A figure that the source does not have is an invention, however it came about.",
        "“The works had removed 3.5 million cubic metres” rests on “In all 3.9 million cubic metres went.”",
        "“3,900,000 cubic metres had been removed” rests on “In all 3.9 million cubic metres went.”",
        _NUMBERS,
    ),
    About(
        "F02",
        "Hedge on one side",
        "About, over, at least, up to, nearly: a number is hedged in the claim and not in its passages, or "
        "the other way round; or it is over in one and nearly in the other.",
        "A hedge makes an exact figure vague; leaving one out makes a vague figure exact.",
        "“The works took about 3.9 million cubic metres” rests on “In all 3.9 million cubic metres went.”",
        "“The works took about 4 million cubic metres” rests on “In all 3.9 million cubic metres went.”",
        _NUMBERS,
    ),
    About(
        "F03",
        "Another unit or magnitude",
        "A number has the same figures as in its passages, but another unit, currency, measure or "
        "magnitude; or percent stand against percentage points.",
        "A million for a billion is the mistake that everybody notices, afterwards.",
        "“The works had removed 3.9 billion cubic metres” rests on “In all 3.9 million cubic metres went.”",
        "“The works had removed 3.9 m cubic metres” rests on “In all 3.9 million cubic metres went.”",
        _NUMBERS,
    ),
    About(
        "F04",
        "Number given otherwise than in its claim",
        "A sentence or key point names a claim, but hedges its number otherwise, or gives another one.",
        "Between the evidence and the reader stands the sentence: a table that drops “about” is more exact "
        "than anybody’s source.",
        "A key point says “3.9 million cubic metres”, its claim “about 3.9 million cubic metres”.",
        "A key point says “3,900,000 cubic metres”, its claim “It took 3.9 million cubic metres”.",
        _NUMBERS,
    ),
    About(
        "F05",
        "Hearsay as a fact",
        "A claim is a fact, and each of its passages only says that somebody says so.",
        "That a minister said it is a fact. What he said is a report.",
        "A fact rests on “3.9 million cubic metres are gone, the minister said.”",
        "A reported claim rests on “3.9 million cubic metres are gone, the minister said.”",
        "verbs of saying in the sentence of a passage that comes nearest to the claim",
    ),
    About(
        "F06",
        "Superlative of our own",
        "First, only, largest, never or unprecedented stands in the claim and in none of its passages.",
        "One counter-example is enough to prove it wrong, and nobody has looked for one.",
        "“It was the largest removal so far” rests on “In all 3.9 million cubic metres went.”",
        "“It was the largest removal so far” rests on “It was the biggest removal: 3.9 million.”",
        "a list of such words and of words that mean the same",
    ),
    About(
        "H01",
        "Forecast without a likelihood",
        "A judgement about the future does not say how likely it is.",
        "Nobody can be held to, or rely on, a forecast that may mean anything from 5 to 95 per cent.",
        "The judgement “The channel will open in July” has no likelihood.",
        "The judgement “The channel will open in July” is “likely”.",
        "words of the future",
    ),
    About(
        "H02",
        "Likelihood and confidence together",
        "One sentence says both how likely something is and how well founded that is.",
        "Readers take the two for one: high confidence in an even chance sounds like a certainty.",
        "“We judge with high confidence that a delay is likely. [[late]]”",
        "“A delay is likely. [[late]] Our confidence is high. [[-]]”",
        f"{_TERMS} and of confidence",
    ),
    About(
        "H03",
        "Two likelihood scales",
        "A briefing uses likelihood words of more than one scale.",
        "The same word has other percentages on another scale.",
        "“A delay is a realistic possibility. [[late]]” and “It has roughly even odds. [[silt]]”",
        "“A delay is almost certain, and unlikely to end soon. [[late]]”",
        _TERMS,
    ),
    About(
        "H04",
        "Judgement left open",
        "May, might, could, possibly, potentially or perhaps stands in a key judgement.",
        "Everything might happen: such a judgement cannot be wrong, and tells nothing.",
        "The key judgement is “The dredging might be late”.",
        "The key judgement is “The dredging is behind its schedule”.",
        "these words",
    ),
    About(
        "H05",
        "Likelihood differs from the claim",
        "A sentence uses another likelihood word than the claim that it states.",
        "The outline and the text would answer the same question differently.",
        "The claim is “likely”, the sentence says “A delay is very likely. [[late]]”",
        "The claim is “likely”, the sentence says “A delay is probable. [[late]]”",
        _TERMS,
    ),
    About(
        "H06",
        "Confidence missing or too high",
        "A key judgement has no confidence (a warning), or high confidence although it rests on one origin, "
        "something disputes it unanswered, or a source is not rated (an error).",
        "Confidence says how much the reader may rest on the judgement. It must be earned.",
        "The key judgement “The dredging is behind its schedule” has no confidence.",
        "The key judgement “The dredging is behind its schedule” has moderate confidence.",
    ),
    About(
        "I01",
        "Said more than needed",
        "One claim is stated more than twice, or two sentences are nearly the same.",
        "Repetition looks like confirmation, and costs the reader time.",
        "“Silt was taken away by the works, as planned before. [[silt]]” stands there twice beside another.",
        "“Silt was taken away by the works, as planned before. [[silt]]” stands there once beside another.",
        "the words that two sentences share",
    ),
)
