#include "runtime/report/statement/html/style.h"

#include <fmt/format.h>

namespace akad::report::html {
namespace {

// On paper it is light, whatever the screen is. Colour never says alone what words do not.
constexpr std::string_view kStyle = R"css(:root {
  color-scheme: light dark;
  --paper: #ffffff; --wash: #f5f7f9; --ink: #1b2430; --soft: #566171; --line: #d5dbe2;
  --accent: #23466f; --good: #2c6a4d; --bad: #a32d25; --open: #855600; --none: #6b7583;
  --money: #4a6f9c; --taken: #b9c3cf; --good-fill: #8fbfa6; --bad-fill: #c2574d;
  --open-fill: #d9a441; --none-fill: #c3cad3;
  --q1: #f3ddd9; --q2: #e8bab3; --q3: #d68d84; --q4: #bb5a4f; --q5: #8f2a22; --q-ink: #1b2430;
  --q-ink-deep: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181d; --wash: #1b2127; --ink: #e4e8ed; --soft: #a2adba; --line: #333c46;
    --accent: #a3c0e4; --good: #84c9a6; --bad: #f2968c; --open: #e6ba66; --none: #a2adba;
    --money: #7fa5d4; --taken: #4b5764; --good-fill: #3f7d61; --bad-fill: #c2574d;
    --open-fill: #a87c2c; --none-fill: #4b5560;
    --q1: #3b2626; --q2: #5d302d; --q3: #853d37; --q4: #b55148; --q5: #ea8a7f; --q-ink: #f3e9e7;
    --q-ink-deep: #14181d;
  }
}
* { box-sizing: border-box; }
html { font-size: 17px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua",
    "Source Serif Pro", Georgia, serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 3rem 2rem 4rem; }
