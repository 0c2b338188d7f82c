"""The likelihood scales as they are shipped: terms and percents as the directives have them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.audit.scales import mean_the_same, percent_of, read_scales, scales_of


def test_both_scales_are_shipped_with_a_version_and_in_order() -> None:
    assert list(read_scales()) == ["icd203", "phia"]
    for scale in read_scales().values():
        assert scale.version == 1
        assert len(scale.rows) == 7
        assert [row.low for row in scale.rows] == sorted(row.low for row in scale.rows)
        assert all(0 <= row.low < row.high <= 100 for row in scale.rows)
    # Percents of ICD 203 meet; PHIA leaves gaps between its terms on purpose.
    rows = read_scales()["icd203"].rows
    assert all(one.high == other.low for one, other in pairwise(rows))


@pytest.mark.parametrize(
    ("term", "scale", "percent"),
    [
        ("almost no chance", "", (1, 5)),
        ("Highly  improbable", "icd203", (5, 20)),
        ("unlikely", "icd203", (20, 45)),
        ("unlikely", "phia", (25, 35)),
        ("realistic possibility", "", (40, 50)),
        ("probably", "phia", (55, 75)),
        ("almost certain", "phia", (95, 100)),
        ("very likely", "phia", None),
        ("perhaps", "", None),
    ],
)
def test_a_term_stands_for_its_percent(term: str, scale: str, percent: tuple[int, int] | None) -> None:
    assert percent_of(term, scale) == percent


def test_terms_of_one_row_mean_the_same() -> None:
    assert mean_the_same("Remote", "almost no chance")
    assert not mean_the_same("likely", "very likely")
    assert scales_of("likely") == {"icd203", "phia"}
    assert scales_of("highly likely") == {"phia"}
