/** How the API reference looks: light and dark, from a phone to a wide screen, with nothing from elsewhere. */
export const STYLE = `
:root { color-scheme: light; --ink: #1b1d21; --soft: #565d68; --paper: #fff; --card: #f5f6f8; --line: #d7dbe1; --link: #0b57b7; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; --ink: #e8eaee; --soft: #a9b1bd; --paper: #14161a; --card: #1e2127; --line: #363b44; --link: #8ab8ff; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
header { border-bottom: 1px solid var(--line); padding: .75rem 1rem; }
header nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; max-width: 70rem; margin: auto; }
header nav a { padding: .35rem 0; }
header nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
main { max-width: 70rem; margin: auto; padding: 1rem; }
h1 { line-height: 1.2; font-size: 1.8rem; }
h2 { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; font-size: 1.35rem; }
h3 { margin: 1.75rem 0 .25rem; font-size: 1.05rem; overflow-wrap: anywhere; }
code, pre { font: .9em/1.5 ui-monospace, monospace; }
p code, td code, li code { background: var(--card); padding: .1em .3em; border-radius: .25rem; overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; overflow: auto; max-height: 28rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; padding: .35rem 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
td:first-child { white-space: nowrap; }
th { color: var(--soft); font-weight: 600; }
.soft { color: var(--soft); }
.method { font-weight: 700; }
ul.list { columns: 16rem; padding-left: 1.1rem; }
`;
