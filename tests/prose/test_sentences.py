"""Sentences: where they end, which claims they name, and that no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prose import find_markers, paragraphs, split_sentences


def said(body: str) -> list[str]:
    return [one.text for one in split_sentences(body)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. has described the troops as expendable.",
        "The U.S. Army and the U.K. government agreed.",
        "Mr. Orlov met Dr. Ana M. Silva and Gen. J. R. Cole on Jan. 5 in St. Petersburg.",
        "Berth No. 7 is closed (see p. 3 and Fig. 2).",
        "It removed 3.9 m cubic metres, i.e. 4.2 % more than in sec. 3.1 of the plan.",
        "Acme Inc. Chairman Smith and Baker & Co. Ltd. lawyers came at 5 p.m. Monday.",
        "He said ... nothing at all.",
        "The text [...] Ends here.",
        "The storm (No. It was two storms. Really.) passed.",
        "He said: “We lost. We go home.”",
        '"Why?" he asked.',
        "“Stop!” Minister Orlova said.",
        "See example.com and https://example.com/a.b?c=D.E for more.",
        "Run `a. B. C.` and read [Foo. Bar](https://example.com/x.Y) now.",
        "Am 3. Oktober kamen z. B. Nr. 7 und Dr. Weiß, d. h. 3,5 Mio. Euro.",
        "Is it so…? perhaps not.",
        "G. K. Chesterton et al. wrote it.",
        "Prices rose 2.5 percent vs. 1.9 percent in Dec. 2024.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert said(f"Before it. {sentence} After it.") == ["Before it.", sentence, "After it."]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("One came. Two went! Three? Four…", ["One came.", "Two went!", "Three?", "Four…"]),
        ("He lives in the U.S. The war goes on.", ["He lives in the U.S.", "The war goes on."]),
        ("It ended in 2024. 11,000 stayed.", ["It ended in 2024.", "11,000 stayed."]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("(It rained. A lot.) It stopped.", ["(It rained. A lot.)", "It stopped."]),
        ("The answer was no. She left.", ["The answer was no.", "She left."]),
        ("The cat sat. Then it left.", ["The cat sat.", "Then it left."]),
        ("**It is late.** The rest follows.", ["**It is late.**", "The rest follows."]),
        ("船は遅れた。港は閉じた！本当？", ["船は遅れた。", "港は閉じた！", "本当？"]),
        ("渔民不满！“为什么？”他问。", ["渔民不满！", "“为什么？”他问。"]),
        (
            "It fell.[1] It rose.² It ended.[3, 4] Now.",
            ["It fell.[1]", "It rose.²", "It ended.[3, 4]", "Now."],
        ),
        (
            "It fell.<sup>6</sup> It rose.【8†source】 End.",
            ["It fell.<sup>6</sup>", "It rose.【8†source】", "End."],
        ),
        ("L’art. 5 le dit. La Sra. Ruiz dijo que no.", ["L’art. 5 le dit.", "La Sra. Ruiz dijo que no."]),
        ("Siehe Abschn. 3. Prof. Dr. med. Ode kam.", ["Siehe Abschn. 3.", "Prof. Dr. med. Ode kam."]),
        ("تأخر العمل. هل ينتهي؟ لا.", ["تأخر العمل.", "هل ينتهي؟", "لا."]),
        ("काम देर से है। बंदरगाह बंद है।", ["काम देर से है।", "बंदरगाह बंद है।"]),
        ("He waited... Then he left.", ["He waited...", "Then he left."]),
        ("Line one\ngoes on. Line two.", ["Line one\ngoes on.", "Line two."]),
        ("He came at 5 p.m. The rest waited.", ["He came at 5 p.m.", "The rest waited."]),
    ],
)
def test_sentences_are_cut(body: str, parts: list[str]) -> None:
    assert said(body) == parts


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        ("One is so. [[a]] Two is so.[[b]] Three.", [("a",), ("b",), ()]),
        ("One is so [[a]]. Two is so. [[b]] [[c-2]]", [("a",), ("b", "c-2")]),
        ("**The port is late [[a]].** [[b]] It rains.", [("a", "b"), ()]),
        ("**The port is late.[[a]]** It rains.", [("a",), ()]),
        ("In the U.S. [[a]] Chinese ships came. [[b]]", [("a",), ("b",)]),
        ("In the U.S. [[a]] ships came. [[b]]", [("a", "b")]),
        ("“We lost,” he said. [[a]]\nThen rain.", [("a",), ()]),
        ("One. [[a]]\n\nTwo. [[b]]", [("a",), ("b",)]),
        ("遅れた。[[a]]閉じた。[[b]]", [("a",), ("b",)]),
        ("Code `x [[a]]` is none. A [[1]](https://x.org) link too.", [(), ()]),
    ],
)
def test_markers_belong_to_the_sentence_before(body: str, claims: list[tuple[str, ...]]) -> None:
    assert [one.claims for one in split_sentences(body)] == claims


def test_transition_is_marked_and_no_claim() -> None:
    (one,) = split_sentences("We now turn to the costs. [[-]]")
    assert (one.transition, one.claims, one.text) == (True, (), "We now turn to the costs.")


def test_blocks_have_their_own_sentences() -> None:
    body = (
        "# The head. It goes on\n\n- First item. [[a]]\n- Second\n\n"
        "> Quoted one.\n> Quoted two.\n\n```\nNo. Code.\n```\n"
    )
    assert [(one.kind, one.text) for one in split_sentences(body)] == [
        ("heading", "The head. It goes on"),
        ("list", "First item."),
        ("list", "Second"),
        ("quote", "Quoted one."),
        ("quote", "Quoted two."),
    ]


def test_table_cells_are_sentences_and_keep_their_markers() -> None:
    body = "| Key | Details |\n|---|:--|\n| Troops | About 11,000. More. [[troops]] |"
    cells = split_sentences(body)
    assert [one.text for one in cells] == ["Key", "Details", "Troops", "About 11,000. More."]
    assert cells[-1].claims == ("troops",)


def test_example_paragraph_has_its_sentences() -> None:
    body = (
        'The U.S. has described North Korean troops as "expendable," used in "human wave" assaults, which '
        "are ineffective and result in high casualties. This tactic underscores the expendability of men."
    )
    assert len(split_sentences(body)) == 2


PIECES = st.sampled_from(
    [
        *(
            "The U.S. has",
            "No. 7",
            "Mr. X",
            ". ",
            "! ",
            "? ",
            "…",
            "[[a]]",
            " [[b-2]]",
            "[[-]]",
            "`",
            "“",
            "”",
            '"',
        ),
        *("(", ")", "\n", "\n\n", "- ", "> ", "# ", "| ", "```\n", "word ", "ἀγ ", "。", "😀", "1. ", "**"),
        *("[x](http://a.b)", "\\", "    "),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_sentences_partition_the_paragraphs_of_any_body(body: str) -> None:
    sentences = split_sentences(body)
    blocks = paragraphs(body)
    at = 0
    for block in blocks:
        assert not body[at : block.start].strip()
        assert block.start <= block.inner <= block.end <= len(body)
        at = block.end
        if block.kind in ("paragraph", "list", "quote", "heading"):
            spot = block.inner
            for one in (one for one in sentences if block.inner <= one.start < block.end):
                assert not body[spot : one.start].strip(" \n\t>")
                spot = one.end
            assert not body[spot : block.end].strip(" \n\t>")
    assert not body[at:].strip()
    assert [span for one in sentences for span in one.marker_spans] == [
        (one.start, one.end) for one in find_markers(body)
    ]
