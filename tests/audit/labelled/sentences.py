"""Sentences that name a claim, need none, or owe one: stops, headings, lists, tables, transitions."""

from __future__ import annotations

from tests.audit.labelled.case import sentence

CASES = (
    sentence("The port authority has spoken of much rain.", fires="A02"),
    sentence("The port authority has spoken of much rain. [[c]]"),
    sentence("The port authority has spoken of much rain [[c]]."),
    sentence("The port authority has spoken of much rain. [[-]]"),
    sentence("The port was shut again."),
    sentence("The port was then shut again.", fires="A02"),
    sentence("Was the port not shut again then?", fires="A02"),
    sentence("The U.S. has sent ships to the port. [[c]]"),
    sentence("Ships came from the U.S. They stayed for a long time. [[c]]"),
    sentence("A great many ships came from the U.S. They stayed for a long time. [[c]]", fires="A02"),
    sentence("The works of J. R. Silva at St. Ives had cost 3.9 million. [[c]]"),
    sentence("Ships, e.g. those of Messrs. Silva, i.e. the old ones, left. [[c]]"),
    sentence("The company Silva Inc. has bought the whole port. [[c]]"),
    sentence("They came at 5 p.m. on a very rainy Monday. [[c]]"),
    sentence("“Stop! The port is shut for all,” he said. [[c]]"),
    sentence("It rained ... and rained for a long time. [[c]]"),
    sentence("No. 7 of the old berths is now shut. [[c]]"),
    sentence("Der Hafen wurde z. B. am 3. Mai 2025 geschlossen. [[c]]"),
    sentence("Prof. Dr. Silva hat den Hafen am Montag geschlossen. [[c]]"),
    sentence("# The port authority has spoken of much rain\n\nIt rained. [[c]]"),
    sentence("The port authority has spoken of rain\n---\n\nIt rained. [[c]]"),
    sentence("- The port authority has spoken of much rain.", fires="A02"),
    sentence("- The port authority has spoken of much rain. [[c]]\n- It rained."),
    sentence("1. The port authority has spoken of much rain.", fires="A02"),
    sentence("> The port authority has spoken of much rain.", fires="A02"),
    sentence(
        "| What | The port authority has spoken of much rain |\n|---|---|\n| Rain | Much of it fell on us |"
    ),
    sentence("```\nThe port authority has spoken of much rain.\n```"),
    sentence("It rained. [[c]] The port authority has spoken of much rain.", fires="A02"),
    sentence("It rained. [[c]]\n\nThe port authority has spoken of much rain.", fires="A02"),
    sentence("It rained.[[c]] The port was shut. [[c]]"),
    sentence("The port authority has spoken of much rain. [[gone]]", fires="A02"),
    sentence("The port authority has spoken `[[c]]` of much rain.", fires="A02"),
    sentence("The [port authority](https://example.com/a.b?c=d) has spoken of rain. [[c]]"),
    sentence("**The port authority has spoken of much rain.** [[c]]"),
    sentence(
        "The port authority has spoken: 3.9 million tonnes. [[c]] It rained at 11 p.m. on Monday. [[c]]"
    ),
    sentence("***\n\nIt rained. [[c]]"),
    sentence("港口当局说下了很多雨。", fires="A02"),
    sentence("Well-known state-of-the-art U.S. ships sank."),
)
