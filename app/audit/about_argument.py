"""About rules A to C: claims and their support, independence, and what speaks against a claim."""

from __future__ import annotations

from app.audit.about import About

_SENTENCES = "where sentences end and how many words they have"

ABOUT: tuple[About, ...] = (
    About(
        "A01",
        "Claim without support",
        "A fact or a reported claim has no supporting passage that still stands in its article.",
        "Whoever is asked for the source of this statement has none to show.",
        "The fact “The works had removed 3.9 million cubic metres” has no supporting passage.",
        "“The works had removed 3.9 million cubic metres” is an assumption: that needs none.",
    ),
    About(
        "A02",
        "Sentence without a claim",
        "A sentence of six words or more names no claim, or one that does not exist, and is not marked as a "
        "transition.",
        "What a sentence says without naming a claim cannot be traced to a passage by anybody.",
        "“The port authority has spoken of heavy rain.”",
        "“We turn to the costs next, in brief. [[-]]”",
        _SENTENCES,
    ),
    About(
        "A03",
        "Section without a source",
        "A section makes a factual claim; none of its claims rests on a passage, and it lists no article.",
        "A whole section of statements would be printed without one source.",
        "The section “Dredging” states facts, and no passage supports any of them.",
        "The section “Dredging” lists an article, although its claims are not linked yet.",
    ),
    About(
        "A04",
        "Source listed only",
        "An article is listed in a section, but no passage of it supports or disputes one of its claims.",
        "A source in the list that backs no sentence makes the section look better founded than it is.",
        "“Tender documents” is listed, and no passage of it is linked.",
        "“Dredging slips” is listed, and a passage of it supports a claim of the section.",
    ),
    About(
        "A05",
        "Key judgement missing or late",
        "An analysis section has no key judgement, or its prose comes to it only later.",
        "Readers under time pressure read the first sentence: it must be what the section concludes.",
        "The analysis section “Dredging” has no key judgement.",
        "The section “Dredging” is a feature: only analysis needs one.",
    ),
    About(
        "A06",
        "Judgement without ground",
        "A judgement rests on no claim and on no passage.",
        "A judgement nobody can follow to its grounds is an opinion; as an assumption it would say so.",
        "The judgement “The quay will be sold” has no claim under it and no passage.",
        "“The quay will be sold” is an assumption.",
    ),
    About(
        "A07",
        "Summary says more than the body",
        "A sentence of the summary, or a key point, uses no claim that a section of the body states.",
        "What only the summary says was never argued, and it is what most people read.",
        "The key point “3.9 million cubic metres of silt” uses no claim.",
        "The key point “3.9 million cubic metres [[silt]]” uses a claim of the body.",
        _SENTENCES,
    ),
    About(
        "A08",
        "Source under the wrong section",
        "An article listed in one section supports only claims of another; or it supports nothing yet, and "
        "its title fits another section clearly better.",
        "A reader who looks the source up finds nothing about what the section says.",
        "“Dredging slips” is listed under “Costs”, but supports only claims of another section.",
        "“What it cost” is listed under “Costs”, where it supports a claim.",
        "the words of a title, where no passage of the article is linked",
    ),
    About(
        "B01",
        "One origin",
        "A fact or key judgement rests on one origin. With high confidence this is an error.",
        "If the one text is wrong, so is the claim. Copies of it do not help.",
        "Of the fact “The works had removed 3.9 million cubic metres” one article speaks.",
        "“The works had removed 3.9 million cubic metres” is only reported, and says so.",
    ),
    About(
        "B02",
        "One publisher",
        "Two or more articles support a claim, and all come from one publisher.",
        "One newsroom has one set of contacts and one line: its articles share their mistakes.",
        "Both articles come from “Velmora Courier”.",
        "The articles come from “Velmora Courier” and from “Harbour Herald”.",
    ),
    About(
        "B03",
        "Articles that are one origin",
        "Two or more supporting articles go back to one text: a dispatch and its copies, say.",
        "Five copies of a wire story are one source. Counted as five they look like confirmation.",
        "“Dredging slips” and “Port late” are copies of one dispatch.",
        "“Dredging slips” and “Port late” are two stories of one publisher.",
    ),
    About(
        "B04",
        "One voice",
        "All supporting passages quote the same person or body.",
        "However many papers print it, one person has said it.",
        "Both passages quote “Ana Orlova”.",
        "One passage quotes “Ana Orlova”, the other “the harbour master”.",
    ),
    About(
        "B06",
        "Anonymous support",
        "All supporting passages quote sources that are not named.",
        "Nobody can ask an unnamed source again, or weigh what it wants.",
        "Both passages quote “two people close to the project” and are marked anonymous.",
        "Of the passages one is anonymous; the other names “Ana Orlova”.",
    ),
    About(
        "C01",
        "Unanswered dispute",
        "A passage disputes a claim, the claim has no answer to it, and no sentence cites the passage.",
        "The other side will find this passage. What is left out on purpose looks like it.",
        "“Only 2 million are gone.” disputes a claim, and nothing answers it.",
        "“Only 2 million are gone.” is answered: “That was an older count.”",
    ),
    About(
        "C02",
        "Link not reviewed",
        "Nobody has said how much of the claim a linked passage covers (information in a draft, a warning "
        "once issued), or it covers nothing and is still linked as support (an error).",
        "A passage on the subject is not yet a passage that says so. Somebody must have looked.",
        "“The works had removed silt.” is linked as support, and its review says that it covers nothing.",
        "“The works had removed silt.” is reviewed: it covers part of the claim.",
    ),
    About(
        "C03",
        "Claims that contradict each other",
        "Two claims on one subject and measure differ in their number, or one denies the other.",
        "A briefing that says both 3.9 and 4.1 million is quoted against itself.",
        "“The works took 3.9 million cubic metres” and “The works took 4.1 million cubic metres”.",
        "“The works had removed 3.9 million cubic metres” and “The port had paid 4.1 million”.",
        "the words that two claims share",
    ),
)
