/** The people of every test shop. */
import type { Api } from './api';

export const PASSWORD = 'correct-horse-battery';
export const STAFF = {
  manager: 'manager',
  coordinator: 'coordinator',
  technician1: 'technician',
  technician2: 'technician',
} as const;
export type StaffName = keyof typeof STAFF;

/** Makes them with the master key, as `npm run create-manager` does for the first one. */
export async function makeStaff(master: Api): Promise<void> {
  for (const [username, role] of Object.entries(STAFF)) {
    const email = `${username}@shop.example`;
    const { status, body } = await master.create('Technician', { username, email, role, password: PASSWORD });
    if (status !== 201) throw new Error(`${username} could not be made: ${JSON.stringify(body)}`);
  }
}
