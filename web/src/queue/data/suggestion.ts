/** The verdict that preflight suggests: what a check of the file begins with. */
import { useEffect, useState } from 'react';
import { issuesOf, type Report, type Words } from '../../preflight/report';
import type { Row } from '../../providers/errors';
import { fill } from '../../small/fill';
import { type Texts, useTexts } from '../texts';
import { queue as shop } from './shop';

export interface Suggestion {
  checkStatus: string;
  checksPassed: string;
  checksFailed: string;
  issuesFound: string;
}

/** The words of all checks, fetched when somebody checks a file. */
async function wordsIn({ locale, queue }: Texts): Promise<Words> {
  const { WORDS } = await import('../../../../cloud/domain/files/words');
  const words = WORDS[locale];
  return {
    titleOf: (check) => words[check].title,
    adviceOf: (check) => words[check].advice,
    placesOf: (count) => fill(queue.check.places, { smart_count: count }),
  };
}

async function suggestionFor(jobId: string, revision: number, texts: Texts): Promise<Suggestion | undefined> {
  const report = (await shop.ask('filePreflight', { jobId, revision })) as Report;
  if (!report.verdict) return undefined;
  return {
    checkStatus: report.verdict,
    checksPassed: String(report.checksPassed),
    checksFailed: String(report.checksFailed),
    issuesFound: issuesOf(report, await wordsIn(texts)),
  };
}

/** undefined until it is known, without a network, and where preflight has nothing to say. */
export function useSuggestion({ id, fileRevision, preflight }: Row): Suggestion | undefined {
  const texts = useTexts();
  const [suggestion, setSuggestion] = useState<Suggestion>();
  const isDone = preflight === 'Passed' || preflight === 'Failed';
  useEffect(() => {
    if (!isDone) return;
    let isGone = false;
    suggestionFor(id, fileRevision, texts)
      // Whoever is not told checks all the same.
      .catch(() => undefined)
      .then((found) => {
        if (!isGone) setSuggestion(found);
      });
    return () => {
      isGone = true;
    };
  }, [isDone, id, fileRevision, texts]);
  return suggestion;
}
