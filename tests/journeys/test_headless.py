"""The same story through the command line gives the same bytes; tests/cli/test_journey.py tells another."""

from __future__ import annotations

from pathlib import Path

from app.prose import make_key
from tests.cli.command import answer
from tests.journeys import story

#: The claims in the order in which they are made: words, and (article, passage, direction) for each link.
LATE = "would need until at least November to clear a ridge of boulder clay"
FISH = "Nobody counts the young flatfish"
NOTE, HERALD, MINUTES, BLOG = "application/pdf", "text/html", "text/plain", "text/markdown"
CLAIMS = (
    (
        story.REMOVED,
        (NOTE, "the contractor had removed 3.6 million cubic metres", "supports"),
        (NOTE, "They measure the material that has left the fairway.", "supports"),
        (HERALD, "the contractor had removed about 3.2 million cubic metres", "disputes"),
        (MINUTES, "He reported 3.6 million cubic metres removed by 31 March", "supports"),
    ),
    (LATE, (HERALD, LATE, "supports")),
    (
        story.VESSEL,
        (MINUTES, "no contract for a further vessel had been signed", "supports"),
        (MINUTES, "an offer was being examined", "supports"),
    ),
    (FISH, (BLOG, FISH, "supports")),
    (story.UNSOURCED.removesuffix("."),),
)
#: What is typed into the completion → the claim it takes.
TAKEN = {
    "until at least": LATE,
    "removed 3.6": story.REMOVED,
    "further vessel": story.VESSEL,
    "flatfish": FISH,
}


def test_the_command_line_gives_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    project = tmp_path / f"{story.PROJECT}.sourcemark"
    answer("new", project, "--title", story.PROJECT)
    answer("add", project, articles)
    keys = _argue(project)
    _write(project, keys)
    for profile in ("plain", "gfm"):
        out = tmp_path / f"{profile}.md"
        answer("export", project, out, "--profile", profile)
        assert story.without_annex(out.read_bytes()).decode() == story.golden(profile).decode()


def _argue(project: Path) -> dict[str, str]:
    """Make the claims with their links; return their keys by their words."""
    named = {one["media_type"]: one["citekey"] for one in answer("articles", project)["articles"]}
    keys: dict[str, str] = {}
    for words, *links in CLAIMS:
        keys[words] = make_key(words, set(keys.values()))
        answer("claim", project, words, "--key", keys[words])
        for kind, passage, direction in links:
            marked = answer("highlight", project, named[kind], "--quote", passage)
            answer("link", project, keys[words], marked["id"], "--direction", direction)
    return keys


def _write(project: Path, keys: dict[str, str]) -> None:
    answer("briefing", project, "--new", story.BRIEFING)
    _section(project, "", "summary", _prose(story.SUMMARY, keys))
    unsourced = f"{story.UNSOURCED} [[{keys[story.UNSOURCED.removesuffix('.')]}]]"
    _section(project, "State of the works", "analysis", _prose(story.FINDINGS, keys) + unsourced)
    points = [word for label, text in story.POINTS for word in ("--key-point", label, text)]
    _section(project, "Outlook", "closing", story.OUTLOOK, *points)


def _section(project: Path, heading: str, role: str, body: str, *more: str) -> None:
    answer("section", project, story.BRIEFING, heading, "--role", role, "--body-file", "-", *more, stdin=body)


def _prose(typed: str, keys: dict[str, str]) -> str:
    """Return what stands in the editor after the completions were taken."""
    for words, claim in TAKEN.items():
        typed = typed.replace(f"[[{words}|", f"[[{keys[claim]}]]")
    return typed
