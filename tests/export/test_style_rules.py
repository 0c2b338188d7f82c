"""What the built-in styles print of each kind of work, held against the printed rules of the styles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from app.exchange.hayagriva import TIGHT, write_hayagriva
from app.export.citation import Citation
from app.export.processor import Formatted, process
from app.export.styles import STYLES, find_style


def date(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


def within(container: str, **fields: Any) -> dict[str, Any]:
    return {"container-title": container} | fields


ROE = [{"family": "Roe", "given": "Jane"}]
SEEN = {"accessed": date(2025, 3, 10)}
FOUR = [{"family": name, "given": "Ann"} for name in ("Fisher", "Clark", "Doe", "Poe")]
ITEMS: Mapping[str, Mapping[str, Any]] = {
    "news": within(
        "Velmora Courier", type="article-newspaper", title="Dredging slips", author=ROE, **SEEN,
        issued=date(2025, 3, 9), URL="https://courier.example/slips", publisher="Velmora Courier",
    ),
    "second": within(
        "Velmora Courier", type="article-newspaper", title="The port reopens", author=ROE, page="4",
        issued=date(2025, 6, 1),
    ),
    "wire": within(
        "Velmora Courier", type="article-newspaper", title="Strike closes harbour", issued=date(2025, 3, 9),
        custom={"agency": "Northwire"}, URL="https://courier.example/strike", **SEEN,
    ),
    "group": {
        "type": "webpage", "title": "Port statistics", "author": [{"literal": "Velmora Port Authority"}],
        "publisher": "Velmora Port Authority", "URL": "https://port.example/stats", **SEEN,
    },
    "nobody": {
        "type": "webpage", "title": "What we do", "publisher": "Harbour Board",
        "URL": "https://board.example/", **SEEN,
    },
    "blog": within(
        "Silt Watch", type="post-weblog", title="Silt again", author=[{"family": "Cole", "given": "Sarah"}],
        issued=date(2025, 1, 5), URL="https://silt.example/again", **SEEN,
    ),
    "book": {
        "type": "book", "title": "The sea and the law", "publisher": "Oxford University Press",
        "author": [{"family": "Fisher", "given": "Ann B."}, {"family": "Clark", "given": "J.R."}],
        "issued": date(2011),
    },
    "many": {"type": "book", "title": "Ports", "author": FOUR, "publisher": "Hart", "issued": date(2012)},
    "chapter": within(
        "Maritime Law", type="chapter", title="Dredging and duty", publisher="Hart", issued=date(2009),
        author=[{"family": "Cartwright", "given": "Justine"}], page="45-67",
    ),
    "journal": within(
        "Law Quarterly Review", type="article-journal", title="Mandate", volume="121", page="420-440",
        author=[{"family": "Craig", "given": "Paul"}], issued=date(2005),
    ),
    "yearbook": within(
        "Public Law", type="article-journal", title="Theory", page="440",
        author=[{"family": "Craig", "given": "Paul"}], issued=date(2006),
    ),
    "report": {
        "type": "report", "title": "Dredging report", "author": [{"literal": "Ministry of Ports"}],
        "publisher": "Ministry of Ports", "number": "Cm 7654", "issued": date(2024, 11, 2),
    },
    "thesis": {
        "type": "thesis", "title": "On silt", "author": [{"family": "Herberg", "given": "Javan"}],
        "publisher": "University of Oxford", "issued": date(1989),
    },
    "case": within(
        "AC", type="legal_case", title="Corr v IBC Vehicles Ltd", volume="1", page="884",
        number="[2008] UKHL 13", issued=date(2008),
    ),
    "statute": {"type": "legislation", "title": "Harbours Act 1964", "issued": date(1964)},
    "conference": within(
        "Proceedings of Harbour", type="paper-conference", title="Silt models", publisher="ACM", page="12-20",
        author=[{"family": "Lee", "given": "Kim"}], issued=date(2020),
    ),
    "data": {
        "type": "dataset", "title": "Tracks", "author": [{"literal": "Coast Guard"}], "publisher": "Zenodo",
        "issued": date(2024),
    },
}  # fmt: skip


def printed(citation: Citation) -> str:
    marks = {"italic": "*{}*", "link": "<{}>"}
    return "".join(marks.get(one.style, "{}").format(one.text) for one in citation.spans)


def formatted(name: str, *cites: tuple[str, str], language: str = "en") -> Formatted:
    style = find_style(name)
    library = write_hayagriva(list(ITEMS.items()), bare_initials=style.bare_initials)
    return process(library, cites or [(one, "") for one in ITEMS], language, style)


SEEN_ON = "accessed 10 March 2025"
OSCOLA = {
    "news": f"Jane Roe, ‘Dredging slips’ *Velmora Courier* (9 March 2025) "
    f"<https://courier.example/slips> {SEEN_ON}.",
    "second": "Jane Roe, ‘The port reopens’ *Velmora Courier* (1 June 2025) 4.",
    "group": f"Velmora Port Authority, ‘Port statistics’ <https://port.example/stats> {SEEN_ON}.",
    "nobody": f"‘What we do’ (*Harbour Board*) <https://board.example/> {SEEN_ON}.",
    "blog": f"Sarah Cole, ‘Silt again’ (*Silt Watch*, 5 January 2025) "
    f"<https://silt.example/again> {SEEN_ON}.",
    "book": "Ann B Fisher and JR Clark, *The sea and the law* (Oxford University Press 2011).",
    "many": "Ann Fisher and others, *Ports* (Hart 2012).",
    "chapter": "Justine Cartwright, ‘Dredging and duty’ in *Maritime Law* (Hart 2009).",
    "journal": "Paul Craig, ‘Mandate’ (2005) 121 Law Quarterly Review 420.",
    "yearbook": "Paul Craig, ‘Theory’ [2006] Public Law 440.",
    "report": "Ministry of Ports, *Dredging report* (Cm 7654, 2024).",
    "thesis": "Javan Herberg, ‘On silt’ (thesis, University of Oxford 1989).",
    "case": "*Corr v IBC Vehicles Ltd* [2008] UKHL 13, [2008] 1 AC 884.",
    "statute": "Harbours Act 1964.",
    "conference": "Kim Lee, ‘Silt models’ in *Proceedings of Harbour* (ACM 2020).",
}


def test_oscola_prints_each_kind_of_work_as_the_guide_rules() -> None:
    notes = dict(zip(ITEMS, map(printed, formatted("oscola").citations), strict=True))
    assert {name: notes[name] for name in OSCOLA} == OSCOLA


def test_oscola_shortens_what_was_cited_before_and_sets_pages_where_they_belong() -> None:
    cites = [
        ("journal", "430"), ("book", "48"), ("book", ""), ("book", "49"), ("case", "890"),
        ("journal", "431"), ("nobody", ""), ("statute", ""), ("nobody", ""), ("many", ""), ("book", "50"),
        ("many", ""),
    ]  # fmt: skip
    notes = [printed(one) for one in formatted("oscola", *cites).citations]
    assert notes[0] == "Paul Craig, ‘Mandate’ (2005) 121 Law Quarterly Review 420, 430."
    assert notes[1] == "Ann B Fisher and JR Clark, *The sea and the law* (Oxford University Press 2011) 48."
    assert notes[2:4] == ["Fisher and Clark (n 2).", "ibid 49."]
    assert notes[4].endswith("[2008] 1 AC 884, 890.")
    assert notes[5] == "Craig (n 1) 431."
    assert notes[8] == "‘What we do’ (n 7)."
    assert notes[10:] == ["Fisher and Clark (n 2) 50.", "Fisher and others (n 10)."]


def test_oscola_lists_law_first_then_works_by_surname_without_stops() -> None:
    listed = [printed(one) for one in formatted("oscola").bibliography]
    assert listed[:3] == [
        OSCOLA["case"].rstrip("."),
        "Harbours Act 1964",
        f"—— ‘What we do’ (*Harbour Board*) <https://board.example/> {SEEN_ON}",
    ]
    assert listed[3].startswith("Cartwright J, ‘Dredging and duty’")
    assert "Fisher AB and Clark JR, *The sea and the law* (Oxford University Press 2011)" in listed
    assert listed[3:] == sorted(listed[3:], key=str.casefold)


def test_oscola_stays_english_in_a_briefing_of_another_language() -> None:
    assert formatted("oscola", language="de").citations == formatted("oscola").citations
    german = printed(formatted("apa", ("group", ""), language="de").citations[0])
    assert german == "(Velmora Port Authority, o. J.)"


#: Style → what must stand in its list of works: the rules' own words for what is easily left out.
RULES = {
    "apa": (
        "Northwire. (2025, March 9). Strike closes harbour. *Velmora Courier*.",
        "Velmora Port Authority. (n.d.). *Port statistics*. Retrieved March 10, 2025, from <",
        "*What we do*. (n.d.). Harbour Board. Retrieved March 10, 2025, from <https://board.example/>",
        "Roe, J. (2025a, March 9). Dredging slips.",
        "Roe, J. (2025b, June 1). The port reopens. *Velmora Courier*, 4.",
        "Fisher, A. B., & Clark, J. R. (2011). *The sea and the law*.",
        "In *Maritime Law* (pp. 45–67). Hart.",
        "*Law Quarterly Review*, *121*, 420–440.",
        "Ministry of Ports. (2024). *Dredging report* (No. Cm 7654).",
        "*Tracks* [Data set]. Zenodo.",
        "Corr v IBC Vehicles Ltd, 1 AC 884 (2008).",
        "In *Proceedings of Harbour* (pp. 12–20). ACM.",
    ),
    "chicago-author-date": (
        "Northwire. 2025. “Strike Closes Harbour.” *Velmora Courier*, March 9.",
        "Velmora Port Authority. n.d. “Port Statistics.” Accessed March 10, 2025.",
        "Roe, Jane. 2025b. “The Port Reopens.” *Velmora Courier*, June 1.",
        "Fisher, Ann B., and J. R. Clark. 2011.",
        "*Law Quarterly Review* 121: 420–40.",
        "In *Proceedings of Harbour*. ACM.",
        "Coast Guard. 2024. “Tracks.” Data set. Zenodo.",
    ),
    "chicago-notes": (
        "Northwire. “Strike Closes Harbour.” *Velmora Courier*, March 9, 2025.",
        "*Law Quarterly Review* 121 (2005): 420–40.",
        "Herberg, Javan. “On Silt.” Thesis, University of Oxford, 1989.",
    ),
    "harvard": (
        "Northwire (2025) ‘Strike closes harbour’, *Velmora Courier*, 9 March. Available at: <",
        "(Accessed: 10 March 2025)",
        "Velmora Port Authority (no date) *Port statistics*.",
        "‘Dredging and duty’, in *Maritime Law*. Hart, pp. 45–67.",
        "*Law Quarterly Review*, 121, pp. 420–440.",
        "Fisher, A. *et al.* (2012) *Ports*. Hart.",
    ),
    "ieee": (
        "Northwire, “Strike closes harbour,” *Velmora Courier*, Mar. 09, 2025. Accessed: ",
        "A. B. Fisher and J. R. Clark, *The sea and the law*. Oxford University Press, 2011.",
        "*Law Quarterly Review*, vol. 121, pp. 420–440, 2005",
        "Velmora Port Authority, “Port statistics.” Accessed: Mar. 10, 2025.",
    ),
    "mla": (
        "Northwire. “Strike Closes Harbour.” *Velmora Courier*, 9 Mar. 2025, <",
        "———. “The Port Reopens.” *Velmora Courier*, 1 June 2025, p. 4.",
        "“What We Do.” *Harbour Board*, <https://board.example/>. Accessed 10 Mar. 2025.",
        "*Maritime Law*, Hart, 2009, pp. 45–67.",
    ),
    "ama": (
        "Northwire. Strike closes harbour. *Velmora Courier*. March 9, 2025. Accessed March 10, 2025. <",
        "Fisher AB, Clark JR. *The Sea and the Law*.",
        "*Law Quarterly Review*. 2005;121:420-440.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_the_lists_have_what_the_styles_rule(name: str) -> None:
    listed = "\n".join(printed(one) for one in formatted(name).bibliography)
    assert [rule for rule in RULES[name] if rule not in listed] == [], listed
    assert ",." not in listed


@pytest.mark.parametrize("name", ["apa", "chicago-author-date", "harvard"])
def test_letters_behind_years_go_by_the_list_and_not_by_the_order_of_citation(name: str) -> None:
    made = formatted(name, ("second", ""), ("news", ""))
    assert ["2025b" in made.citations[0].text, "2025a" in made.citations[1].text] == [True, True]
    listed = "\n".join(one.text for one in made.bibliography)
    assert listed.index("2025a") < listed.index("2025b")


def test_a_quotation_mark_has_no_place_of_its_own_in_the_alphabet() -> None:
    listed = [printed(one) for one in formatted("mla").bibliography]
    assert listed[-1].startswith("“What We Do.”")
    assert [one for one in STYLES if one not in RULES] == ["oscola"]


@pytest.mark.parametrize(
    ("given", "bare", "spaced"),
    [
        ("J.R.", "JR", "J. R."), ("J. R.", "JR", "J. R."), ("Ann B.", "Ann B", "Ann B."),
        ("J. Robert", "J Robert", "J. Robert"),
        ("J.-P.", "J-P", "J.-P."), ("Jean-Paul", "Jean-Paul", "Jean-Paul"),
        ("Ed", "Ed", "Ed"), ("É.A.", "ÉA", "É. A."),
    ],
)  # fmt: skip
def test_initials_are_told_from_names(given: str, bare: str, spaced: str) -> None:
    item = {"title": "T", "type": "book", "author": [{"family": "Roe", "given": given}]}
    for bare_initials, wanted in ((True, bare), (False, spaced)):
        made = json.loads(write_hayagriva([("w", item)], bare_initials=bare_initials))
        assert made["w"]["author"][0]["given-name"].replace(TIGHT, "") == wanted
