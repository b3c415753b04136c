"""How the page looks: light and dark, on a wide screen, a phone and paper."""

STYLE = """
:root{--ink:#1c2330;--dim:#5d6677;--line:#e3e7ee;--paper:#fff;--back:#f4f6f9;--error:#b3261e;--warning:#8a5a00;--good:#1b6e3c}
@media(prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e8ebf1;--dim:#9aa4b5;--line:#323a48;--paper:#1d232d;
--back:#14181f;--error:#ff8a80;--warning:#ffc65c;--good:#7ddb9c}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);font:16px/1.55 system-ui,sans-serif;
overflow-wrap:anywhere}main{max-width:60rem;margin:0 auto;padding:2rem 1rem}
article{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.5rem 1.75rem;
margin-bottom:2rem}
h1{font-size:1.5rem;line-height:1.25;margin:.15rem 0 .4rem}h3{font-size:1rem;font-weight:400;margin:1rem 0 .3rem}
h2{font-size:.8rem;letter-spacing:.05em;text-transform:uppercase;color:var(--dim);margin:1.75rem 0 .5rem}
p{margin:.4rem 0}ul{margin:.4rem 0;padding-left:1.2rem}.dim{color:var(--dim)}.code{font-weight:600}
.error{color:var(--error)}.warning{color:var(--warning)}.good{color:var(--good)}
.texts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:.4rem 1.5rem}
.say{border-left:3px solid var(--line);padding:.1rem 0 .1rem .9rem;user-select:all}
table{border-collapse:collapse;width:100%;font-size:.92rem}td{padding:.3rem .75rem .3rem 0;vertical-align:top;
border-top:1px solid var(--line)}tr:first-child td,th+td{border-top:0}th{text-align:left;padding:.5rem .75rem .2rem 0}
td:first-child{width:8.5rem}td.dim{white-space:nowrap}code{font:.88em ui-monospace,monospace}
@media(max-width:30rem){main{padding:.5rem}article{padding:1rem}td:first-child{width:6rem}}
@media print{:root{--ink:#000;--dim:#444;--paper:#fff;--back:#fff;--line:#bbb}main{max-width:none;padding:0}
article{border:0;padding:0;break-after:page}article:last-child{break-after:auto}.say,tr{break-inside:avoid}
h2,h3{break-after:avoid}}
"""
"""Nothing in it is loaded from elsewhere."""
