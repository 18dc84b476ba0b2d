/** Asks for a print: files, contact and wishes in one flow. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../small/Button';
import { ContactFields } from '../../small/ContactFields';
import { Input, TextArea } from '../../small/Field';
import { fill } from '../../small/fill';
import type { Letter } from '../data/draft';
import { type Choices, printChoices } from '../data/server';
import { useRequest } from '../data/useRequest';
import { FilePicker } from '../parts/FilePicker';
import { Refusal } from '../parts/Refusal';
import { WantedFile } from '../parts/WantedFile';
import { useTexts } from '../texts';
import { SentPage } from './SentPage';

const MOST_FILES = 20;

export function RequestPage() {
  const { portal, locale } = useTexts();
  const texts = portal.request;
  const [choices, setChoices] = useState<Choices>();
  const [unreached, setUnreached] = useState<unknown>();
  const request = useRequest(choices?.materials, locale);
  const { letter, wanted, phase } = request;
  const [complaint, setComplaint] = useState<string>();
  const setLetter = (changed: Partial<Letter>) => {
    setComplaint(undefined);
    request.setLetter(changed);
  };
  const website = useRef<HTMLInputElement>(null);

  const load = () => {
    setUnreached(undefined);
    printChoices().then(setChoices, setUnreached);
  };
  useEffect(load, []);
  useEffect(() => {
    document.title = choices ? `${texts.title} · ${choices.shopName}` : texts.title;
  }, [choices, texts]);
  useEffect(() => {
    if (phase !== 'waiting') return;
    if (request.isRefused) {
      request.setPhase('writing');
      setComplaint(texts.refusedFiles);
    } else if (request.isUploaded) request.send(website.current?.value ?? '');
  });

  function add(files: File[]) {
    const isKnown = (file: File) =>
      wanted.some(
        (one) =>
          one.file.name === file.name && one.file.size === file.size && one.file.lastModified === file.lastModified,
      );
    const twice = files.find(isKnown);
    const fresh = files.filter((file) => !isKnown(file));
    const isTooMany = wanted.length + fresh.length > MOST_FILES;
    setComplaint(
      isTooMany ? fill(texts.files.tooMany, { n: MOST_FILES }) : twice && fill(texts.files.twice, { name: twice.name }),
    );
    if (!isTooMany) request.add(fresh);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    request.setError(undefined);
    const missing = [
      !letter.name.trim() && portal.fields.name,
      !letter.email.trim() && portal.fields.email,
      wanted.some(({ materialType }) => !materialType) && portal.fields.material,
      wanted.some(({ quantity }) => !(Number(quantity) >= 1)) && portal.fields.quantity,
    ].filter((field) => field !== false);
    if (!wanted.length) return setComplaint(texts.files.none);
    if (missing.length) return setComplaint(fill(texts.missing, { fields: missing.join(', ') }));
    if (request.isRefused) return setComplaint(texts.refusedFiles);
    setComplaint(undefined);
    request.setPhase('waiting');
  }

  if (request.jobs) return <SentPage jobs={request.jobs} email={letter.email} />;
  return (
    <main className="portal">
      <header>
        {choices && <p className="shop">{choices.shopName}</p>}
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
      </header>
      {unreached !== undefined && (
        <section>
          <Refusal error={unreached} />
          <Button onClick={load}>{portal.again}</Button>
        </section>
      )}
      <form onSubmit={submit} noValidate>
        <section aria-labelledby="files">
          <h2 id="files">{texts.files.title}</h2>
          <ul className="wanted-files">
            {wanted.map((one) => (
              <WantedFile
                key={one.id}
                wanted={one}
                materials={choices?.materials ?? []}
                change={(changed) => request.change(one.id, changed)}
                remove={() => request.remove(one.id)}
                told={(progress) => request.told(one.id, progress)}
              />
            ))}
          </ul>
          {choices && (
            <FilePicker
              several
              text={texts.files.choose}
              hint={`${texts.files.drop}. ${texts.files.hint}`}
              onFiles={add}
            />
          )}
        </section>
        <section aria-labelledby="contact">
          <h2 id="contact">{texts.contact.title}</h2>
          <ContactFields texts={texts.contact} letter={letter} setLetter={setLetter} />
        </section>
        <section aria-labelledby="wishes">
          <h2 id="wishes">{texts.wishes.title}</h2>
          <TextArea
            label={texts.wishes.notes}
            hint={texts.wishes.notesHint}
            value={letter.notes}
            onChange={(notes) => setLetter({ notes })}
            maxLength={2000}
          />
          <Input
            label={texts.wishes.wishedDate}
            type="date"
            value={letter.wishedDate}
            onChange={(wishedDate) => setLetter({ wishedDate })}
          />
        </section>
        <div className="trap" aria-hidden="true">
          <label>
            Website
            <input ref={website} name="website" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <div className="send">
          <div role="alert">{complaint && <p className="refusal">{complaint}</p>}</div>
          <Refusal error={request.error} />
          <Button kind="primary" type="submit" icon="send" disabled={phase !== 'writing' || !choices}>
            {phase === 'sending' ? texts.sending : phase === 'waiting' ? texts.waiting : texts.send}
          </Button>
          {phase === 'waiting' && (
            <Button kind="quiet" onClick={() => request.setPhase('writing')}>
              {texts.stop}
            </Button>
          )}
        </div>
      </form>
    </main>
  );
}
