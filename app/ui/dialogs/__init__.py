"""Dialogs: what the program must ask or say before it goes on."""

from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.briefing_report import BriefingReport, BriefingThere
from app.ui.dialogs.choose_line import ChooseLineDialog, Line
from app.ui.dialogs.choosing import choose_files, choose_folder, choose_open, choose_save
from app.ui.dialogs.codes import CodesDialog
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.export import ExportDialog
from app.ui.dialogs.export_data import ExportDataDialog
from app.ui.dialogs.failures import FailuresDialog
from app.ui.dialogs.import_report import ImportReport
from app.ui.dialogs.keys import KeysDialog
from app.ui.dialogs.marks_report import MarksReport
from app.ui.dialogs.newer_copy import NewerCopyDialog
from app.ui.dialogs.origins import OriginsDialog
from app.ui.dialogs.password import PasswordDialog
from app.ui.dialogs.paste import PasteDialog
from app.ui.dialogs.problem import ProblemDialog
from app.ui.dialogs.receipts_report import ReceiptsReport
from app.ui.dialogs.recognise import RecogniseDialog
from app.ui.dialogs.two_readings import TwoReadingsDialog

__all__ = [
    "AboutDialog",
    "BriefingReport",
    "BriefingThere",
    "ChooseLineDialog",
    "CodesDialog",
    "Dialog",
    "ExportDataDialog",
    "ExportDialog",
    "FailuresDialog",
    "ImportReport",
    "KeysDialog",
    "Line",
    "MarksReport",
    "NewerCopyDialog",
    "OriginsDialog",
    "PasswordDialog",
    "PasteDialog",
    "ProblemDialog",
    "ReceiptsReport",
    "RecogniseDialog",
    "TwoReadingsDialog",
    "choose_files",
    "choose_folder",
    "choose_open",
    "choose_save",
]
