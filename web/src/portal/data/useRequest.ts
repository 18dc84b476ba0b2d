/** A request on its way from the first file to the jobs that it became. */
import { useEffect, useRef, useState } from 'react';
import { newKey } from '../../small/key';
import type { Language } from '../../small/settings';
import { keepChosen, readChosen } from '../../uploading/chosen';
import { forgetUpload } from '../../uploading/kept';
import type { Progress } from '../../uploading/resumable';
import { type Draft, forgetDraft, keepDraft, type Letter, readDraft, type Wanted } from './draft';
import { type Asked, type MadeJob, type MaterialChoice, requestPrint } from './server';

const orNothing = (text: string) => text.trim() || undefined;

export function useRequest(materials: MaterialChoice[] | undefined, language: Language) {
  const [draft, setDraft] = useState<Draft>(readDraft);
  const [wanted, setWanted] = useState<Wanted[]>([]);
  const [progress, setProgress] = useState<Record<string, Progress>>({});
  const [phase, setPhase] = useState<'writing' | 'waiting' | 'sending'>('writing');
  const [error, setError] = useState<unknown>();
  const [jobs, setJobs] = useState<MadeJob[]>();
  const sentContent = useRef('');

  useEffect(() => {
    readChosen<Wanted>(draft.key).then((kept) =>
      setWanted((now) => [...kept.filter(({ id }) => !now.some((one) => one.id === id)), ...now]),
    );
  }, [draft.key]);

  const write = (next: Draft) => {
    setDraft(next);
    keepDraft(next);
  };
  const arrange = (next: Wanted[]) => {
    setWanted(next);
    // The files alone are of no use without their draft's key.
    keepDraft(draft);
    keepChosen(draft.key, next);
  };
  const content = (): Omit<Asked, 'requestKey' | 'website'> => {
    const { name, company, email, phone, notes, wishedDate } = draft.letter;
    return {
      contact: { name: name.trim(), company: orNothing(company), email: email.trim(), phone: orNothing(phone) },
      language,
      notes: orNothing(notes),
      // The whole day, in the reader's zone, is still in time.
      wishedDate: wishedDate ? new Date(`${wishedDate}T23:59:59`).toISOString() : undefined,
      items: wanted.map(({ id, materialType, color, quantity }) => ({
        ...(progress[id]?.name ?? { uploadId: '', uploadSecret: '' }),
        materialType,
        color: color || undefined,
        quantity: Number(quantity),
      })),
    };
  };

  async function send(website: string): Promise<void> {
    setPhase('sending');
    setError(undefined);
    const asked = content();
    // What was changed after a try is another request.
    const isOther = sentContent.current !== '' && sentContent.current !== JSON.stringify(asked);
    const key = isOther ? newKey() : draft.key;
    sentContent.current = JSON.stringify(asked);
    if (isOther) {
      write({ ...draft, key });
      keepChosen(draft.key, []);
      keepChosen(key, wanted);
    }
    try {
      const made = await requestPrint({ ...asked, requestKey: key, website });
      for (const { file } of wanted) forgetUpload(file);
      forgetDraft({ ...draft, key });
      setJobs(made.jobs);
    } catch (refused) {
      setError(refused);
      setPhase('writing');
    }
  }

  const states = wanted.map(({ id }) => progress[id]?.state);
  return {
    letter: draft.letter,
    setLetter: (changed: Partial<Letter>) => write({ ...draft, letter: { ...draft.letter, ...changed } }),
    wanted,
    add: (files: File[]) =>
      arrange([
        ...wanted,
        ...files.map((file) => ({
          id: newKey(),
          file,
          materialType: wanted.at(-1)?.materialType ?? materials?.[0]?.name ?? '',
          color: '',
          quantity: '1',
        })),
      ]),
    change: (id: string, changed: Partial<Wanted>) =>
      arrange(wanted.map((one) => (one.id === id ? { ...one, ...changed } : one))),
    remove: (id: string) => arrange(wanted.filter((one) => one.id !== id)),
    told: (id: string, next: Progress) => setProgress((all) => ({ ...all, [id]: next })),
    isUploaded: states.length > 0 && states.every((state) => state === 'done'),
    isRefused: states.includes('refused'),
    phase,
    setPhase,
    error,
    setError,
    jobs,
    send,
  };
}
