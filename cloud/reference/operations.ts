/** An operation for people: who may, what is sent, what comes back, and what a server really answered. */
import type { ApiDocument, Json, Operation, Placed } from './document';
import { prose, table, text } from './html';

/** A type in a word or two. */
export function typeWord(schema: Json): string {
  const {
    $ref,
    type,
    anyOf,
    oneOf,
    items,
    enum: values,
  } = schema as {
    $ref?: string;
    type?: string;
    anyOf?: Json[];
    oneOf?: Json[];
    items?: Json;
    enum?: string[];
  };
  if ($ref) {
    const name = $ref.split('/').at(-1) as string;
    return name.endsWith('Pointer') ? `→ ${name.replace(/Pointer$/, '')}` : name;
  }
  const several = anyOf ?? oneOf;
  // A row in place of its pointer is meant by include, and null by a field that is empty.
  if (several) return typeWord(several.find(({ type: one }) => one !== 'null') ?? {});
  if (values) return 'one of';
  if (type === 'array') return `list of ${typeWord(items ?? {})}`;
  return type ?? 'any';
}

const innermost = (schema: Json): Json => {
  const [first] = (schema.anyOf as Json[] | undefined) ?? [];
  return first ? innermost(first) : schema;
};

function bounds(schema: Json): string {
  const {
    minimum,
    maximum,
    minLength,
    maxLength,
    enum: values,
    examples,
  } = innermost(schema) as Record<string, unknown>;
  if (Array.isArray(values)) return values.map((value) => `<code>${text(value)}</code>`).join(', ');
  const words = [
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
    minLength === undefined ? '' : `${minLength} characters at least`,
    maxLength === undefined ? '' : `${maxLength} characters at most`,
    Array.isArray(examples) ? `such as ${examples.join(', ')}` : '',
  ];
  return text(words.filter(Boolean).join(', '));
}

/** The properties of a schema as a table. */
export function fields(name: string, schema: Json): string {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>).filter(
    ([key]) => !['__type', 'className'].includes(key),
  );
  if (!properties.length) return '';
  const must = (schema.required ?? []) as string[];
  const rows = properties.map(([key, value]) => [
    `<code>${text(key)}</code>`,
    text(typeWord(value)) + (must.includes(key) ? ', <strong>required</strong>' : ''),
    bounds(value),
    [
      text(value.description),
      value['x-written-by']
        ? `<span class="soft">Written by ${text((value['x-written-by'] as string[]).join(', '))}.</span>`
        : '',
      value['x-hidden-from']
        ? `<span class="soft">Hidden from ${text((value['x-hidden-from'] as string[]).join(', '))}.</span>`
        : '',
    ].join(' '),
  ]);
  return table(name, ['field', 'type', 'values', 'what it is for'], rows);
}

const json = (value: unknown) => `<pre tabindex="0">${text(JSON.stringify(value, null, 2))}</pre>`;

function parameters({ components }: ApiDocument, { parameters: given = [] }: Operation, name: string): string {
  const rows = given
    .map((one) => (one.$ref ? (components.parameters[one.$ref.split('/').at(-1) as string] as Json) : one))
    .map((one) => [`<code>${text(one.name)}</code>`, text(one.in), text(one.description)]);
  return rows.length ? table(`Parameters of ${name}`, ['parameter', 'in', 'what it is for'], rows) : '';
}

/** Inline schemas only: those of classes stand in their own tables. */
function body(content: Record<string, { schema: Json; example?: unknown }> | undefined, name: string): string {
  return Object.entries(content ?? {})
    .map(([media, { schema, example }]) => {
      const shown = (schema.properties as Json | undefined)?.result as Json | undefined;
      const word = schema.$ref ? `<p class="soft">${text(typeWord(schema))}</p>` : '';
      const other = media === 'application/json' ? '' : `<p class="soft">${text(media)}</p>`;
      return `${other}${word}${fields(name, shown ?? schema)}${example === undefined ? '' : json(example)}`;
    })
    .join('\n');
}

const folded = (title: string, inner: string) =>
  inner ? `<details><summary>${title}</summary>${inner}</details>` : '';

export function operationHtml(document: ApiDocument, { method, address, operation }: Placed): string {
  const { operationId, summary, description, requestBody, responses } = operation;
  const [status = '', answer] = Object.entries(responses)[0] ?? [];
  const roles = Object.entries(operation['x-roles'] ?? {}).map(([role, may]) => `${role}: ${may}`);
  return [
    `<h3 id="${operationId}"><span class="method">${method.toUpperCase()}</span> <code>${text(address)}</code></h3>`,
    operation['x-roles'] ? `<p>${text(roles.join(' · '))}</p>` : `<p>${text(summary)}</p>`,
    description && description !== summary ? prose(description) : '',
    folded('Parameters', parameters(document, operation, operationId)),
    folded('Sent', body(requestBody?.content, `What ${operationId} takes`)),
    folded(`Answer ${status}`, body(answer?.content, `What ${operationId} answers`) || prose(answer?.description)),
  ].join('\n');
}
