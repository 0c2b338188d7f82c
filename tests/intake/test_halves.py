"""A long PDF that two workers read in halves is the same, to the last field, as one that one worker read."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Cancelled
from app.intake import client, fork_client, second_half, spare
from app.intake.assembly import Assembly
from app.intake.intake import Intake
from app.intake.second_half import SecondHalf
from tests.examples import often
from tests.intake.builders_layout import build_drawn, drawn, shown
from tests.intake.builders_pdf import Line, Page, build, page
from tests.intake.conftest import WriteFile

pytestmark = pytest.mark.skipif(not fork_client.is_possible(), reason="workers are forked on Linux only")

#: Pages of each kind: plain, empty, turned, drawn sideways or from the right, partly outside, not decodable.
PAGES = {
    "plain": page("Dredging began in May.", "The harbour was closed."),
    "empty": Page(),
    "turned": page("Turned by a quarter.", rotate=90),
    "cropped": Page((Line("Seen."), Line("Not seen.", y=20)), cropbox=(0, 100, 612, 792)),
    "sideways": drawn(*(shown(f"Line {n} runs upwards.", 100 + 20 * n, 100, angle=90) for n in range(6))),
    "broken": Page(content=b"BT /F1 12 Tf (never ended"),
    "secret": drawn(shown("\x01\x02\x03\x04\x05\x06\x07\x08", 72, 700, font="F2")),
    "mute": drawn(b"BT /F3 12 Tf 1 0 0 1 72 700 Tm <0024002500260027> Tj ET"),
    "image": Page(content=b"0 0 100 100 re f"),
}


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few pages be long, and two processors be there."""
    monkeypatch.setattr(second_half, "FEWEST_PAGES", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    client.warm()


def read_alone(path: Path) -> Intake:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(second_half, "is_worth_it", lambda: False)
        return client.read_file(path)


def note_joins(patch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that takes, for each join of two halves, with which page the first worker goes on."""
    joined: list[int] = []
    join = SecondHalf.join

    def noting(half: SecondHalf, *given: object) -> dict[str, object]:
        word = join(half, *given)  # type: ignore[arg-type]
        joined.append(int(word["next_page"]))
        return word

    patch.setattr(SecondHalf, "join", noting)
    return joined


@settings(max_examples=often(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(PAGES)), min_size=2, max_size=9), st.booleans())
def test_two_halves_are_the_whole(write_file: WriteFile, kinds: list[str], told: bool) -> None:
    meaning = {"\x01": "D", "\x02": "r"} if told else None
    path = write_file(build_drawn([PAGES[kind] for kind in kinds], meaning))
    with pytest.MonkeyPatch.context() as patch:
        joined = note_joins(patch)
        assert client.read_file(path) == read_alone(path)
        assert len(joined) == 1


def test_the_contents_lead_into_both_halves(write_file: WriteFile) -> None:
    catalog = "/Outlines 400 0 R"
    more = {
        400: b"<</Type/Outlines/First 401 0 R/Last 402 0 R/Count 2>>",
        401: b"<</Title(One)/Parent 400 0 R/Next 402 0 R/Dest[10 0 R/XYZ 0 700 0]>>",
        402: b"<</Title(Four)/Parent 400 0 R/Prev 401 0 R/Dest[16 0 R/XYZ 0 650 0]>>",
    }
    path = write_file(build([page(f"Page {n}", rotate=90) for n in range(4)], catalog=catalog, more=more))
    intake = client.read_file(path)
    assert [(entry.title, entry.page_index) for entry in intake.outline] == [("One", 0), ("Four", 3)]
    assert intake.outline == read_alone(path).outline


def test_both_halves_are_used(write_file: WriteFile, monkeypatch: pytest.MonkeyPatch) -> None:
    joined = note_joins(monkeypatch)
    steps: list[int] = []
    path = write_file(build([page(f"Page {n}") for n in range(9)]))
    assert client.read_file(path, progress=lambda done, _: steps.append(done)).text.endswith("Page 8")
    assert joined == [9]
    assert steps == sorted(steps)
    assert steps[-1] == 9


def test_the_second_worker_leaves_a_page_that_needs_the_other_reader(
    write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined = note_joins(monkeypatch)
    path = write_file(build_drawn([PAGES[kind] for kind in (*["plain"] * 5, "mute", "plain")]))
    assert client.read_file(path) == read_alone(path)
    assert joined == [5]


def test_the_first_worker_reads_on_where_the_second_was_killed(
    write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined = note_joins(monkeypatch)
    taken = spare.take_worker

    def killed(*, pdf: bool) -> object:
        worker = taken(pdf=pdf)
        os.kill(worker.pid, signal.SIGKILL)
        return worker

    monkeypatch.setattr(second_half, "take_worker", killed)
    path = write_file(build([page(f"Page {n}") for n in range(9)]))
    assert client.read_file(path) == read_alone(path)
    assert joined == [4]


def test_a_second_half_beyond_the_room_that_is_left_is_not_taken(write_file: WriteFile) -> None:
    """Each half alone is within the limit of a text, together they are not: the first worker counts on."""
    with write_file(build([page("x" * 20) for _ in range(4)])).open("rb") as file:
        half = SecondHalf(file.fileno(), {"job": "read", "name": "x.pdf"}, 4)
        assert half.join(30, Assembly()) == {"next_page": 2, "room": 0, "shown": []}


def test_a_cancelled_reading_ends_both(write_file: WriteFile) -> None:
    path = write_file(build([page(f"Page {n}") for n in range(400)]))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 6

    with pytest.raises(Cancelled):
        client.read_file(path, cancelled=cancelled)
