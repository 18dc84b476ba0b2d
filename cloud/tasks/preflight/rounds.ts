/** Judges what waits in the queue of preflights, so many at once, each in a process of its own. */
import type { FileHandle } from 'node:fs/promises';
import {
  claimNext,
  keepClaim,
  LEASE_MS,
  MOST_ATTEMPTS,
  notePreflight,
  pictureNameOf,
  takeBackTry,
} from '../../data/preflights';
import { activeProfiles, buildVolumes, parametersOf } from '../../data/print-profiles';
import { ShopError } from '../../domain/errors';
import type { Estimate } from '../../domain/files/model';
import type { Row } from '../../kernel/record';
import type { Tools } from '../../kernel/tools';
import { log } from '../../log';
import { preflightSeconds, preflightsRunning } from '../../metrics/counters';
import { judgeApart } from './judge';
import type { Answer } from './order';
import { slice } from './slicer';

/** Whatever was put into the queue by another server, or was left there, is seen this soon. */
const EVERY_MS = 2_000;
const HEARTBEAT_MS = LEASE_MS / 4;

const GIVEN_UP: Answer = {
  findings: [
    { check: 'withinLimits', outcome: 'failed', detail: `Checking it was broken off ${MOST_ATTEMPTS} times.` },
  ],
  estimates: [],
  tookMs: 0,
};

const LOST: Answer = {
  findings: [{ check: 'wellFormed', outcome: 'failed', detail: 'The file is not in the store any more.' }],
  estimates: [],
  tookMs: 0,
};

class Rounds {
  private readonly running = new Map<Promise<void>, AbortController>();
  private looking: Promise<void> | undefined;
  private again = false;
  private stopping = false;

  constructor(private readonly tools: Tools) {}

  /** Takes up what waits, as far as there is room; called while it does, it looks once more. */
  look(): void {
    this.again = true;
    this.looking ??= this.fill().finally(() => {
      this.looking = undefined;
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.looking;
    for (const controller of this.running.values()) controller.abort();
    await Promise.all(this.running.keys());
  }

  private async fill(): Promise<void> {
    try {
      while (this.again) {
        this.again = false;
        while (!this.stopping && this.running.size < this.tools.config.preflight.atOnce) {
          const claimed = await claimNext(this.tools);
          if (!claimed) break;
          this.begin(claimed);
        }
      }
    } catch (error) {
      log.error('The queue of preflights could not be read; the next look tries again', { error });
    }
  }

  private begin(claimed: Row): void {
    const controller = new AbortController();
    const work = this.work(claimed, controller).finally(() => {
      this.running.delete(work);
      if (!this.stopping) this.look();
    });
    this.running.set(work, controller);
  }

  private async work(claimed: Row, controller: AbortController): Promise<void> {
    const { tools } = this;
    const heartbeat = setInterval(() => {
      keepClaim(tools, claimed).then(
        (isMine) => isMine || controller.abort(),
        // A database that is away for a moment decides nothing.
        () => undefined,
      );
    }, HEARTBEAT_MS);
    const tellTime = preflightSeconds.startTimer();
    let outcome = 'done';
    preflightsRunning.inc();
    try {
      await judge(tools, claimed, controller.signal);
    } catch (error) {
      outcome = controller.signal.aborted ? 'called off' : 'failed';
      if (outcome === 'failed')
        log.error('A file could not be looked at; it is tried again', { fileName: claimed.fileName, error });
      // What the database or the store cannot do is not the file's fault; with its lease over it is claimed anew.
      await takeBackTry(tools, claimed, this.stopping).catch(() => undefined);
    } finally {
      clearInterval(heartbeat);
      preflightsRunning.dec();
      tellTime({ outcome });
    }
  }
}

/** Throws when it was called off, or could not be tried. */
async function judge(tools: Tools, claimed: Row, signal: AbortSignal): Promise<void> {
  if (claimed.attempts > MOST_ATTEMPTS) return note(tools, claimed, GIVEN_UP);
  const opened = await tools.files.open(claimed.storageName).catch((error) => {
    if (error instanceof ShopError) return undefined;
    throw error;
  });
  if (!opened) return note(tools, claimed, LOST);
  try {
    await judgeOpened(tools, claimed, opened, signal);
  } finally {
    await opened.close();
  }
}

async function judgeOpened(tools: Tools, claimed: Row, file: FileHandle, signal: AbortSignal): Promise<void> {
  const { store, config } = tools;
  const [profiles, volumes] = await Promise.all([activeProfiles(store), buildVolumes(store)]);
  const prints = profiles.map(parametersOf);
  const order = { fileName: claimed.fileName, buildVolumes: volumes, prints };
  const answer = await judgeApart(file.fd, order, config.preflight, signal);
  const by = (estimates: Estimate[], source: 'preflight' | 'slicer') =>
    estimates.map(({ grams, minutes }, index) => {
      const { objectId: profileId, quality, materialType } = profiles[index] as (typeof profiles)[number];
      return { profileId, quality, materialType, materialCm3: grams, minutes, source };
    });
  const found = await foundBy(tools, claimed, answer, by(answer.estimates, 'preflight'));
  const { seconds } = config.preflight;
  const slicer = answer.estimates.length ? config.preflight.slicer : undefined;
  const noted = await notePreflight(tools, claimed, slicer ? 'Slicing' : 'Done', found);
  if (!slicer || !noted) return;
  const sliced = await slice({ slicer, seconds }, file, claimed.fileName, prints, signal);
  await notePreflight(tools, noted, 'Done', sliced.length ? { estimates: by(sliced, 'slicer') } : {});
}

async function note(tools: Tools, claimed: Row, answer: Answer): Promise<void> {
  await notePreflight(tools, claimed, 'Done', await foundBy(tools, claimed, answer, []));
}

/** What is noted of an answer; its picture is kept beside the file. */
async function foundBy(tools: Tools, { storageName }: Row, answer: Answer, estimates: unknown[]) {
  const { findings, format, kind, unit, measures, tookMs, picture } = answer;
  if (picture) {
    const name = pictureNameOf(storageName);
    await tools.files.parseAdapter.createFile(name, Buffer.from(picture, 'base64'), 'image/png');
    tools.files.takeFacts(name);
  }
  return { findings, format, kind, unit, measures, tookMs, estimates, hasPicture: picture !== undefined };
}

/** Runs for as long as the server lives. Answers what ends it; what is under way then is begun anew by the next. */
export function startPreflights(tools: Tools): () => Promise<void> {
  if (tools.config.preflight.atOnce === 0) return async () => undefined;
  const rounds = new Rounds(tools);
  const timer = setInterval(() => rounds.look(), EVERY_MS);
  timer.unref();
  tools.preflightWaits = () => rounds.look();
  rounds.look();
  return async () => {
    clearInterval(timer);
    tools.preflightWaits = () => undefined;
    await rounds.stop();
  };
}
