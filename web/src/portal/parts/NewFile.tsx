/** The new file that the shop asked for: chosen, uploaded and handed over. */
import { useState } from 'react';
import { Button } from '../../small/Button';
import { forgetUpload } from '../../uploading/kept';
import type { UploadName } from '../../uploading/resumable';
import { reviseFile } from '../data/server';
import { useSending } from '../data/useSending';
import { useTexts } from '../texts';
import { FilePicker } from './FilePicker';
import { Refusal } from './Refusal';
import { SendingBar } from './SendingBar';

interface Props {
  token: string;
  done: () => void;
}

export function NewFile({ token, done }: Props) {
  const { revise, request } = useTexts().portal;
  const [file, setFile] = useState<File>();
  return (
    <section aria-labelledby="new-file" className="asked">
      <h2 id="new-file">{revise.title}</h2>
      {file && <OnItsWay key={`${file.name}${file.lastModified}`} file={file} token={token} done={done} />}
      <FilePicker
        text={revise.choose}
        hint={`${request.files.drop}. ${request.files.hint}`}
        onFiles={([one]) => setFile(one)}
      />
    </section>
  );
}

function OnItsWay({ file, token, done }: Props & { file: File }) {
  const { portal } = useTexts();
  const [error, setError] = useState<unknown>();
  const [isTaken, setTaken] = useState(false);
  const { progress, pause, resume } = useSending(file, ({ name }) => name && hand(name));

  async function hand(name: UploadName): Promise<void> {
    setError(undefined);
    try {
      await reviseFile(token, name);
      forgetUpload(file);
      setTaken(true);
      done();
    } catch (refused) {
      setError(refused);
    }
  }

  return (
    <div className="wanted">
      <h3>{file.name}</h3>
      <SendingBar name={file.name} progress={progress} pause={pause} resume={resume} />
      <Refusal error={error} />
      {isTaken && <p role="status">{portal.revise.sent}</p>}
      {error !== undefined && progress.name && (
        <Button onClick={() => hand(progress.name as UploadName)}>{portal.again}</Button>
      )}
    </div>
  );
}
