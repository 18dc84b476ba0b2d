/** Makes a manager: the first one of a new shop, or one more. */
import { randomBytes } from 'node:crypto';
import { askPassword } from './ask-password';
import { command, optionsOf, refuse } from './with-shop';

const USAGE = 'npm run create-manager -- --username NAME --email ADDRESS [--ask-password]';

function readOptions() {
  const options = {
    username: { type: 'string' },
    email: { type: 'string' },
    'ask-password': { type: 'boolean', default: false },
  } as const;
  const values = optionsOf(options, USAGE);
  const missing = (['username', 'email'] as const).filter((name) => !values[name]?.trim());
  if (missing.length) refuse(`${missing.map((name) => `--${name}`).join(' and ')} must be given.\nUsage: ${USAGE}`);
  return values;
}

async function createManager(): Promise<never> {
  const { username, email, 'ask-password': asks } = readOptions();
  const password = asks ? await askPassword() : randomBytes(15).toString('base64url');
  return command(async (shop) => {
    await shop.post('classes/Technician', { username, email, password, role: 'manager', isActive: true });
    const shown = asks ? '' : ` Password, shown this once: ${password}`;
    return { closing: `${username} is a manager now.${shown}`, ok: true };
  });
}

createManager();
