/** A printer behind OctoPrint, by its REST API as of 1.11 (docs.octoprint.org/en/1.11.7/api). */
import type { PrinterConnection, PrinterState } from '../../domain/orders/printer';
import {
  type Address,
  type Answer,
  ask,
  formWith,
  numberIn,
  outcomeOf,
  Unanswered,
  UPLOAD_MS,
  wordIn,
  wordsOf,
} from './http';

/** The words of its job page, which its documentation calls not exhaustive: the printer page is asked for others. */
const WORDS: Record<string, PrinterState['state']> = {
  Operational: 'Idle',
  Starting: 'Printing',
  Printing: 'Printing',
  Pausing: 'Printing',
  Resuming: 'Printing',
  Cancelling: 'Printing',
  Finishing: 'Printing',
  Paused: 'Paused',
  Error: 'Error',
  'Offline after error': 'Error',
  Offline: 'Offline',
};

type Fields = Record<string, unknown>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** What the printer page says by its flags; it answers 409 where no printer is connected. */
function stateOfFlags({ status, body }: Answer): PrinterState['state'] {
  const flags = fieldsOf(fieldsOf(body?.state).flags);
  if (status !== 200 || flags.closedOrError === true) return flags.error === true ? 'Error' : 'Offline';
  if (flags.error === true) return 'Error';
  if (flags.paused === true) return 'Paused';
  const isBusy = ['printing', 'pausing', 'cancelling', 'resuming', 'finishing'].some((flag) => flags[flag] === true);
  if (isBusy) return 'Printing';
  return flags.operational === true ? 'Idle' : 'Offline';
}

export function octoPrint(address: Address): PrinterConnection {
  const question = (path: string) => ask(address, path);

  async function read(): Promise<PrinterState> {
    const job = await question('/api/job');
    if (job.status !== 200 || !job.body) return { state: 'Offline', message: wordIn(wordsOf(job)) };
    const words = wordIn(job.body.state) ?? '';
    const known = WORDS[words] ?? WORDS[words.split(/[:(]/)[0]?.trim() ?? ''];
    const found = known ?? stateOfFlags(await question('/api/printer'));
    const { completion, printTimeLeft } = fieldsOf(job.body.progress);
    const progressPercent = numberIn(completion, 100);
    const secondsLeft = numberIn(printTimeLeft, 1e8);
    const file = wordIn(fieldsOf(fieldsOf(job.body.job).file).path);
    // A file that was printed to its end stays chosen, with all of it done.
    const state = found === 'Idle' && file !== undefined && progressPercent === 100 ? 'Done' : found;
    const message = wordIn(job.body.error) ?? (WORDS[words] && found !== 'Error' ? undefined : words || undefined);
    return {
      state,
      file,
      progressPercent: file === undefined ? undefined : progressPercent,
      minutesLeft: file === undefined || secondsLeft === undefined ? undefined : Math.ceil(secondsLeft / 60),
      message,
    };
  }

  return {
    upload: async (path, name) => {
      const body = await formWith(path, name, { select: 'false', print: 'false' });
      return outcomeOf(
        () => ask(address, '/api/files/local', { method: 'POST', body, timeoutMs: UPLOAD_MS }),
        // It may give the file a name of its own.
        (answer) => wordIn(fieldsOf(fieldsOf(answer.body?.files).local).path),
      );
    },
    print: (name) =>
      outcomeOf(
        () =>
          ask(address, `/api/files/local/${encodeURIComponent(name)}`, {
            method: 'POST',
            json: { command: 'select', print: true },
          }),
        () => name,
      ),
    state: () => read().catch(offline),
  };
}

/** The state of a printer that gave no answer. */
export function offline(error: unknown): PrinterState {
  if (!(error instanceof Unanswered)) throw error;
  return { state: 'Offline', message: error.message };
}
