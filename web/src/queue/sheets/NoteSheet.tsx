import { classRules } from '../../../../schema/generated';
import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { Choice, TextArea } from '../../small/Field';
import { wordFor } from '../../small/fill';
import { addNote } from '../data/acts';
import type { Entry } from '../data/entries';
import { useEnter, useTyped } from '../parts/hooks';
import { Sheet } from '../parts/Sheet';
import { useTexts } from '../texts';
import { Refusal } from './Refusal';

const { values, limits } = classRules.JobNote;

export function NoteSheet({ job, entry }: { job: Row; entry?: Entry }) {
  const { queue, jobs } = useTexts();
  const first = { noteType: 'Shop Handoff', message: '', ...entry?.fields };
  const { fields, change, forget } = useTyped(`note/${entry?.id ?? job.id}`, first);
  const { act, again, problem } = useEnter(forget);
  const submit = () => {
    const { noteType, message } = fields;
    const sent = { noteType, message: message.trim() };
    return entry ? again({ ...entry, fields: { ...entry.fields, ...sent } }) : act([addNote(job, sent)]);
  };
  return (
    <Sheet
      title={queue.note.title}
      about={job.jobNumber}
      onSubmit={submit}
      footer={
        <Button kind="primary" type="submit" disabled={!fields.message.trim()}>
          {queue.note.save}
        </Button>
      }
    >
      <Refusal entry={entry} problem={problem} />
      <TextArea
        label={queue.note.text}
        value={fields.message}
        onChange={(message) => change({ message })}
        maxLength={limits.message.maxLength}
        autoFocus
      />
      <Choice
        label={queue.note.for}
        value={fields.noteType}
        options={values.noteType.map((type) => [type, wordFor(jobs.JobNote.values.noteType, type)])}
        onChange={(noteType) => change({ noteType })}
      />
    </Sheet>
  );
}