h1, h2, h3 { line-height: 1.22; font-weight: 600; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 2.3rem; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin: 0 0 1rem; color: var(--accent); }
h3 { font-size: 1.14rem; margin: 0 0 .5rem; }
p { margin: .35rem 0; max-width: 46rem; overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
section { margin-top: 3rem; padding-top: 1.4rem; border-top: 2px solid var(--accent); }
article, .owed > h3 { margin-top: 2rem; }
.owed { margin-top: 2rem; }
.masthead { border-bottom: 1px solid var(--line); padding-bottom: 1.5rem; }
.masthead + section { border-top: 0; margin-top: 1rem; }
.eyebrow, .version, th, td, caption, dt, .badge, svg text, figcaption, .note, .below {
  font-family: "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial,
    sans-serif;
}
.eyebrow {
  margin: 0 0 .5rem; color: var(--soft); font-size: .8rem; letter-spacing: .09em;
  text-transform: uppercase;
}
.version { margin: .3rem 0 1.4rem; color: var(--soft); font-size: .95rem; }
.note, .below { color: var(--soft); font-size: .9rem; }
p.below { padding-left: 1.2rem; }
p.below + p.note { margin-top: 1.3rem; }
ul { margin: .4rem 0 .8rem; padding-left: 1.2rem; max-width: 46rem; }
li { margin: .3rem 0; overflow-wrap: anywhere; }
code { font: inherit; background: var(--wash); padding: .05em .3em; border-radius: .2em; }
ul.plain { list-style: none; margin: 0; padding: 0; }
ul.plain li { margin: 0 0 .15rem; }

dl { margin: .4rem 0 .8rem; }
dl > div {
  display: grid; grid-template-columns: 9.5rem 1fr; gap: 0 1rem; padding: .22rem 0;
}
dt { color: var(--soft); font-size: .86rem; padding-top: .12rem; }
dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
dd.more { color: var(--soft); font-size: .92rem; }
article dd.more { color: inherit; font-size: inherit; }
.total {
  background: var(--wash); border-left: 4px solid var(--accent); padding: .9rem 1.3rem;
  margin: 0 0 1.5rem;
}
.total dl { margin: 0; }
.total dl > div { display: block; }
.total dd:first-of-type {
  font-size: 2rem; line-height: 1.3; font-variant-numeric: lining-nums tabular-nums;
}
.sum { margin-top: 1rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.sum > p:first-child { font-weight: 600; font-size: 1.08rem; }
.badge {
  display: inline-block; font-size: .74rem; font-weight: 600; letter-spacing: .02em;
  padding: .1em .65em; border: 1px solid currentColor; border-radius: 1em; color: var(--none);
  vertical-align: .12em; white-space: nowrap;
}
.badge.good { color: var(--good); }
.badge.bad { color: var(--bad); }
.badge.open, .badge.pending { color: var(--open); }

.wide { overflow-x: auto; margin: .9rem 0 1.3rem; }
.wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
table {
  border-collapse: collapse; font-size: .88rem; line-height: 1.4;
  font-variant-numeric: lining-nums tabular-nums;
}
.wide table { min-width: 100%; }
caption {
  text-align: left; font-weight: 600; color: var(--ink); padding: 0 0 .45rem; font-size: .92rem;
}
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; }
th:last-child, td:last-child { padding-right: .3rem; }
thead th {
  color: var(--soft); font-weight: 500; font-size: .84rem; border-bottom: 1px solid var(--soft);
  vertical-align: bottom;
}
tbody th { font-weight: 500; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tfoot > tr > * { border-top: 1px solid var(--soft); font-weight: 600; }
.n { text-align: right; white-space: nowrap; }
.w, .k { white-space: nowrap; }
thead .n { white-space: normal; }
tr > .n:first-child { text-align: left; }
td, tbody th { overflow-wrap: break-word; }
tr.bad > *:last-child, td.missed { color: var(--bad); font-weight: 600; }
tr.open > *:last-child { color: var(--open); }

.figures {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr));
  gap: 1.6rem 2.6rem; margin-top: 1rem;
}
figure { margin: 0; padding: 0 .6rem 0 0; min-width: 0; }
figcaption strong { display: block; font-size: .95rem; font-weight: 600; }
figcaption span { color: var(--soft); font-size: .85rem; }
svg { overflow: visible; display: block; }
svg text { font-size: 11px; fill: var(--soft); text-anchor: middle; }
svg text.value { fill: var(--bad); font-weight: 600; }
svg text.limit { fill: var(--accent); }
svg text.limit, svg text.end { text-anchor: end; }
svg text.start { text-anchor: start; }
.axis { stroke: var(--line); }
.promise { stroke: var(--accent); stroke-dasharray: 5 4; }
.trend { stroke: var(--soft); stroke-width: 1.5; }
.miss { stroke: var(--bad); stroke-width: 2.5; fill: none; }
circle.point { fill: var(--paper); stroke: var(--good); stroke-width: 2; }
circle.open, circle.pending { stroke: var(--open); }
circle.none { stroke: var(--none); }
rect.good { fill: var(--good-fill); }
rect.bad, rect.down { fill: var(--bad-fill); }
rect.open, rect.pending { fill: var(--open-fill); }
rect.none, rect.excluded { fill: var(--none-fill); }
rect.money { fill: var(--money); }
rect.taken { fill: var(--taken); }
rect.track { fill: var(--line); }

table.lines { width: 100%; table-layout: fixed; margin: 1rem 0 1.3rem; }
table.lines th { overflow-wrap: anywhere; width: 34%; }
table.lines th.n, table.lines td.n { width: 9.5rem; }
table.lines td.chart, table.lines th.chart { width: auto; vertical-align: middle; }
table.lines thead th { border-bottom: 0; }
table.lines .level > * { font-weight: 600; }
table.heat th { width: 4rem; }
table.heat td.n, table.heat th.n { width: 4rem; }
table.heat tbody tr + tr > * { border-top: 0; }
table.heat th, table.heat td { padding-top: 1px; padding-bottom: 1px; vertical-align: middle; }
rect.q0 { fill: var(--wash); }
rect.q1 { fill: var(--q1); } rect.q2 { fill: var(--q2); } rect.q3 { fill: var(--q3); }
rect.q4 { fill: var(--q4); } rect.q5 { fill: var(--q5); }
svg text.in { fill: var(--q-ink); font-size: 10.5px; }
svg text.in.q4, svg text.in.q5 { fill: var(--q-ink-deep); }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}

