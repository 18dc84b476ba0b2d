/** What preflight found out, as a check of the file begins with it, and pictures that are fetched once. */
import { expect, test } from '@jest/globals';
import { ShopError } from '../../cloud/domain/errors';
import { overrules } from '../../cloud/domain/jobs/overruling';
import { createPictures } from '../../web/src/preflight/pictures';
import { countsFor, issuesOf, type Report } from '../../web/src/preflight/report';
import { ServerError } from '../../web/src/providers/errors';

const words = {
  titleOf: (check: string) => `Title of ${check}`,
  adviceOf: (check: string) => `Advice on ${check}`,
  placesOf: (count: number) => `${count} places`,
};

test('what failed or is doubtful is said in words, with its own sentence where it has one', () => {
  const report: Report = {
    findings: [
      { check: 'wellFormed', outcome: 'passed' },
      { check: 'watertight', outcome: 'failed', count: 4 },
      { check: 'oneShell', outcome: 'warned', detail: 'It has 2 parts.' },
      { check: 'thinWalls', outcome: 'skipped', detail: 'Nothing to measure.' },
    ],
  };
  expect(issuesOf(report, words)).toBe(
    'Title of watertight (4 places): Advice on watertight\nTitle of oneShell: It has 2 parts.',
  );
  expect(issuesOf({}, words)).toBe('');
});

test('counts follow the verdict, and the number of checks stays', () => {
  expect(countsFor('Passed', { checksPassed: 15, checksFailed: 2 })).toEqual({ checksPassed: 17, checksFailed: 0 });
  expect(countsFor('Failed', { checksPassed: 17, checksFailed: 0 })).toEqual({ checksPassed: 16, checksFailed: 1 });
  expect(countsFor('Failed', { checksPassed: 15, checksFailed: 2 })).toEqual({ checksPassed: 15, checksFailed: 2 });
  expect(countsFor('Failed', { checksPassed: 0, checksFailed: 0 })).toEqual({ checksPassed: 0, checksFailed: 1 });
});

test('only a verdict against a known one has to say why', () => {
  expect(overrules('Passed', 'Failed')).toBe(true);
  expect(overrules('Failed', 'Passed')).toBe(true);
  expect(overrules('Passed', 'Passed')).toBe(false);
  expect(overrules('Pending', 'Failed')).toBe(false);
  expect(overrules('Passed', 'Waiting')).toBe(false);
  expect(overrules('Passed', undefined)).toBe(false);
});

test('a picture is fetched once a session; one that was lost on its way is fetched again, one that is not there is not', async () => {
  const asked: string[] = [];
  let session = 'first';
  const answers: Record<string, () => Blob> = {
    lost: () => {
      throw new ServerError('unreachable', 0, { code: 100 });
    },
    none: () => {
      const { code, message } = new ShopError('job.noPicture');
      throw new ServerError(message, 400, { code });
    },
    there: () => new Blob(['picture']),
  };
  const pictureOf = createPictures({
    fetchBytes: async (address) => {
      const job = address.split('/')[3] as string;
      asked.push(job);
      return answers[job]?.() as Blob;
    },
    session: () => session,
  });
  for (const job of ['there', 'there', 'lost', 'lost', 'none', 'none']) await pictureOf(job, 1);
  expect(asked.splice(0)).toEqual(['there', 'lost', 'lost', 'none']);
  expect(await pictureOf('there', 1)).toMatch(/^blob:/);
  expect(await pictureOf('none', 1)).toBeUndefined();
  session = 'second';
  await pictureOf('there', 1);
  expect(asked).toEqual(['there']);
});
