"""Copies of one dispatch, and the pictures of their comparison."""

from __future__ import annotations

from functools import partial

from app import core
from app.intake.intake import Block, Intake, Value
from app.ui.session import Place
from tests.screens.stage import Stage

DISPATCH = (
    "The contractor that is deepening the outer channel will need until at least October to remove the rock "
    "sill off Cape Orrin, three months later than the Port Authority has said, according to two engineers "
    "who have seen the survey.\n\n"
    "By the end of February 3.9 million cubic metres had been taken out, of 11.4 million that the contract "
    "names. The larger of the two cutters lay idle from the ninth to the fourteenth of March with a broken "
    "shaft, its captain wrote in the log.\n\n"
    "The Authority maintains 15 July as the date. It did not answer questions about the second cutter."
)
OWN = (
    "Shipping agents in the town have begun to book berths elsewhere. “We cannot tell our lines that the "
    "door opens in July when the harbour master himself is not sure,” said one of them, who did not want to "
    "be named because he depends on the Authority’s goodwill.\n\n"
    "The mayor called a meeting for Thursday. Grain that was to leave by the deep berth is going by rail, at "
    "twice the price, and the silos are full until the middle of May."
)
PAPERS = (
    ("Outer channel late, engineers say", "Velmora Courier", f"VELMORA (AP) — {DISPATCH}", "2025-03-16"),
    (
        "Deep-water channel “not before October”: what the survey says about the rock sill off the cape",
        "Harbour Herald",
        f"{DISPATCH.replace('according to two engineers', 'two engineers have told us')}\n\n{OWN}",
        "2025-03-17",
    ),
    ("Kanal erst im Oktober", "Tessaly Post", f"Tessaly. {DISPATCH[:420]}", "2025-03-17"),
    ("Grain goes by rail", "Inland Gazette", f"{OWN} {DISPATCH[:300]} {OWN[::-1]}", "2025-03-19"),
)


def origins(stage: Stage, theme: str) -> None:
    """The comparison of copies: a suggestion, and an article to be chosen by hand."""
    stage.set_theme(theme)
    name = f"origins-{theme}{stage.suffix}"
    project = stage.session.new_project(stage.scratch / f"{name}.sourcemark", "Outer channel")
    for title, publisher, text, issued in PAPERS:
        record = {"title": title, "publisher": publisher, "issued": issued}
        intake = Intake(
            media_type="text/html",
            text=text,
            blocks=(Block("paragraph", 0, len(text)),),
            record={key: Value(value, "jsonld") for key, value in record.items()},
            extractor="x",
        )
        core.articles.add_intake(project, intake, text.encode(), f"{publisher}.html")
    stage.session.set_workspace("read")
    stage.session.show_article(Place(article=stage.article("Outer channel late")))
    stage.rest()
    stage.shoot_over(f"origins-{theme}", partial(stage.session.asked.emit, "origin.review"))
    join = f"origin.join:{stage.article('Grain')}"
    stage.shoot_over(f"origin-join-{theme}", partial(stage.session.asked.emit, join))
