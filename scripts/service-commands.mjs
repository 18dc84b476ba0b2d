/** What is run beside a shop in service, as `node build/NAME.cjs`. */
import { readFileSync } from 'node:fs';

/** What only whoever works on the shop runs. */
const FOR_DEVELOPMENT = /^(generate|bench|fuzz|soak|compare|measure|prove)(-.*)?$/;

/** Their names, each a file of scripts/. */
export function serviceCommands() {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return Object.values(scripts)
    .map((script) => /^node scripts\/run\.mjs (\S+)$/.exec(script)?.[1])
    .filter((name) => name && !FOR_DEVELOPMENT.test(name));
}
