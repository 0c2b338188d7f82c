"""A briefing that is hard to set: many scripts, long titles and addresses, tables, nested lists, code."""
# ruff: noqa: E501  the lines are as long as what they say

from __future__ import annotations

from pathlib import Path

from app import core
from app.core.briefings import KeyPointText
from app.core.project import Project
from db import articles, claims, evidence, highlights
from db.records import Claim, Evidence, Highlight

#: Language, title, the quoted sentence, what follows it.
QUOTED = (
    ("ar", "هيئة الميناء: القناة ستفتح في سبتمبر", "قالت الهيئة إن 4.2 مليون متر مكعب قد أزيلت (NATO) حتى الآن.",
     "وأضافت أن العمل مستمر."),
    ("he", "רשות הנמל: התעלה תיפתח בספטמבר", "הרשות הודיעה כי 4.2 מיליון מטרים מעוקבים הוסרו עד כה.",
     "העבודה נמשכת."),
    ("zh", "港务局：航道将于九月开通", "港务局表示，到目前为止已清除四百二十万立方米的沉积物，航道将按计划开通。", "工程仍在继续。"),
    ("ja", "港湾局：航路は九月に開通", "港湾局は、これまでに四百二十万立方メートルを撤去したと発表した。", "工事は続いている。"),
    ("ru", "Управление порта: канал откроется в сентябре",
     "Управление сообщило, что к настоящему времени удалено 4,2 миллиона кубометров.", "Работы продолжаются."),
    ("el", "Η διώρυγα θα ανοίξει", "Η αρχή δήλωσε ότι αφαιρέθηκαν 4,2 εκατομμύρια κυβικά μέτρα.", "Συνεχίζεται."),
    ("en", "The channel 🚢 opens " + "and its very long title goes on and on " * 6 + "without an end",
     "We are happy 🎉 to say “4.2 million” <m³> & more – it is a Donaudampfschifffahrtselektrizitätenhaupt"
     "betriebswerkbauunterbeamtengesellschaft that did it 👩🏽‍🔧.", "So they said."),
)  # fmt: skip
LONG_ADDRESS = (
    "https://news.example.org/archive/" + "a-very-long-part-of-an-address/" * 6 + "index.html?id=" + "9" * 90
)
BODY = """It opens in September, the Authority says in Arabic.[[c0]] It says so in Hebrew too.[[c1]] In Chinese: 航道将开通。[[c2]]

- The first point has a source.[[c3]]
    - A point below it has another, in Russian.[[c4]]
        - The third level is about Greek.[[c5]]
- The second point of the list is long enough to go over the edge of the line and begin another one below it, the way that lists in briefings do.[[c6]]

1. First it was dredged.[[c0]]
2. Then it was surveyed.[[c3]]

> The Authority “maintains” its date, in a block quotation that is long enough for more than one line of it, so that its edge can be seen.[[c1]]

مقطع كامل باللغة العربية عن القناة (مع NATO في وسطه) يجب أن يُقرأ من اليمين إلى اليسار.[[c0]]

```
a line of code that is much longer than the measure of the page = so.that(it, must, be, broken) or else { it.would(be, cut) }
```

| Reach | Depth in metres | Surveyed by | Remarks of the surveyor | Next |
|:--|--:|:-:|---|---|
| Inner | 12.4 | Institute | The boulder clay stands higher than foreseen.[[c4]] | May |
| Outer | 14.0 | Authority | https://survey.example.org/a/very/long/address/that/has/no/space/in/it | June |

Antidisestablishmentarianism_without_any_space_at_all_in_a_word_that_is_longer_than_a_line_of_the_narrowest_screen is one word. It has no source.
"""


def write(project: Project, folder: Path) -> str:
    """Fill a project and return the briefing's id."""
    for at, (language, title, quoted, after) in enumerate(QUOTED):
        path = folder / f"article-{at}.txt"
        path.write_text(f"{title}\n\n{quoted} {after}\n", encoding="utf-8")
        article = core.articles.read_record(project, core.articles.add_article(project, path).article.id)
        snapshot = core.articles.newest_snapshot(project, article.id)
        text = core.articles.read_text(project, snapshot.id)
        start = text.index(quoted)
        mark = Highlight(
            id=f"h{at}", snapshot=snapshot.id, article=article.id, exact=quoted, prefix=text[:start][-32:],
            suffix=text[start + len(quoted) :][:32], start=start, end=start + len(quoted),
        )  # fmt: skip
        with project.change("Fill") as tx:
            articles.update_article(
                tx, article.id, title=title, language=language, issued="2025-03-09",
                URL=LONG_ADDRESS if at % 2 else "https://courier.example/slips",
            )  # fmt: skip
            claims.insert_claim(tx, Claim(id=f"c{at}", key=f"c{at}", text=f"Claim {at}", position=at))
            highlights.insert_highlight(tx, mark)
            evidence.insert_evidence(tx, Evidence(id=f"e{at}", claim=f"c{at}", highlight=f"h{at}"))
    title = (
        "What the papers say of the opening of the channel, in seven languages and with a title over lines"
    )
    made = core.briefings.add_briefing(
        project, title, "2025-06-01", subtitle="قناة – канал – 航道", handling="TLP:AMBER",
        limitations="No visit was paid.", source_summary="Seven papers in seven languages.",
    )  # fmt: skip
    core.briefings.add_section(project, made.id, "Scripts and blocks", body=BODY)
    last = core.briefings.add_section(
        project, made.id, "ملخص باللغة العربية", body="It opens.[[c2]]", level=3
    )
    remark = "A longer remark on this point, over the line. "
    rows = [
        KeyPointText(f"Point {at}", f"{remark * (at % 4)}It is {at}.", (f"c{at % 7}",)) for at in range(30)
    ]
    core.briefings.set_key_points(project, last.id, rows)
    return made.id
