/** The new file that the shop asked for: chosen, uploaded and handed over. */
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../small/Button';
import { forgetUpload } from '../../uploading/kept';
import type { UploadName } from '../../uploading/resumable';
import { useSending } from '../data/useSending';
import { useUploadReport } from '../data/useUploadReport';
import { useTexts } from '../texts';
import { FilePicker } from './FilePicker';
import { Refusal } from './Refusal';
import { SendingBar } from './SendingBar';
import { UploadVerdict } from './UploadVerdict';

interface Props {
  title: string;
  /** Gives the uploaded file to whatever wanted it. */
  handOver: (name: UploadName) => Promise<unknown>;
  done: () => void;
}

export function NewFile({ title, handOver, done }: Props) {
  const { revise, request } = useTexts().portal;
  const [file, setFile] = useState<File>();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="asked">
      <h2 id={heading}>{title}</h2>
      {file && <OnItsWay key={`${file.name}${file.lastModified}`} file={file} handOver={handOver} done={done} />}
      <FilePicker
        text={revise.choose}
        hint={`${request.files.drop}. ${request.files.hint}`}
        onFiles={([one]) => setFile(one)}
      />
    </section>
  );
}

/** Longer than the shop takes to look at most files; then it is handed over unseen. */
const PATIENCE_MS = 8000;

/** A file that was found to be good, or that takes long to look at, is handed over by itself; others when it is wanted so. */
function OnItsWay({ file, handOver, done }: Omit<Props, 'title'> & { file: File }) {
  const { portal } = useTexts();
  const [error, setError] = useState<unknown>();
  const [isTaken, setTaken] = useState(false);
  const { progress, pause, resume } = useSending(file);
  const { name } = progress;
  const report = useUploadReport(name);
  const isHanding = useRef(false);

  async function hand(): Promise<void> {
    if (!name || isHanding.current) return;
    isHanding.current = true;
    setError(undefined);
    try {
      await handOver(name);
      forgetUpload(file);
      setTaken(true);
      done();
    } catch (refused) {
      setError(refused);
      isHanding.current = false;
    }
  }

  const latestHand = useRef(hand);
  latestHand.current = hand;
  useEffect(() => {
    if (!name || report?.preflight === 'Failed') return;
    const timer = setTimeout(() => latestHand.current(), report?.preflight === 'Passed' ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [name, report?.preflight]);

  return (
    <div className="wanted">
      <h3>{file.name}</h3>
      <SendingBar name={file.name} progress={progress} pause={pause} resume={resume} />
      {report && <UploadVerdict report={report} name={file.name} />}
      <Refusal error={error} />
      {isTaken && <p role="status">{portal.revise.sent}</p>}
      {!isTaken && error === undefined && report?.preflight === 'Failed' && (
        <Button onClick={hand}>{portal.revise.sendStill}</Button>
      )}
      {error !== undefined && name && <Button onClick={hand}>{portal.again}</Button>}
    </div>
  );
}
