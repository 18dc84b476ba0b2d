/** How far a file has come, and what can be done about it. */
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import type { Progress } from '../../uploading/resumable';
import { sentenceFor, useTexts } from '../texts';

interface Props {
  name: string;
  progress: Progress;
  pause: () => void;
  resume: () => void;
}

export function SendingBar({ name, progress: { state, part, refusal, refusalCode }, pause, resume }: Props) {
  const texts = useTexts();
  const { files, states } = texts.portal.request;
  const percent = part.toLocaleString(texts.region, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <div className="sending" data-state={state}>
      {state !== 'refused' && <progress max={1} value={part} aria-label={fill(files.progress, { name })} />}
      <p role="status">{fill(states[state], { percent })}</p>
      {state === 'sending' && (
        <Button icon="pause" kind="quiet" onClick={pause}>
          {files.pause}
        </Button>
      )}
      {(state === 'paused' || state === 'lost') && (
        <Button icon="play" kind="quiet" onClick={resume}>
          {state === 'paused' ? files.resume : files.retry}
        </Button>
      )}
      <div role="alert">
        {refusal && <p className="refusal">{sentenceFor(texts, { message: refusal, code: refusalCode })}</p>}
      </div>
    </div>
  );
}