@media (max-width: 40rem) {
  html { font-size: 16px; }
  main { padding: 1.6rem 1.1rem 3rem; }
  h1 { font-size: 1.75rem; }
  h2 { font-size: 1.3rem; }
  dl > div { grid-template-columns: 1fr; padding: .3rem 0; }
  dd { grid-column: 1; }
  .total dd:first-of-type { font-size: 1.6rem; }
  table { font-size: .84rem; }
  th, td { padding-right: .45rem; }
  .cards table, .cards caption, .cards tbody, .cards tfoot, .cards tr, .cards tbody > tr > *,
  .cards tfoot > tr > * {
    display: block;
  }
  .cards thead {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  }
  .cards tr { border-top: 1px solid var(--line); padding: .5rem 0; }
  .cards tr > *, .cards tbody tr + tr > *, .cards tfoot > tr > * {
    border: 0; padding: .12rem 0; text-align: left; white-space: normal;
  }
  .cards tbody > tr > th { font-weight: 600; font-size: .92rem; }
  .cards tbody > tr > td { display: flow-root; padding-left: 9rem; }
  .cards td::before, .cards tbody th::before {
    content: attr(data-title); color: var(--soft); font-weight: 400;
  }
  .cards td::before { float: left; width: 8.2rem; margin-left: -9rem; }
  .cards tbody th::before { margin-right: .4rem; }
  .cards tfoot > tr { display: flex; justify-content: space-between; font-size: .95rem; }
  table.lines:not(.heat), .lines:not(.heat) > tbody, .lines:not(.heat) > thead,
  .lines:not(.heat) > tbody > tr, .lines:not(.heat) > caption {
    display: block;
  }
  .lines:not(.heat) > tbody > tr {
    display: grid; grid-template-columns: 1fr auto; padding: .45rem 0;
    border-top: 1px solid var(--line);
  }
  .lines:not(.heat) > tbody > tr > * { border: 0; width: auto; padding: 0; }
  .lines:not(.heat) > tbody > tr > .chart { grid-column: 1 / -1; grid-row: 2; padding-top: .3rem; }
  .lines:not(.heat) > tbody > tr > .n { width: auto; padding-left: .8rem; }
  .lines:not(.heat) > thead:not(.unseen) > tr { display: block; }
  .lines:not(.heat) > thead > tr > th:not(.chart) { display: none; }
  .lines:not(.heat) > thead > tr > th.chart { display: block; width: auto; padding: 0; }
  table.heat th { width: 2.4rem; padding-right: .3rem; }
  table.heat td.n, table.heat th.n { width: 3.1rem; padding: 1px 0 1px .3rem; white-space: nowrap; }
  table.heat th.n, table.heat thead th { font-size: .72rem; }
  table.heat td.chart { padding-right: 0; }
  svg text.in { font-size: 8.5px; }
}

@page {
  size: A4; margin: 17mm 16mm 19mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --wash: #f5f7f9; --ink: #000000; --soft: #46505d; --line: #cfd5dc;
    --accent: #1d3c62; --good: #24573f; --bad: #8e231c; --open: #6d4700; --none: #59636f;
    --money: #4a6f9c; --taken: #b9c3cf; --good-fill: #8fbfa6; --bad-fill: #c2574d;
    --open-fill: #d9a441; --none-fill: #c3cad3;
    --q1: #f3ddd9; --q2: #e8bab3; --q3: #d68d84; --q4: #bb5a4f; --q5: #8f2a22; --q-ink: #000000;
    --q-ink-deep: #ffffff;
  }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 10pt; }
  svg text { font-size: 7.5pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 21pt; }
  a { color: inherit; text-decoration: none; }
  section { margin-top: 8mm; padding-top: 4mm; }
  article, .owed, .owed > h3 { margin-top: 5mm; }
  .wide { overflow: visible; }
  td.w { white-space: normal; }
  table { font-size: 8.3pt; }
  th, td { padding: 1.1mm 2.6mm 1.1mm 0; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, figure, .total, .sum, table.lines, dl, li { break-inside: avoid; }
  .wide:not(:has(tr:nth-child(9))) { break-inside: avoid; }
  h1, h2, h3, caption, thead, .note, dl { break-after: avoid; }
  .masthead dl, .total dl { break-inside: auto; break-after: auto; }
  tbody > tr:first-child, tbody > tr:last-child, .sum { break-before: avoid; }
  p { break-inside: avoid; }
  .figures { grid-template-columns: 1fr 1fr; gap: 6mm 9mm; }
}
)css";

}  // namespace

std::string_view style() { return kStyle; }

std::string foot_of_pages(std::string_view text) {
  return fmt::format("@page {{\n  @bottom-left {{ content: {}; font: 8pt sans-serif; }}\n}}\n",
                     text);
}

}  // namespace akad::report::html
