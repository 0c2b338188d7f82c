"""Made-up prose in several scripts, and what newsrooms, typesetters and PDF readers do to prose."""

from __future__ import annotations

import random
import re
import textwrap


def _parts(joined: str, between: str = "|") -> list[str]:
    return joined.split(between)


SUBJECTS = _parts(
    "the harbour board|engineers|a spokesman for the ministry|Maria Abels|the auditors|"
    "two of the dredgers|Northwire|residents of Velmora|the contractor|its insurers|pilots|"
    "the survey of 2024|President Okafor|the tender committee|the mayor’s office|customs officers|"
    "a report by Hansen & Sons|shipowners"
)
VERBS = _parts(
    "said that|denied that|expects that|wrote in a letter that|told reporters that|"
    "could not say whether|has shown that|argued that|will decide whether|never claimed that|"
    "found that|did not know that"
)
OBJECTS = _parts(
    "the channel would open in July|3.9 million cubic metres had been removed|"
    "work stopped for eleven days|storms had delayed the survey|the price rose by 14 per cent|"
    "silt returned faster than any had thought|nobody was hurt|the fourth barge was laid up|"
    "costs exceed 1,250,000 euros|the old breakwater holds|"
    "tides in the inner basin were lower than in 1998|the well-known plans were drawn up in a hurry|"
    "half of the crews had left|the agreement was signed on 3 March|no-one had read the small print|"
    "the lights at the pier head failed twice|vessels of more than 200 metres must wait outside"
)
TAILS = _parts(
    ", according to papers seen by the Courier|, as it had promised in the autumn||"
    " after a long debate||, which the opposition calls “a scandal”| – at least for now|"
    ", its annual report says|; others disagree| in spite of the weather|"
    ", people who know the matter said"
)
SYLLABLES = _parts(
    "ba co di fu ga he lo mi nu pe ra so ti vu we za bri cla dro fle gri sta tre",
    " ",
)
ARABIC = _parts(
    "قال المتحدث باسم الميناء إن القناة ستفتح في يوليو بعد تأخير دام أشهرا بسبب العواصف والإضراب",
    " ",
)
CHINESE = "港口发言人表示航道将在七月开放因为风暴和罢工工程延误了数月承包商已经清除了淤泥市长办公室拒绝评论"
HINDI = _parts(
    "बंदरगाह के प्रवक्ता ने कहा कि चैनल जुलाई में खुलेगा और तूफानों के कारण काम रुका रहा",
    " ",
)
FRENCH = _parts(
    "à côté été naïve façade œuvre château décision près forêt élève où déjà",
    " ",
)
EMOJI = _parts(
    "🚢 🌊 👩\u200d🔧 🇫🇷 👍🏽 ⚓",
    " ",
)


def word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))


def sentence(chance: random.Random) -> str:
    parts = [chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS)]
    made = " ".join(parts) + chance.choice(TAILS)
    # Rare words keep sentences apart, as they do in any newspaper.
    made = made.replace(" the ", f" the {word(chance)} ", 1) if chance.random() < 0.8 else made
    return made[0].upper() + made[1:] + "."


def make_prose(seed: int, sentences: int = 80) -> str:
    """Make English prose in paragraphs."""
    chance = random.Random(seed)
    paragraphs = []
    while sentences > 0:
        size = chance.randint(1, 6)
        sentences -= size
        paragraphs.append(" ".join(sentence(chance) for _ in range(size)))
    return "\n\n".join(paragraphs)


def make_foreign(seed: int, script: str, words: int = 900) -> str:
    """Make prose in a script that English rules do not fit."""
    chance = random.Random(seed)
    if script == "chinese":
        pieces = ["".join(chance.choices(CHINESE, k=chance.randint(8, 30))) for _ in range(words // 10)]
        return "。".join(pieces) + "。"
    lists = {"arabic": ARABIC, "hindi": HINDI, "french": FRENCH, "emoji": [*EMOJI, *FRENCH]}
    made = [
        chance.choice(lists[script]) + chance.choice(("", "", "،" if script == "arabic" else ","))
        for _ in range(words)
    ]
    if script in ("french", "emoji"):
        made = [one + " " + word(chance) for one in made]
    return " ".join(made)


def set_otherwise(text: str, chance: random.Random) -> str:
    """Change typography only: quotes, dashes, ellipses, spaces, ligatures, case of nothing."""
    text = (
        text.replace("’", chance.choice("'’ʼ"))
        .replace("“", chance.choice('"“„'))
        .replace("”", chance.choice('"”'))
    )
    text = text.replace(" – ", chance.choice((" — ", " - ", "–"))).replace("...", "…")
    if chance.random() < 0.5:
        text = text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02")
    return re.sub(" ", lambda _: "  " if chance.random() < 0.03 else " ", text)


def set_in_lines(text: str, width: int, chance: random.Random) -> str:
    """Break every paragraph into lines, hyphenating words at many line ends as a typesetter does."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        broken = textwrap.wrap(paragraph, width, break_on_hyphens=True, break_long_words=False)
        for number, line in enumerate(broken):
            following = broken[number + 1] if number + 1 < len(broken) else ""
            first, _, rest = following.partition(" ")
            cut = len(first) // 2
            if cut >= 3 and first.isalpha() and not line.endswith("-") and chance.random() < 0.6:
                line, broken[number + 1] = f"{line} {first[:cut]}-", f"{first[cut:]} {rest}".strip()
            lines.append(line)
        lines.append("")
    return "\n".join(lines).strip()


def edit_words(text: str, share: float, chance: random.Random) -> str:
    """Replace, drop or add a share of the words; numbers, names and negations stay."""
    words = text.split(" ")
    for at, one in enumerate(words):
        if chance.random() < share and re.fullmatch(r"[a-z]{3,}", one):
            words[at] = chance.choice((word(chance), "", f"{one} {word(chance)}"))
    return re.sub(" +", " ", " ".join(words))
