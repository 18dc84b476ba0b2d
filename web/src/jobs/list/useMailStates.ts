/** How the mails of the jobs shown fare, one word a job: the one that wants an eye first. */
import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import { useLiveRefetch } from '../../parts/useLive';
import type { Row } from '../../providers/errors';
import { mayDo, type Who } from '../../providers/rights';

export type MailWord = 'trouble' | 'waiting' | 'kept' | 'told';

const WORDS: Record<string, MailWord> = {
  Bounced: 'trouble',
  Complained: 'trouble',
  GivenUp: 'trouble',
  Waiting: 'waiting',
  Sending: 'waiting',
  Kept: 'kept',
};
const FIRST: MailWord[] = ['trouble', 'waiting', 'kept', 'told'];
const MOST = 500;
const NONE: Row[] = [];

/** By job; nothing for a job of which nobody was told, and for whoever may not see mails. */
export function useMailStates(jobs: Row[], who: Who): ReadonlyMap<string, MailWord> {
  const enabled = mayDo('read', 'EmailMessage', who) && jobs.length > 0;
  const filter = { printJob: jobs.map(({ id }) => id) };
  const sort = { field: 'createdAt', order: 'DESC' as const };
  const { data = NONE, refetch } = useGetList<Row>(
    'EmailMessage',
    { pagination: { page: 1, perPage: MOST }, sort, filter },
    { enabled },
  );
  useLiveRefetch(enabled ? 'resource/EmailMessage' : undefined, refetch);
  return useMemo(() => {
    const words = new Map<string, MailWord>();
    for (const { printJob, state } of data) {
      const word = WORDS[state] ?? 'told';
      const known = words.get(printJob);
      if (!known || FIRST.indexOf(word) < FIRST.indexOf(known)) words.set(printJob, word);
    }
    return words;
  }, [data]);
}
