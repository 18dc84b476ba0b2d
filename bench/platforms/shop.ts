/** This shop. */
import path from 'node:path';
import { Api } from '../../tests/support/api';
import { connected } from '../../tests/support/databases';
import { environment } from '../../tests/support/environment';
import { MASTER_KEY } from '../../tests/support/process';
import { makeStaff, PASSWORD } from '../../tests/support/staff';
import { fillJobs } from '../rows';
import { type Contender, end, type Ground, launch, type Who } from './contender';

const QUESTION = '/parse/classes/PrintJob?include=client,assignedTechnician&order=-updatedAt&limit=50';
const LOGIN: Record<Who, string> = { coordinator: 'coordinator', technician: 'technician1' };

export function shop(ground: Ground, entry: string, version: string): Contender {
  const url = `http://127.0.0.1:${ground.port}`;
  const sessions = new Map<Who, string>();
  const start = () =>
    launch(ground, entry, [], {
      ...environment(ground.uri, { DATA_DIR: path.join(ground.folder, 'data') }),
      PORT: String(ground.port),
      DEMO: '0',
    });

  async function fill(): Promise<void> {
    await makeStaff(new Api(url, { 'X-Parse-Master-Key': MASTER_KEY }));
    await connected(ground.uri, async (client) => {
      const { rows } = await client.query(
        `SELECT "objectId" AS id, "user" AS "userId" FROM "Technician" WHERE username = '${LOGIN.technician}'`,
      );
      await fillJobs(client, { coordinatorId: '', technician: rows[0] });
    });
  }

  return {
    name: 'This shop',
    version,
    start,
    async prepare() {
      const child = start();
      while (!(await fetch(`${url}/ready`).catch(() => undefined))?.ok) await new Promise((go) => setTimeout(go, 100));
      await fill();
      await end(child);
    },
    async list(who) {
      const kept = sessions.get(who) ?? (await new Api(url).login(LOGIN[who], PASSWORD)).sessionToken;
      sessions.set(who, kept);
      return { url: url + QUESTION, headers: { 'X-Parse-Application-Id': 'printshop', 'X-Parse-Session-Token': kept } };
    },
    rowsOf: (body) => (body as { results: { id: string; objectId: string }[] }).results,
  };
}
