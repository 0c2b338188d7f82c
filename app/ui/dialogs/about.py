"""What this program is, its version, its licences, and what holds a stranger's file back on this computer."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app import VERSION, core, paths
from app.ui import jobs
from app.ui.dialogs.dialog import Dialog
from app.ui.jobs import JobHandle
from app.ui.wording import tr

#: Measure → what it keeps a file from, in the words of the dialog.
_MEASURES = {
    "memory": "take more than 2 GiB of memory",
    "processor": "compute without end",
    "writing": "write files",
    "landlock_files": "open your files",
    "network": "reach the network",
    "seccomp": "start programs",
}


class AboutDialog(Dialog):
    """Names the program, what it promises, and where the licences are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = tr("Sourcemark {version}").format(version=VERSION)
        super().__init__(title, "", tr("Close"), parent)
        self.say(
            tr("From a pile of articles to a briefing in which every sentence leads back to its passage.")
        )
        self.say(tr("It works without a network. A project is one file on this computer; nothing leaves it."))
        self._held = self.say(tr("Trying what holds a stranger’s file back on this computer…"))
        folder = paths.resources_folder() / "licences"
        self.say(
            tr("Apache License 2.0. The licences of fonts and libraries: {folder}").format(folder=folder),
            "muted",
        )
        job = jobs.start(tr("Trying the containment"), _try_containment, self._tell, quiet=True)
        self.finished.connect(job.cancel)

    def _tell(self, report: Mapping[str, bool]) -> None:
        self._held.setText(containment_words(report))


def containment_words(report: Mapping[str, bool]) -> str:
    """Say what a file that is read cannot do here, and what nothing keeps it from."""
    held = [tr(words) for name, words in _MEASURES.items() if report.get(name)]
    free = [tr(words) for name, words in _MEASURES.items() if not report.get(name)]
    said = [tr("Files are read in a process of their own.")]
    if held:
        said.append(tr("Tried just now: a file cannot {what}.").format(what=_listed(held, tr("or"))))
    if free:
        words = tr("This system does not keep it from these: {what}.")
        said.append(words.format(what=_listed(free, tr("and"))))
    return " ".join(said)


def _listed(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _try_containment(_: JobHandle) -> dict[str, bool]:
    return core.workers.containment()
