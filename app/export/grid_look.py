"""How the grid's HTML looks: the marks as shapes, the style for screen and paper, light and dark."""

from __future__ import annotations

#: Shapes on a grid of 16: a disc with a tick, a diamond with a cross, a ring with a wave.
MARKS = """<svg class="shapes" aria-hidden="true">
<symbol id="supports" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="currentColor"/>\
<path d="M4.8 8.3l2.2 2.3 4.2-4.9" fill="none" class="cut" stroke-width="1.7"/></symbol>
<symbol id="disputes" viewBox="0 0 16 16">\
<path d="M8 .9L15.1 8 8 15.1.9 8z" fill="none" stroke="currentColor" stroke-width="1.4"/>\
<path d="M5.9 5.9l4.2 4.2m0-4.2l-4.2 4.2" fill="none" stroke="currentColor" stroke-width="1.5"/></symbol>
<symbol id="neutral" viewBox="0 0 16 16">\
<circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.4"/>\
<path d="M4.6 8.6q1.7-2.4 3.4-.6t3.4-.6" fill="none" stroke="currentColor" stroke-width="1.4"/></symbol>
</svg>"""

STYLE = """
:root{color-scheme:light dark;--panel:#F6F7F8;--raised:#FFF;--text:#1A1F24;--muted:#545D66;--line:#D2D7DA;
--border:#79838C;--accent:#1F4E8C;--hover:#ECEFF1;--supports:#0B6652;--supports-tint:#DDEFE9;
--disputes:#9A3B0B;--disputes-tint:#FAE6DA;--neutral:#545D66}
@media (prefers-color-scheme:dark){:root{--panel:#1D2124;--raised:#272C30;--text:#E4E7E9;--muted:#A8B1B9;
--line:#33393E;--border:#717B84;--accent:#8DB6EE;--hover:#262B2F;--supports:#63C9AB;--supports-tint:#17352D;
--disputes:#F29B66;--disputes-tint:#402718;--neutral:#A9B2BA}}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 20px 48px;background:var(--panel);color:var(--text);
font:14px/1.4 Inter,"Segoe UI",system-ui,sans-serif}
h1{font:600 22px/1.3 "Source Serif 4","Source Serif Pro",Georgia,serif;margin:0 0 4px}
h2{font-size:15px;margin:32px 0 8px}
h3{font-size:14px;margin:20px 0 6px}
p{margin:0 0 8px;max-width:52em}
a{color:var(--accent)}
a:focus-visible,.grid:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
svg{width:14px;height:14px;vertical-align:-2px;margin-right:3px}
.shapes{position:absolute;width:0;height:0}
.cut{stroke:var(--panel)}
svg.supports{color:var(--supports)}svg.disputes{color:var(--disputes)}svg.neutral{color:var(--neutral)}
.legend{color:var(--muted)}
.legend svg{margin-left:8px}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.grid{overflow:auto;max-height:88vh;border:1px solid var(--line);position:relative}
.paper{display:none}
table{border-collapse:separate;border-spacing:0;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{border-bottom:1px solid var(--line);padding:4px 6px;text-align:start;font-weight:400}
thead th{background:var(--panel);position:sticky;vertical-align:bottom;z-index:1}
thead tr:first-child th{top:0}
thead tr:last-child th{top:25px}
thead tr:first-child th:not(.about){height:25px}
th.about,td.about{color:var(--muted);font-size:12px;white-space:nowrap}
th.claim,thead th.about:first-child{position:sticky;left:0;background:var(--panel);z-index:1}
thead th.about:first-child{z-index:2}
th.claim{min-width:17em;max-width:26em;padding-inline-start:calc(8px + 14px*var(--level))}
th.judged{font-weight:600}
th.origin span{display:block;border:solid var(--text);border-width:1.5px 1.5px 0;padding:1px 4px 0;
font-size:12px;text-align:center;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:100%}
th.origin{padding:4px 3px 0;max-width:0}
th.article{text-align:center;min-width:46px;padding:0 4px 4px}
th.article a{color:inherit;text-decoration:none}
.turned{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);max-height:150px;
overflow:hidden;text-align:start;font-size:12px;line-height:16px;white-space:nowrap}
.turned bdi,.turned small{display:block;font-size:12px;overflow:hidden;text-overflow:ellipsis}
.turned small{color:var(--muted)}
abbr{display:block;width:18px;margin:4px auto 0;border:1px solid var(--border);border-radius:3px;
font-size:11px;text-decoration:none}
em{font-style:normal;color:var(--disputes)}
tbody tr:hover>*{background:var(--hover)}
td:empty:not(.about){text-align:center}
td:empty:not(.about)::before{content:"";display:inline-block;width:3px;height:3px;border-radius:2px;background:var(--line);
vertical-align:middle}
td a{display:block;color:inherit;text-decoration:none;text-align:center;white-space:nowrap;border-radius:4px;
padding:2px 3px;min-width:38px;font-size:12px}
td.supports a{background:var(--supports-tint)}
td.disputes a{background:var(--disputes-tint);box-shadow:inset 0 0 0 1px var(--disputes)}
td.both a{background:linear-gradient(90deg,var(--supports-tint) 50%,var(--disputes-tint) 50%);
box-shadow:inset 0 0 0 1px var(--disputes)}
li{margin:0 0 6px;max-width:60em;overflow-wrap:anywhere}
.cell{border-inline-start:2px solid var(--line);padding-inline-start:12px;margin:0 0 12px}
:target{outline:2px solid var(--accent);outline-offset:4px}
.cell p{margin:0 0 2px;color:var(--muted);font-size:12px}
blockquote{margin:0 0 8px;max-width:44em;font:15px/1.45 "Source Serif 4","Source Serif Pro",Georgia,serif}
@media print{@page{size:A4 landscape;margin:12mm}
:root{color-scheme:light;--panel:#FFF;--raised:#FFF;--text:#000;--muted:#444;--line:#BBB;--border:#666;
--accent:#000;--supports:#0B6652;--supports-tint:#DDEFE9;--disputes:#9A3B0B;--disputes-tint:#FAE6DA;
--neutral:#444}
body{padding:0;font-size:9pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.grid{overflow:visible;max-height:none;border:0}
.turned{max-height:104px}
thead{break-inside:avoid}
.screen{display:none}.paper{display:block;break-after:page}
thead{display:table-header-group}thead th,th.claim{position:static!important}
tr,.cell{break-inside:avoid}
th.claim{min-width:15em;max-width:18em}}
@media screen and (max-width:44em){body{padding:12px}
th.claim{min-width:9em;max-width:11em;overflow-wrap:anywhere}}
"""
