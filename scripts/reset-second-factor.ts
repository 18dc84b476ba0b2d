/** Takes a second factor away on the server itself: for the last manager, whom nobody else can reset. */
import { command, optionsOf, refuse } from './with-shop';

const USAGE = 'npm run reset-second-factor -- --username NAME';

async function resetSecondFactor(): Promise<never> {
  const { username } = optionsOf({ username: { type: 'string' } } as const, USAGE);
  if (!username?.trim()) return refuse(`--username must be given.\nUsage: ${USAGE}`);
  return command(async (shop) => {
    const where = encodeURIComponent(JSON.stringify({ username }));
    const found = await shop.request('GET', `classes/Technician?where=${where}`);
    const { results } = (await found.json()) as { results: { objectId: string }[] };
    const [person] = results;
    if (!person) return { closing: `There is no ${username}.`, ok: false };
    await shop.post('functions/resetSecondFactor', { technicianId: person.objectId });
    return { closing: `${username} signs in with the password alone now.`, ok: true };
  });
}

resetSecondFactor();
