/** Small pieces of HTML, every text of which is escaped. */
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const text = (value: unknown): string =>
  String(value ?? '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

/** Paragraphs and lists of a description, with `code` and links to addresses of this server. */
export function prose(description: unknown): string {
  return String(description ?? '')
    .split('\n\n')
    .filter(Boolean)
    .map((part) => {
      const [first = '', ...items] = part.split('\n- ');
      const inline = (words: string) => text(words).replace(/`([^`]+)`/g, '<code>$1</code>');
      const list = items.length ? `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>` : '';
      return `<p>${inline(first)}</p>${list}`;
    })
    .join('\n');
}

/** A table that scrolls by itself where it is wider than the screen; the cells are HTML already. */
export function table(name: string, heads: string[], rows: string[][]): string {
  const head = heads.map((one) => `<th scope="col">${text(one)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<div class="table" role="region" tabindex="0" aria-label="${text(name)}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A whole page; `here` is its own address, `others` those that the menu leads to. */
export function page(title: string, here: string, others: [string, string][], body: string): string {
  const links = others
    .map(([address, name]) => `<a href="${address}"${address === here ? ' aria-current="page"' : ''}>${text(name)}</a>`)
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} · API of the print shop</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header><nav aria-label="API reference">${links}</nav></header>
<main id="content">
<h1>${text(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
