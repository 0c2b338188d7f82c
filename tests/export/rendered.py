"""Markdown read back by a renderer that shares nothing with the writer: its visible text and its links."""

from __future__ import annotations

from lxml import html
from markdown_it import MarkdownIt


def commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark")


def gfm() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tree(renderer: MarkdownIt, markdown: str) -> html.HtmlElement:
    return html.fragment_fromstring(renderer.render(markdown), create_parent="body")


def text_of(renderer: MarkdownIt, markdown: str, path: str) -> str:
    (found,) = tree(renderer, markdown).xpath(path)
    return str(found.text_content()).strip()


def links(markdown: str) -> list[str]:
    parser = gfm()
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    root = tree(parser, markdown)
    return [str(one) for one in root.xpath("//@href | //@src")]
