/** The schema for people: what each class is, how they hang together, who may do what. */
import { type Lifecycle, lifecyclesOf, type Operation, type Right, type RoleName } from '../../schema/format';
import type { LoadedClass, Schema } from '../../schema/load';

const ROLES: RoleName[] = ['manager', 'coordinator', 'technician', 'customer'];

function entityDiagram(classes: LoadedClass[]): string {
  const links = classes.flatMap((loaded) =>
    Object.entries(loaded.fields)
      .filter(([, field]) => field.type === 'Pointer')
      .map(([name, field]) => `    ${field.targetClass} ||--o{ ${loaded.className} : "${name}"`),
  );
  const boxes = classes.map((loaded) => {
    const hidden = loaded.rules?.hidden?.everyone ?? [];
    const fields = Object.entries(loaded.fields)
      .filter(([name]) => !hidden.includes(name) && !loaded.rules?.writeOnly?.includes(name))
      .map(([name, field]) => `        ${field.type} ${name}${field.type === 'Pointer' ? ' FK' : ''}`);
    return [`    ${loaded.className} {`, '        String objectId PK', ...fields, '    }'].join('\n');
  });
  return ['```mermaid', 'erDiagram', ...links, ...boxes, '```'].join('\n');
}

function stateDiagrams({ className, rules }: LoadedClass): string[] {
  return rules ? lifecyclesOf(rules).map((lifecycle) => stateDiagram(className, lifecycle)) : [];
}

function stateDiagram(className: string, lifecycle: Lifecycle): string {
  const id = (status: string) => status.replaceAll(/[ -]/g, '');
  const names = [...new Set(Object.values(lifecycle.moves).flatMap((move) => [...move.from, ...[move.to].flat()]))];
  const lines = [
    '```mermaid',
    'stateDiagram-v2',
    ...names.map((name) => `    state "${name}" as ${id(name)}`),
    `    [*] --> ${id(lifecycle.start)}`,
    // Every open status can be held, resumed and cancelled; drawn, that hides the rest.
    ...Object.entries(lifecycle.moves)
      .filter(([name]) => !['hold', 'resume', 'cancel'].includes(name))
      .flatMap(([name, move]) =>
        move.from.flatMap((from) => [move.to].flat().map((to) => `    ${id(from)} --> ${id(to)}: ${name}`)),
      ),
    ...lifecycle.closed.map((status) => `    ${id(status)} --> [*]`),
    '```',
  ];
  const moves = Object.entries(lifecycle.moves).map(
    ([name, move]) =>
      `| ${name} | ${move.from.join(', ')} | ${[move.to].flat().join(', ')} | ${move.by.map(rightWord).join(', ')} |`,
  );
  return [
    `### Moves of ${className}.${lifecycle.field}`,
    '',
    ...lines,
    '',
    '| move | from | to | who |',
    '|---|---|---|---|',
    ...moves,
  ].join('\n');
}

const rightWord = (right: Right) => right.replace('role:', '').replace('assignedTechnician', 'assigned technician');

function cell(loaded: LoadedClass, operation: Operation, role: RoleName): string {
  const rights = loaded.rules?.rights[operation] ?? [];
  const has = (right: Right) => rights.includes(right);
  if (role === 'customer') return has('owner') ? 'own' : 'no';
  if (has(`role:${role}`) || (role === 'manager' && has('role:coordinator'))) return 'yes';
  if (role !== 'technician') return 'no';
  const words = [has('assignedTechnician') ? 'of own jobs' : '', has('author') ? 'own' : ''].filter(Boolean);
  return words.join(', ') || 'no';
}

function matrix(classes: LoadedClass[]): string {
  const operations: Operation[] = ['read', 'create', 'update', 'delete'];
  const rows = classes
    .filter((loaded) => loaded.rules)
    .flatMap((loaded) =>
      operations.map(
        (operation) =>
          `| ${loaded.className} | ${operation} | ${ROLES.map((role) => cell(loaded, operation, role)).join(' | ')} |`,
      ),
    );
  return [`| class | operation | ${ROLES.join(' | ')} |`, `|---|---|${ROLES.map(() => '---|').join('')}`, ...rows].join(
    '\n',
  );
}

function dictionary(loaded: LoadedClass): string {
  const { rules } = loaded;
  if (!rules) return '';
  const hidden = rules.hidden?.everyone ?? [];
  const rows = Object.entries(loaded.fields)
    .filter(([name]) => !hidden.includes(name))
    .map(([name, field]) => {
      const writers = rules.serverFields?.includes(name)
        ? 'server'
        : (rules.writers?.[name] ?? rules.writers?.['*'])?.map(rightWord).join(', ') || 'as the row';
      const allowed = rules.values?.[name] ? ` One of: ${rules.values[name].join(', ')}.` : '';
      const unseen = ROLES.filter((role) => rules.hidden?.[role]?.includes(name)).join(', ');
      const type = field.type === 'Pointer' ? `→ ${field.targetClass}` : field.type;
      return `| ${name} | ${type} | ${field.required ? 'yes' : ''} | ${writers} | ${unseen} | ${rules.describe[name]}${allowed} |`;
    });
  const marks = [
    rules.live ? 'live' : '',
    rules.audited ? 'audited' : '',
    rules.appendOnly ? 'append-only' : '',
    rules.repeatable ? 'takes an operationId' : '',
    rules.unique?.filter((name) => !hidden.includes(name)).length
      ? `unique: ${rules.unique.filter((name) => !hidden.includes(name)).join(', ')}`
      : '',
  ].filter(Boolean);
  return [
    `### ${loaded.className}`,
    '',
    `${loaded.about}${marks.length ? ` (${marks.join('; ')})` : ''}`,
    '',
    '| field | type | required | written by | hidden from | what it is for |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

export function renderReadme(schema: Schema): string {
  const classes = [...schema.classes.values()].filter((loaded) => loaded.rules);
  return `${[
    '<!-- GENERATED by npm run generate from the files in this folder. Do not edit. -->',
    '# The data of the shop',
    'Each class is declared once, in `schema/<room>/<Class>.json`: fields, indexes, rights, values, moves. The server, the types, this page and the tests of the permission matrix come from there.',
    '## Who may do what',
    'A manager inherits what a coordinator may. Rows that a role may not read are invisible to it: a request for one answers as if it were not there. The master key (Parse Dashboard) is held to the same rules as a manager.',
    matrix(classes),
    '## How the classes hang together',
    entityDiagram(classes),
    '## How things move',
    ...classes.flatMap(stateDiagrams),
    '`hold`, `resume` and `cancel` are left out of the pictures; the tables have them.',
    '## Fields',
    ...classes.map(dictionary),
  ].join('\n\n')}\n`;
}
