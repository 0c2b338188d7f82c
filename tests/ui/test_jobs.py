"""Jobs: the result arrives on the UI thread, failures too, and a cancelled job says nothing."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.errors import CannotRead
from app.ui import jobs
from app.ui.jobs import JobHandle


def test_result_arrives_on_the_ui_thread(qtbot: QtBot) -> None:
    here = threading.get_ident()
    told: list[tuple[int, bool]] = []
    worked: list[bool] = []

    def work(job: JobHandle) -> int:
        worked.append(threading.get_ident() != here)
        return 42

    def done(result: int) -> None:
        told.append((result, threading.get_ident() == here))

    job = jobs.start("Counting", work, done)
    with qtbot.waitSignal(job.finished):
        pass
    assert (worked, told) == ([True], [(42, True)])


def test_failure_goes_to_whoever_asked(qtbot: QtBot) -> None:
    told: list[Exception] = []

    def work(job: JobHandle) -> None:
        raise CannotRead("No.", "Try another.")

    job = jobs.start("Reading", work, None, told.append)
    with qtbot.waitSignal(job.finished):
        pass
    assert [type(error) for error in told] == [CannotRead]


def test_failure_nobody_asked_for_is_told_by_the_jobs(qtbot: QtBot) -> None:
    def work(job: JobHandle) -> None:
        raise CannotRead("No.")

    with qtbot.waitSignal(jobs.jobs().failed) as heard:
        jobs.start("Reading", work)
    assert isinstance(heard.args[0].error, CannotRead)


def test_cancelled_job_delivers_nothing(qtbot: QtBot) -> None:
    going, may_end = threading.Event(), threading.Event()
    told: list[object] = []

    def work(job: JobHandle) -> str:
        going.set()
        may_end.wait(5)
        return "late"

    job = jobs.start("Slow", work, told.append)
    assert going.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.finished):
        may_end.set()
    assert told == []
    assert job.cancelled()


def test_progress_is_heard(qtbot: QtBot) -> None:
    heard: list[tuple[int, int, str]] = []

    def hear(job: JobHandle) -> None:
        heard.append((job.last.done, job.last.total, job.last.what))

    def work(job: JobHandle) -> None:
        begun.wait(5)
        job.progress(3, 7, "minutes.docx")

    begun = threading.Event()
    job = jobs.start("Reading", work)
    job.progressed.connect(hear)
    with qtbot.waitSignal(job.finished):
        begun.set()
    assert heard == [(3, 7, "minutes.docx")]


def test_a_bug_in_whoever_hears_the_result_neither_hides_nor_leaves_the_job_running(qtbot: QtBot) -> None:
    def done(_: int) -> None:
        raise RuntimeError("a bug")

    with qtbot.captureExceptions() as raised, qtbot.waitSignal(jobs.jobs().ended) as ended:
        job = jobs.start("Counting", lambda _: 1, done)
        finished: list[object] = []
        job.finished.connect(finished.append)
    assert ended.args == [job]
    assert finished == [job]
    assert [str(error) for _, error, _ in raised] == ["a bug"]
    assert job not in jobs.jobs().running


def test_job_after_paint_lets_the_window_go_first(qtbot: QtBot) -> None:
    order: list[str] = []
    job = jobs.jobs().start("Reading", lambda _: order.append("job"), after_paint=True)
    QTimer.singleShot(0, lambda: order.append("window"))
    assert job in jobs.jobs().running
    with qtbot.waitSignal(job.finished):
        pass
    assert order == ["window", "job"]


def test_closing_waits_for_jobs_that_have_not_begun(qtbot: QtBot) -> None:
    done: list[bool] = []
    jobs.jobs().start("Reading", lambda _: done.append(True), after_paint=True)
    assert jobs.jobs().close()
    assert done == [True]
    qtbot.waitUntil(lambda: not jobs.jobs().running)
