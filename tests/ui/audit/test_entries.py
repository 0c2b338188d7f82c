"""The audit's rows: filters, order, subjects, the sentence in the head, and the remedies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.findings import Finding, Severity
from app.ui.audit.entries import FILTERS, arrange, counts, summary
from app.ui.remedies import remedy


def finding(
    rule: str = "A01", severity: Severity = "error", *, waived: bool = False, **about: str
) -> Finding:
    made = Finding(rule=rule, severity=severity, message="m", target=rule, waived=waived)
    return replace(made, **about)  # type: ignore[arg-type]


FINDINGS = st.lists(
    st.builds(finding, severity=st.sampled_from(["error", "warning", "info"]), waived=st.booleans()),
    max_size=9,
)


@given(FINDINGS)
def test_every_finding_stands_under_one_severity_or_waived(findings: list[Finding]) -> None:
    found = counts(findings)
    assert found["error"] + found["warning"] + found["info"] == found["all"]
    assert found["all"] + found["waived"] == len(findings)
    for chosen in FILTERS:
        assert len(arrange(findings, {}, chosen)) == found[chosen]


def test_the_worst_come_first_with_the_names_of_their_subjects() -> None:
    rows = arrange(
        [
            finding("G01", "warning", article="a"),
            finding("F01", claim="c"),
            finding("C02", "info", section="s"),
        ],
        {"a": "Title", "c": "Claim", "s": "Heading"},
        "all",
    )
    assert [(row.finding.rule, row.subject) for row in rows] == [
        ("F01", "Claim"),
        ("G01", "Title"),
        ("C02", "Heading"),
    ]


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        (None, ""),
        ([], "nothing keeps the briefing from being issued"),
        ([finding()], "1 error keeps the briefing from being issued"),
        ([finding(), finding()], "2 errors keep the briefing from being issued"),
        ([finding(waived=True)], "nothing keeps the briefing from being issued"),
        ([finding("B01", "warning")], "nothing keeps the briefing from being issued, 1 warning"),
    ],
)
def test_the_head_says_what_the_audit_means(findings: list[Finding] | None, words: str) -> None:
    assert summary(findings) == words


@pytest.mark.parametrize(
    ("about", "label"),
    [
        (finding("C01", claim="c"), "Answer it…"),
        (finding("F01", claim="c"), "Edit claim…"),
        (finding("H06", claim="c"), "Set confidence…"),
        (finding("A01", claim="c"), "Link a passage…"),
        (finding("B03", claim="c"), "Compare the copies…"),
        (finding("G01", article="a"), "Set date…"),
        (finding("A02", section="s", briefing="b"), "Name a claim"),
        (finding("E02", article="a", highlight="h"), "Compare the copies…"),
        (finding("D06", briefing="b"), "Write it…"),
    ],
)
def test_every_finding_has_a_remedy(about: Finding, label: str) -> None:
    assert remedy(about).label == label
