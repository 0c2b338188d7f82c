"""One labelled case: a claim, its passages, perhaps a sentence, and the rules that should be raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from app.audit.rules import RULES
from app.audit.world import World
from db.records import Briefing, Claim, ClaimKind, Section
from tests.audit import worlds as w

#: The rules that judge words and numbers, and are measured.
MEASURED = ("A02", "F01", "F02", "F03", "F05", "F06", "H02", "H03", "H04", "H05")
#: Those of them that read meaning out of wording: they warn, and may err.
HEURISTIC = frozenset(("F02", "F05", "F06", "H04"))


@dataclass(frozen=True)
class Case:
    """A claim with its passages and a section's prose; `fires` are the measured rules that should."""

    claim: str
    passages: tuple[str, ...] = ()
    body: str = ""
    fires: frozenset[str] = frozenset()
    kind: ClaimKind = "fact"
    likelihood: str = ""
    scale: str = "icd203"
    key_judgement: bool = False
    issued: str = "2025-03-09"

    @cached_property
    def name(self) -> str:
        """What a failing test is called."""
        return " | ".join(part for part in (self.claim, *self.passages, self.body) if part)

    def world(self) -> World:
        """Return a project of this claim, named `c` in prose, of its passages, and of its sentence."""
        numbered = list(enumerate(self.passages))
        claim = Claim(
            id="c",
            key="c",
            text=self.claim,
            kind=self.kind,
            likelihood=self.likelihood,
            likelihood_scale=self.scale if self.likelihood else "",
        )
        section = Section(
            id="s",
            briefing="b",
            position=1,
            heading="Matters",
            body=self.body,
            key_judgement="c" if self.key_judgement else None,
        )
        return World(
            articles=tuple(w.article(f"a{at}", w.COURIER, issued=self.issued) for at, _ in numbered),
            snapshots=tuple(w.snapshot(f"a{at}") for at, _ in numbered),
            highlights=tuple(w.highlight(f"h{at}", f"a{at}", text) for at, text in numbered),
            evidence=tuple(w.link("c", f"h{at}") for at, _ in numbered),
            claims=(claim,),
            briefings=(Briefing(id="b", title="Matters", sections=(section,)),),
        )

    def found(self) -> frozenset[str]:
        """Return the measured rules that do fire."""
        world = self.world()
        return frozenset(rule for rule in MEASURED if any(True for _ in RULES[rule](world)))


def pair(claim: str, *passages: str, fires: str = "", **fields: object) -> Case:
    """Make a case of a claim and its passages."""
    return replace(Case(claim, passages, fires=frozenset(fires.split())), **fields)  # type: ignore[arg-type]


def sentence(body: str, likelihood: str = "", fires: str = "", **fields: object) -> Case:
    """Make a case of a section's prose that may name the judgement `c`, with its likelihood."""
    made = Case("The works end late", (), body, frozenset(fires.split()), "judgement", likelihood)
    return replace(made, **fields)  # type: ignore[arg-type]


def judgement(claim: str, fires: str = "", **fields: object) -> Case:
    """Make a case of a key judgement."""
    made = Case(claim, (), "", frozenset(fires.split()), "judgement", key_judgement=True)
    return replace(made, **fields)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Score:
    """How one rule did: right and wrong alarms, and those it owed."""

    rule: str
    right: int
    wrong: int
    owed: int

    @property
    def precision(self) -> float:
        """The share of its alarms that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the alarms due that it gave."""
        return self.right / (self.right + self.owed) if self.right + self.owed else 1.0


def score(cases: Iterable[Case]) -> list[Score]:
    """Count each measured rule's alarms over cases."""
    judged = [(one.fires, one.found()) for one in cases]
    return [
        Score(
            rule,
            sum(rule in due and rule in found for due, found in judged),
            sum(rule in found and rule not in due for due, found in judged),
            sum(rule in due and rule not in found for due, found in judged),
        )
        for rule in MEASURED
    ]
