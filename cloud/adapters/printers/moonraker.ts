/** A Klipper printer behind Moonraker, by its HTTP API as of 2025 (moonraker.readthedocs.io/en/latest/external_api). */
import type { PrinterConnection, PrinterState } from '../../domain/orders/printer';
import { type Address, ask, formWith, numberIn, outcomeOf, UPLOAD_MS, wordIn, wordsOf } from './http';
import { offline } from './octoprint';

/** Klipper's print_stats.state. A cancelled print has stopped before its end, and its file stays named. */
const STATES: Record<string, PrinterState['state']> = {
  standby: 'Idle',
  printing: 'Printing',
  paused: 'Paused',
  complete: 'Done',
  cancelled: 'Idle',
  error: 'Error',
};

const QUERY = '/printer/objects/query?webhooks&print_stats&virtual_sdcard&display_status';

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
/** Moonraker wraps what it answers, uploads apart. */
const resultOf = (body: Fields | undefined): Fields =>
  'result' in (body ?? {}) ? fieldsOf(body?.result) : (body ?? {});

/** Minutes left, as what was printed so far took: the printer itself says nothing of it. */
function minutesLeft(seconds: unknown, share: number | undefined): number | undefined {
  const printed = numberIn(seconds, 1e8);
  if (!printed || !share || share >= 1) return undefined;
  return Math.ceil((printed * (1 - share)) / share / 60);
}

export function moonraker(address: Address): PrinterConnection {
  async function read(): Promise<PrinterState> {
    const answer = await ask(address, QUERY);
    if (answer.status !== 200 || !answer.body) return { state: 'Offline', message: wordIn(wordsOf(answer)) };
    const status = fieldsOf(resultOf(answer.body).status);
    const [webhooks, stats, card, display] = ['webhooks', 'print_stats', 'virtual_sdcard', 'display_status'].map(
      (name) => fieldsOf(status[name]),
    ) as [Fields, Fields, Fields, Fields];
    const file = wordIn(stats.filename);
    const stopped = webhooks.state !== undefined && webhooks.state !== 'ready';
    const isDown = webhooks.state === 'shutdown' || webhooks.state === 'error';
    if (stopped) return { state: isDown ? 'Error' : 'Offline', file, message: wordIn(webhooks.state_message) };
    const state = STATES[String(stats.state)];
    if (!state) return { state: 'Offline', message: 'It does not say what it does' };
    const share = numberIn(display.progress, 1) || numberIn(card.progress, 1);
    return {
      state,
      file,
      progressPercent: state === 'Done' ? 100 : share === undefined ? undefined : share * 100,
      minutesLeft: minutesLeft(stats.print_duration, share),
      message: wordIn(stats.message) ?? (stats.state === 'cancelled' ? 'cancelled' : undefined),
    };
  }

  return {
    upload: async (path, name) => {
      const body = await formWith(path, name, { root: 'gcodes', print: 'false' });
      return outcomeOf(
        () => ask(address, '/server/files/upload', { method: 'POST', body, timeoutMs: UPLOAD_MS }),
        (answer) => wordIn(fieldsOf(resultOf(answer.body).item).path),
      );
    },
    print: (name) =>
      outcomeOf(
        () => ask(address, `/printer/print/start?filename=${encodeURIComponent(name)}`, { method: 'POST' }),
        () => name,
      ),
    state: () => read().catch(offline),
  };
}
