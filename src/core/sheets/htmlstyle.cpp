// SPDX-License-Identifier: Apache-2.0
#include "htmlstyle.h"

namespace lineup {

namespace {

// Colours that colour-blind people tell apart and that differ in greyscale, too.
constexpr const char *colours = R"(
:root{color-scheme:light dark;--paper:#fff;--panel:#f6f7f9;--ink:#1c2127;--soft:#545d69;--line:#d5dae1;
--bar:#0072b2;--hatch:#5b6572;--good:#00694e;--good-soft:#e3f3ed;--bad:#a63d00;--bad-soft:#fbeee6;--head:#e9edf2}
@media (prefers-color-scheme:dark){:root{--paper:#16191d;--panel:#1e2328;--ink:#e8ebef;--soft:#a7b1bd;--line:#3a424c;
--bar:#56b4e9;--hatch:#97a2af;--good:#5fd3ae;--good-soft:#173229;--bad:#ffa066;--bad-soft:#38241a;--head:#272d34}}
)";

constexpr const char *text = R"(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);line-height:1.5;
font-family:system-ui,-apple-system,"Segoe UI","Noto Sans","Liberation Sans",sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem clamp(1rem,3vw,2.5rem) 3rem}
h1{font-size:clamp(1.35rem,1.1rem + 1.2vw,2rem);line-height:1.25;margin:.1rem 0 .4rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;line-height:1.3;margin:2.5rem 0 .75rem;overflow-wrap:anywhere}
h3{font-size:1rem;margin:1.75rem 0 .6rem}
h4{font-size:1rem;margin:0;overflow-wrap:anywhere}
p{margin:.3rem 0}
a{color:inherit}
main>header{margin-bottom:1rem}
.kicker{color:var(--soft);font-size:.8rem;letter-spacing:.08em;text-transform:uppercase;margin:0}
.soft{color:var(--soft)}
.small{font-size:.85rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start;margin:0}
.prompt{border-inline-start:.25rem solid var(--bar);background:var(--panel);padding:.7rem 1rem;margin:.4rem 0;
border-radius:.25rem}
.run{border-top:1px solid var(--line);margin-top:2.5rem}
nav ol{padding-inline-start:1.5rem;margin:.4rem 0}
nav li{overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.15rem 1rem;margin:.4rem 0}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere;min-width:0}
summary{cursor:pointer;color:var(--soft)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0;font-size:.82rem;background:var(--panel);
border:1px solid var(--line);border-radius:.25rem;padding:.5rem .75rem}
)";

constexpr const char *tables = R"(
.wide{overflow-x:auto;margin:.75rem 0;border:1px solid var(--line);border-radius:.4rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{padding:.45rem .75rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{background:var(--head);font-weight:600;vertical-align:bottom}
tbody tr:last-child>*{border-bottom:0}
tbody th{font-weight:600}
.fig{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.strings{table-layout:fixed;min-width:calc(14rem*var(--columns))}
.strings td,.strings th{overflow-wrap:anywhere;border-inline-end:1px solid var(--line)}
.strings tr>*:last-child{border-inline-end:0}
.strings thead{display:table-header-group}
tr{break-inside:avoid}
)";

constexpr const char *bars = R"(
.bars{display:grid;grid-template-columns:minmax(6rem,14rem) 1fr minmax(8rem,max-content);gap:.35rem .9rem;
align-items:center;font-size:.92rem}
.bars .name{overflow-wrap:anywhere}
.bars svg{display:block;width:100%;direction:ltr;overflow:visible}
.bars .bar{height:1.05rem}
.bars .axis{height:1.3rem;font-size:.75rem}
.bars .fig{text-align:end}
.axis text{fill:var(--soft)}
.grid-line{stroke:var(--line);stroke-width:1}
.rest{fill:var(--bar)}
.wait{fill:url(#wait);stroke:var(--hatch);stroke-width:1}
.before{stroke:var(--hatch);stroke-width:2;stroke-dasharray:2 4}
.tick{stroke:var(--ink);stroke-width:2}
.hatch{stroke:var(--hatch);stroke-width:1.5}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;font-size:.85rem;color:var(--soft);margin:.7rem 0 0}
.legend svg{width:1.6rem;height:.8rem;vertical-align:-.05rem;margin-inline-end:.35rem}
.none{position:absolute;width:0;height:0}
)";

constexpr const char *cards = R"(
.cards{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));align-items:start}
.card{border:1px solid var(--line);border-radius:.5rem;background:var(--panel);overflow:hidden}
.card>*{padding:.6rem 1rem}
.card header{display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:baseline;background:var(--head)}
.card header h4{flex:1 1 auto}
.card footer{border-top:1px solid var(--line)}
.card.picked{border:2px solid var(--good)}
.card.failed{border-style:dashed}
.mark{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.8rem;
font-weight:600;white-space:nowrap}
.picked-mark{color:var(--good);background:var(--good-soft)}
.state{color:var(--soft)}
.state.bad{color:var(--bad)}
.failure{color:var(--bad);background:var(--bad-soft)}
.edited{border-top:1px dashed var(--line)}
td .failure{display:block;padding:.2rem .4rem;border-radius:.2rem}
ul.remarks{margin:.2rem 0;padding-inline-start:1.1rem}
.page-foot{border-top:1px solid var(--line);margin-top:3rem;padding-top:.5rem;font-size:.88rem}
)";

constexpr const char *media = R"(
@media (max-width:40rem){
.bars{grid-template-columns:1fr;gap:.1rem}
.bars .fig{text-align:start;margin-bottom:.6rem;white-space:normal}
.bars .pad{display:none}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.5rem}
.figures,.figures tbody,.figures tr,.figures th,.figures td{display:block;border:0}
.figures thead{display:none}
.figures tr{border-bottom:1px solid var(--line);padding:.5rem 0}
.figures tr:last-child{border-bottom:0}
.figures th,.figures td{padding:.1rem .75rem;white-space:normal}
.figures td{display:flex;justify-content:space-between;gap:1rem}
.figures td::before{content:attr(data-name);color:var(--soft)}
}
@media print{
:root{color-scheme:light;--paper:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#999;--bar:#0072b2;--hatch:#444;
--good:#00543f;--good-soft:#fff;--bad:#7a2d00;--bad-soft:#fff;--head:#eee}
@page{margin:16mm}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:10pt}
main{max-width:none;padding:0}
h1,h2,h3,.card header{break-after:avoid}
.bars,.card footer{break-inside:avoid}
.wide{overflow:visible}
.cards{display:block}
.card{margin-bottom:.8rem;overflow:visible}
.strings{min-width:0}
}
)";

} // namespace

QByteArray htmlStyle()
{
    return QByteArray("<style>") + colours + text + tables + bars + cards + media + "</style>\n";
}

QByteArray htmlPatterns()
{
    return "<svg class=\"none\" aria-hidden=\"true\"><defs><pattern id=\"wait\" width=\"6\" height=\"6\" "
           "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
           "<line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs></svg>\n";
}

} // namespace lineup
