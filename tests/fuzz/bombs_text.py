"""Web pages, Markdown and text that are small and cost much: one for each way that is known."""

from __future__ import annotations

_SAID = "<p>The harbour opened in March, and the first ship of the season came in on the second day.</p>"
_HEAD = "<!DOCTYPE html><html><head><title>Harbour</title></head><body>"


def page(body: str) -> str:
    """Return a page whose first paragraph says something."""
    return f"{_HEAD}{_SAID}{body}</body></html>"


def attributes() -> str:
    """A tag of 300,000 attributes."""
    return page("<p " + " ".join(f"a{number}=1" for number in range(300_000)) + ">Many.</p>")


def attributes_without_values() -> str:
    """The same without values."""
    return page("<p " + " ".join(f"a{number}" for number in range(300_000)) + ">Many.</p>")


def attributes_on_many_tags() -> str:
    """Five hundred tags of 1,900 attributes each."""
    return page(("<p " + " ".join(f"a{number}=1" for number in range(1_900)) + ">Many.</p>") * 500)


def deep_divisions() -> str:
    """A hundred thousand elements within each other."""
    return page("<div>" * 100_000 + "Deep." + "</div>" * 100_000)


def deep_formats() -> str:
    """The same with elements that a parser opens again after each block."""
    return page("<b><i><u><font>" * 5_000 + "<p>Deep." * 1_000)


def deep_lists() -> str:
    """Twenty thousand lists within each other."""
    return page("<ul><li>x" * 20_000)


def nested_tables() -> str:
    """Two thousand tables within each other."""
    return page("<table><tr><td>x" * 2_000 + "</td></tr></table>" * 2_000)


def giant_table() -> str:
    """A table of a hundred thousand rows of five cells."""
    return page("<table>" + "<tr><td>a<td>b<td>c<td>d<td>e</tr>" * 100_000 + "</table>")


def wide_table() -> str:
    """A row of two hundred thousand cells, each said to span a thousand columns."""
    return page("<table><tr>" + "<td colspan=1000>a" * 200_000 + "</tr></table>")


def many_elements() -> str:
    """Two and a half million elements."""
    return page("<p>a" * 2_500_000)


def allowed_elements() -> str:
    """Nine hundred thousand elements: within the limit, and slow for who walks them twice."""
    return page("<p>a</p>" * 900_000)


def one_list_of_many_items() -> str:
    """A numbered list of a hundred thousand items: each item's number asks for those before it."""
    return page("<ol>" + "<li>x" * 100_000 + "</ol>")


def a_line_without_a_space() -> str:
    """A paragraph of five million letters."""
    return page("<p>" + "a" * 5_000_000)


def twelve_million_letters() -> str:
    """A paragraph longer than the parser takes in one piece."""
    return page("<p>" + "a" * 12_000_000 + "</p><p>The end.</p>")


def picture_of_twelve_megabytes() -> str:
    """A picture within the page, larger than the parser takes in one piece, and text behind it."""
    return page("<img src='data:image/png;base64," + "A" * 12_000_000 + "'><p>The end.</p>")


def entities_within_entities() -> str:
    """The thousand million laughs."""
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{rows}]>'
    return f"{head}<html><body><p>&l11;</p>{_SAID}</body></html>"


def half_tags() -> str:
    """A million tags that never end."""
    return page("<a " * 1_000_000)


def half_tags_with_quotes() -> str:
    """Quotation marks that never close."""
    return page('<a b="' * 200_000)


def half_comments() -> str:
    """Half a million comments that never end."""
    return page("<!-- " * 500_000)


def meta_without_end() -> str:
    """A thousand times the beginning of a character set."""
    return "<meta " * 10_000 + " charset" * 5_000 + page("")


def json_in_json() -> str:
    """Structured data a hundred thousand brackets deep."""
    deep = "[" * 100_000 + "]" * 100_000
    return page(f'<script type="application/ld+json">{deep}</script>')


def json_of_many_articles() -> str:
    """Structured data of two hundred thousand articles."""
    return page('<script type="application/ld+json">[' + '{"@type":"Article"},' * 200_000 + "1]</script>")


def many_metas() -> str:
    """Two hundred thousand authors."""
    return f"<html><head>{'<meta name=author content=A>' * 200_000}</head><body>{_SAID}</body></html>"


def many_links() -> str:
    """A hundred thousand links to resolve."""
    return page('<base href="http://a.example/"><p>' + '<a href="x/../../y">z</a> ' * 100_000)


def marks_that_combine() -> str:
    """A letter with a million accents."""
    return page("<p>a" + "\u0301" * 1_000_000)


def brackets() -> str:
    """Half a million brackets: links that never are."""
    return "# Harbour\n\n" + "[" * 500_000 + "\n\nThe harbour opened.\n"


def images_in_images() -> str:
    """Pictures that never end."""
    return "# Harbour\n\n" + "![" * 100_000 + "a" + "](b)" * 100_000


def link_text() -> str:
    """Links whose targets never close."""
    return "# Harbour\n\n" + "[a](" * 50_000


def link_angles() -> str:
    """Links with half an address."""
    return "# Harbour\n\n" + "[a](<b" * 50_000


