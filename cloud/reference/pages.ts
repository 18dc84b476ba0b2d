/** The pages of the API reference, made of the OpenAPI document: the first one, one a room, the errors. */
import { type ApiDocument, CLASS_ADDRESS, operationsOf, type Placed } from './document';
import { page, prose, table, text } from './html';
import { fields, operationHtml } from './operations';

const capital = (word: string) => `${word[0]?.toUpperCase()}${word.slice(1)}`;

const menu = ({ tags }: ApiDocument): [string, string][] => [
  ['/docs', 'Start'],
  ...tags.map(({ name }): [string, string] => [`/docs/${name}`, capital(name)]),
  ['/docs/errors', 'Errors'],
];

const classOf = ({ address }: Placed) => CLASS_ADDRESS.exec(address)?.[1];

const inRoom = (document: ApiDocument, room: string) =>
  operationsOf(document).filter(({ operation }) => operation.tags.includes(room));

/** What the shop sends, where its address is one that somebody gave. */
const sentIn = ({ webhooks }: ApiDocument, room: string): Placed[] =>
  Object.values(webhooks)
    .filter(({ post }) => post.tags.includes(room))
    .map(({ post }) => ({ method: 'post', address: 'the url of a Webhook', operation: post }));

const classesIn = (placed: Placed[]) => [...new Set(placed.flatMap((one) => classOf(one) ?? []))];

function startPage(document: ApiDocument): string {
  const rooms = document.tags.map(({ name, description }) => {
    const placed = inRoom(document, name);
    const links = [
      ...classesIn(placed).map((className) => [className, className]),
      ...[...placed.filter((one) => !classOf(one)), ...sentIn(document, name)].map(
        ({ operation: { operationId: id } }) => [id, id],
      ),
    ].map(([id, word]) => `<li><a href="/docs/${name}#${id}">${text(word)}</a></li>`);
    return `<h2><a href="/docs/${name}">${capital(name)}</a></h2><p>${text(description)}</p><ul class="list">${links.join('')}</ul>`;
  });
  const roles = Object.entries(document['x-roles']).map(([role, about]) => [text(role), text(about)]);
  return [
    prose(document.info.description),
    '<ul><li><a href="/docs/openapi.json">openapi.json</a>: this reference for programs, OpenAPI 3.1</li>',
    '<li><a href="/docs/schema.graphql">schema.graphql</a>: the schema of GraphQL</li>',
    '<li><a href="/docs/types.d.ts">types.d.ts</a>: the types of all classes, for TypeScript</li></ul>',
    '<h2>Roles</h2>',
    table('Roles', ['role', 'what it is for'], roles),
    ...rooms,
  ].join('\n');
}

function classHtml(document: ApiDocument, className: string, placed: Placed[]): string {
  const schema = document.components.schemas[className] ?? {};
  const first = placed[0]?.operation;
  const marks = [
    first?.['x-live'] ? 'Goes out over LiveQuery.' : '',
    first?.['x-takes-operationId'] ? 'Takes an operationId.' : '',
  ];
  return [
    `<h2 id="${className}">${className}</h2>`,
    `<p>${text(schema.description)} <strong>${text(marks.filter(Boolean).join(' '))}</strong></p>`,
    `<details><summary>Fields</summary>${fields(`Fields of ${className}`, schema)}</details>`,
    ...placed.map((one) => operationHtml(document, one)),
  ].join('\n');
}

function roomPage(document: ApiDocument, room: string): string {
  const placed = inRoom(document, room);
  const others = placed.filter((one) => !classOf(one));
  return [
    ...classesIn(placed).map((className) =>
      classHtml(
        document,
        className,
        placed.filter((one) => classOf(one) === className),
      ),
    ),
    others.length && room !== 'addresses' ? '<h2>Functions</h2>' : '',
    ...others.map((one) => operationHtml(document, one)),
    ...sentIn(document, room).map((one) => operationHtml(document, one)),
  ].join('\n');
}

function errorsPage(document: ApiDocument): string {
  const rows = document['x-errors'].map(({ code, name, text: words }) => [
    `<code id="${code}">${code}</code>`,
    `<code>${text(name)}</code>`,
    text(words),
  ]);
  const parse = [
    ['101', 'The row is not there, or not yours; at the log-in: wrong name or password.'],
    ['119', 'Not allowed: not signed in, or a class or address that is not open.'],
    ['137', 'A value that has to be unique is taken.'],
    ['155', 'Asked too often. Wait a minute.'],
    ['209', 'The session has ended. Sign in again; what was not sent stays yours.'],
  ].map(([code, words]) => [`<code>${code}</code>`, text(words)]);
  return [
    '<p>The number never changes; what stands in braces is filled in.</p>',
    '<h2>Of Parse</h2>',
    table("Parse's errors", ['code', 'when'], parse),
    '<h2>Of the shop</h2>',
    table("The shop's errors", ['code', 'name', 'text'], rows),
  ].join('\n');
}

/** Every page by its address. */
export function pagesOf(document: ApiDocument): Map<string, string> {
  const made = (address: string, title: string, body: string): [string, string] => [
    address,
    page(title, address, menu(document), body),
  ];
  return new Map([
    made('/docs', 'API reference', startPage(document)),
    ...document.tags.map(({ name }) => made(`/docs/${name}`, capital(name), roomPage(document, name))),
    made('/docs/errors', 'Errors', errorsPage(document)),
  ]);
}
