"""Reports as strangers write them, for the tests of their import."""

from __future__ import annotations

#: Of the kind of the design's example: fluent, and no sentence says which source it rests on.
FLUENT = """\
# Delay of the Velmora Port Works

The delay of the port works at Velmora is a significant event for the region. \
This delay underscores the risks.

## Dredging at Velmora

**The dredging at Velmora has fallen far behind its schedule.** Reports indicate that \
approximately 4,200 metres of the channel are open, with over 300 jobs at stake. \
The U.S. contractor calls the plan “sound”.

The works could be late by a year. The harbour master, Dr. J. Ode, has warned of further delays.

### Sources
- Dredging slips behind schedule: https://www.courier.example.com/ap_news/dredging-slips/article_bfa-71ff.html
- Port: what it costs: https://costs.example.com/port-2025

# The Storm of March: Harbour Wall Breached

The storm of March breached the harbour wall. Crews closed the breach within 3.5 days.

## Wider Effects on Trade

**Trade through the port will fall, potentially for years.** Some 4,200 metres of the channel are open.

### Sources
- Ships turn to Arden - Coast Times: https://coast.example.org/ships_turn
- Harbour wall breached in March storm - BBC: https://www.bbc.co.uk/news/articles/cq62

## Summary of the Delay

The report highlights the delay. Approximately 4,200 metres of the channel are open.

| Key Points | Details |
|------------|---------|
| Channel | 4,200 metres of the channel are open |
| Jobs | Over 300 jobs at stake |

The delay underscores the need for oversight of the works.
"""

#: A list at the end, numbers in the text.
NUMBERED = """\
Port works: a review
====================

The works began in 2021 [1]. Costs rose by 12 % [2, 3]; see [2] for the sums.

Is the plan sound?

Findings
--------

* The channel is 14.5 metres deep.[3]
* Two of five berths are open [1-2].

## References

1. Works begin. Velmora Courier, 3 March 2021. https://courier.example.com/begin
2. [What it costs](https://costs.example.com/port) - Coast Times, 2025
3. Port Authority (2025, May 4). Annual report. Port Authority. https://port.example.org/report.pdf
"""

FOOTNOTES = """\
---
title: "Trade through Velmora"
author: [Ana Ruiz, Bo Lind]
date: 2025-04-02
references:
  - id: ode-2025
    title: Ships turn away
    container-title: Coast Times
    URL: https://coast.example.org/away
---

Trade fell by a third.[^1] Ships now call at Arden [@ode-2025, p. 3].[^note] \
The [port authority](https://port.example.org/view) denies it.

**Outlook.** It may recover [@lind-2024].

[^1]: "Trade falls", *Velmora Courier* (Northwire), 9 March 2025: "fell by a third". Accessed 10 March 2025. \
<https://courier.example.com/trade#:~:text=fell%20by%20a%20third>
[^note]: Arden lies 40 km to the east.
[^lost]: See https://lost.example.org/story.
"""
