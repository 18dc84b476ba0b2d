/** Filling a contender's database past its API. */
import { Client } from 'pg';

/** Runs `work` on a connection that is closed afterwards, also when it fails. */
export async function connected(uri: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: uri });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
