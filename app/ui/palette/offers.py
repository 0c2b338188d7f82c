"""What can be done with the words that were typed themselves: make a claim of them, find them here."""

from __future__ import annotations

from functools import partial

from app import core
from app.ui.commands import Command
from app.ui.session import Session
from app.ui.wording import shorten, tr

SHORTEST = 3


def offers(words: str, session: Session) -> tuple[Command, ...]:
    """Return commands made from the typed words; none for `>` or a letter or two."""
    if session.project is None or words.startswith(">") or len(words) < SHORTEST:
        return ()
    short = shorten(words)
    claim = tr("New claim “{words}”").format(words=short).replace("&", "&&")
    made = [
        Command("claim.new_from_words", claim, partial(_new_claim, words), "Claim", ("Ctrl+N",), icon="plus")
    ]
    if session.current_article is not None:
        here = tr("Find “{words}” in this article").format(words=short).replace("&", "&&")
        made.append(Command("edit.find_words", here, partial(_find, words), "Edit", ("Ctrl+F",), icon="find"))
    return tuple(made)


def _find(words: str, session: Session) -> None:
    session.set_workspace("read")
    session.asked.emit(f"reader.find={words}")


def _new_claim(words: str, session: Session) -> None:
    project = session.project
    if project is None:
        return
    claim = session.act(partial(core.claims.add_claim, project, words))
    if claim is not None:
        session.show_claim(claim.id)