def stars() -> str:
    """Emphasis that opens and never closes."""
    return "# Harbour\n\n" + "*a **a _a __a " * 10_000


def stars_alternating() -> str:
    """Delimiters of all lengths."""
    return "# Harbour\n\n" + "".join("a" + "*" * (number % 7 + 1) for number in range(20_000))


def ticks() -> str:
    """Code spans of every length."""
    return "# Harbour\n\n" + " ".join("`" * number for number in range(1, 2_000))


def quotes() -> str:
    """Quotes fifty thousand deep."""
    return "# Harbour\n\n" + "> " * 50_000 + "a\n"


def lists_and_quotes() -> str:
    """Lists within quotes within lists."""
    return "# Harbour\n\n" + "- > " * 5_000 + "a\n"


def lists() -> str:
    """Lists two thousand deep, one line each."""
    return "# Harbour\n\n" + "".join("  " * depth + "- a\n" for depth in range(2_000))


def list_on_one_line() -> str:
    """Lists within lists, all on one line."""
    return "# Harbour\n\n" + "- " * 50_000 + "a\n" + "1. " * 50_000 + "a\n"


def references() -> str:
    """A hundred thousand link references, all used."""
    rows = "".join(f"[r{number}]: http://a.example/{number}\n" for number in range(50_000))
    return f"# Harbour\n\n{rows}\n" + " ".join(f"[r{number}]" for number in range(50_000))


def reference_of_reference() -> str:
    """A link reference that may go on for ever."""
    return "# Harbour\n\n" + "[a]:\n" * 50_000 + "[" * 1_000 + "]: x\n"


def wide_markdown_table() -> str:
    """A table of ten thousand columns and two hundred rows, most of them not filled."""
    return "# Harbour\n\n" + "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n" + "|b|\n" * 200


def long_markdown_table() -> str:
    """A table of a hundred thousand rows."""
    return "# Harbour\n\n|a|b|\n|-|-|\n" + "|c|d|\n" * 100_000


def front_matter() -> str:
    """Front matter that opens and never closes, and lists within lists."""
    return "---\n" + "title: [[[[[[[[[\n" * 50_000 + "# Harbour\n"


def front_matter_brackets() -> str:
    """A value of two thousand brackets within each other."""
    return "---\ntitle: " + "[" * 20_000 + "]" * 20_000 + "\n---\n\nThe harbour opened.\n"


def html_in_markdown() -> str:
    """Tags that never end, in Markdown."""
    return "# Harbour\n\n" + "<a b='" * 50_000 + "\n" + "<!--" * 50_000 + "\n" + "<?" * 50_000


def entities_in_markdown() -> str:
    """Half entities and half escapes."""
    return "# Harbour\n\n" + "&#x" * 100_000 + "\\" * 100_000 + "&" * 100_000


def one_long_line() -> str:
    """A line of five million letters."""
    return "a" * 5_000_000


def one_long_markdown_line() -> str:
    """A line of a million words in Markdown."""
    return "# Harbour\n\n" + "word " * 1_000_000


def blank_lines() -> str:
    """Ten million line ends with blanks between."""
    return "The harbour opened.\n" + " \t\n" * 3_000_000 + "It closed.\n"


def blanks_without_end() -> str:
    """Two million blanks before each line end."""
    return "The harbour opened." + " " * 2_000_000 + "x\n" + ("\n" + " " * 1_000_000) * 2 + "It closed."


def mail_header_without_end() -> str:
    """A text that begins like a mail and goes on like one."""
    return "Aa: b\n" + " \n" * 30_000 + ("A:" * 30_000)


def too_much_text() -> str:
    """Thirty million characters of paragraphs."""
    return ("The harbour opened. " * 50 + "\n\n") * 30_000


_HTML = (
    *(attributes, attributes_without_values, attributes_on_many_tags, deep_divisions, deep_formats),
    *(deep_lists, nested_tables, giant_table, wide_table, many_elements, allowed_elements),
    *(one_list_of_many_items, a_line_without_a_space, twelve_million_letters, entities_within_entities),
    picture_of_twelve_megabytes,
    *(half_tags, half_tags_with_quotes, half_comments, meta_without_end, json_in_json, json_of_many_articles),
    *(many_metas, many_links, marks_that_combine),
)
_MARKDOWN = (
    *(brackets, images_in_images, link_text, link_angles, stars, stars_alternating, ticks, quotes),
    *(lists_and_quotes, lists, list_on_one_line, references, reference_of_reference, wide_markdown_table),
    *(long_markdown_table, front_matter, front_matter_brackets, html_in_markdown, entities_in_markdown),
    one_long_markdown_line,
)
_TEXT = (one_long_line, blank_lines, blanks_without_end, mail_header_without_end, too_much_text)

BOMBS = {made.__name__: made for made in (*_HTML, *_MARKDOWN, *_TEXT)}
#: What each file is called: the name decides between Markdown and text.
NAMES = {
    **{made.__name__: ".html" for made in _HTML},
    **{made.__name__: ".md" for made in _MARKDOWN},
    **{made.__name__: ".txt" for made in _TEXT},
}
