"""The command for origins: list the groups with why and who decided; confirm, reject, join, separate."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from app import core
from app.cli import shapes
from app.cli.command import Answer, Command
from app.cli.console import Console
from app.cli.opening import declare_project, project

if TYPE_CHECKING:
    from app.audit.origins import OriginGroup
    from app.core.project import Project


def _declare(parser: argparse.ArgumentParser) -> None:
    declare_project(parser)
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--confirm", metavar="ORIGIN", help="an id, its beginning, or an article in it")
    deed.add_argument("--reject", metavar="ORIGIN", help="its articles are no copies of one another")
    deed.add_argument(
        "--join", metavar="ARTICLE", nargs="+", action="extend", help="these articles share an origin"
    )
    deed.add_argument("--separate", metavar="ARTICLE", help="an article that is an origin of its own")


def _origins(given: argparse.Namespace, console: Console) -> Answer:
    deed = given.confirm is not None or given.reject is not None or given.join or given.separate is not None
    with project(given, to_write=bool(deed)) as opened:
        _decide(opened, given)
        groups = core.origins.list_origins(opened)
        names = {row.article.id: row.article.citekey for row in core.articles.list_articles(opened)}
    lines = tuple(_line(one, names) for one in groups)
    return Answer({"origins": [shapes.origin(one) for one in groups]}, lines)


def _decide(opened: Project, given: argparse.Namespace) -> None:
    resolve = core.articles.resolve_article
    if given.confirm is not None:
        core.deciding.confirm_origin(opened, core.deciding.resolve_origin(opened, given.confirm))
    elif given.reject is not None:
        core.deciding.reject_origin(opened, core.deciding.resolve_origin(opened, given.reject))
    elif given.join:
        core.deciding.join_articles(opened, [resolve(opened, one) for one in given.join])
    elif given.separate is not None:
        core.deciding.separate_article(opened, resolve(opened, given.separate))


def _line(one: OriginGroup, names: dict[str, str]) -> str:
    articles = ", ".join(names.get(each, each) for each in one.articles)
    question = "" if one.is_one_origin else ", not counted"
    return f"{one.id}  {one.relation}, {one.decided_by}{question}: {articles}  ({'; '.join(one.why)})"


COMMANDS = (Command("origins", _declare, _origins, "sourcemark origins port.sourcemark --json"),)
