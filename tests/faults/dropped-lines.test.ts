/** A line that is cut a hundred times: whoever follows as the documentation says shows what the shop has. */
import { expect, test } from '@jest/globals';
import { jobAt, to, walk } from '../jobs/life';
import { Api } from '../support/api';
import { randomFrom } from '../support/random';
import { useShop } from '../support/shop';
import { CutLine } from './cut-line';
import { Follower } from './follower';

const CUTS = Number(process.env.CUTS ?? 100);
const shop = useShop();

test(`${CUTS} cuts in the middle of moves`, async () => {
  const random = randomFrom(20261122);
  const line = await CutLine.to(shop.url);
  const follower = new Follower(new Api(line.url, { 'X-Parse-Session-Token': shop.technician1.sessionToken }));
  try {
    const jobs = [await jobAt(shop, 'File Review'), await jobAt(shop, 'File Review'), await jobAt(shop, 'File Review')];
    await follower.connectedBeyond(0);
    for (let cut = 0; cut < CUTS; cut++) {
      const { id } = jobs[cut % jobs.length] as { id: string };
      const { body } = await shop.coordinator.get('PrintJob', id);
      const isHeld = body.status === 'On Hold';
      const move = walk(shop, id, isHeld ? to('File Review') : to('On Hold', { statusReason: 'waiting' }));
      // Before the move, in the middle of it, or after it.
      if (random() < 0.7) await new Promise((resolve) => setTimeout(resolve, random() * 30));
      const before = follower.connections;
      line.cut();
      await move;
      if (cut % 10 === 9) await follower.connectedBeyond(before);
    }
    const { body } = await shop.technician1.find('PrintJob', {}, { keys: 'status,revision', limit: 200 });
    expect(body.results).toHaveLength(jobs.length);
    await follower.shows(body.results);
    expect(follower.connections).toBeGreaterThan(CUTS / 10);
  } finally {
    follower.stop();
    await line.stop();
  }
}, 120_000);
