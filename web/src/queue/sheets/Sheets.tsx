/** The sheet that the address names. */
import type { Row } from '../../providers/errors';
import { fill } from '../../small/fill';
import type { Language } from '../../small/settings';
import { jobOf } from '../data/acts';
import type { Entry } from '../data/entries';
import { useQueue } from '../data/shop';
import { floorMoves } from '../data/view';
import { say } from '../parts/toast';
import { closeSheet, go, useLocation } from '../place';
import { useTexts } from '../texts';
import { batchText } from '../words';
import { CheckSheet } from './CheckSheet';
import { LogSheet } from './LogSheet';
import { batchIn, rowIn } from './labels';
import { MenuSheet } from './MenuSheet';
import { MoveSheet } from './MoveSheet';
import { NoteSheet } from './NoteSheet';
import { Scanner } from './Scanner';
import { StartSheet } from './StartSheet';

/** The form that an entry was made with; undefined for one that has nothing to change. */
export function formOf({ className, kind, fields }: Entry) {
  if (className === 'TimeLog') return LogSheet;
  if (className === 'JobNote') return NoteSheet;
  if (className === 'FileCheck') return CheckSheet;
  return kind === 'move' && fields.status === 'Printing' ? StartSheet : undefined;
}

export function Sheets({ speak }: { speak: (language: Language) => void }) {
  const { sheet } = useLocation();
  const texts = useTexts();
  const { queue } = texts;
  const { view, entries, snapshot } = useQueue();
  const [name, id = '', more = ''] = sheet;
  if (!name) return null;
  if (name === 'menu') return <MenuSheet speak={speak} />;
  if (!view || !snapshot) return null;

  if (name === 'scan') {
    const take = (text: string) => {
      const { className, id: found = '' } = rowIn(text) ?? {};
      const job = view.jobs.find(({ jobNumber }) => jobNumber === text.trim());
      // The page of a job says when it is not the reader's.
      if (job || className === 'PrintJob') return go(job?.id ?? found);
      const batch = batchIn(text, view.batches);
      closeSheet();
      say({ text: batch ? batchText(texts, batch) : fill(queue.scan.unknownJob, { text }) });
    };
    return <Scanner onText={take} onClose={closeSheet} />;
  }

  if (name === 'edit') {
    const entry = entries.find((one) => one.id === id);
    const Form = entry && formOf(entry);
    return Form ? (
      <Form key={id} job={{ ...jobOf(view, entry.jobId), jobNumber: entry.jobNumber }} entry={entry} />
    ) : null;
  }

  const job = view.jobs.find((one) => one.id === id);
  if (!job) return null;
  if (name === 'note') return <NoteSheet job={job} />;
  if (name === 'check') return <CheckSheet job={job} />;
  if (name === 'log')
    return (
      <LogSheet key={more} job={job} log={more ? logOf(view.logs, job, more, snapshot.me.technicianId) : undefined} />
    );
  const open = floorMoves(job, snapshot.me.technicianId).find((one) => one.name === more);
  if (name !== 'move' || !open) return null;
  return open.name === 'start' ? <StartSheet job={job} /> : <MoveSheet job={job} open={open} />;
}

/** A log that the server has taken meanwhile has another name: it is one's newest. */
function logOf(logs: Row[], job: Row, id: string, technicianId: string): Row | undefined {
  const isNewest = ({ printJob, technician }: Row) => printJob === job.id && technician === technicianId;
  return logs.find((log) => log.id === id) ?? logs.find(isNewest);
}
