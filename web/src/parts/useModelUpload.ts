/** One model file on its way to the server, begun when it is chosen. */
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { endingOf, MODEL_ENDINGS } from '../../../cloud/domain/jobs/model-files';
import { sendModel } from '../providers/uploading';
import type { Progress, Sending, UploadName } from '../uploading/resumable';
import { useRetry } from '../uploading/useRetry';

export interface ChosenFile {
  file: File;
  progress: Progress;
}

/** `done` is told the upload's name once all of it is there, and null when it is taken away. */
export function useModelUpload(done: (name: UploadName | null, fileName: string) => void) {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<ChosenFile>();
  const [refusal, setRefusal] = useState<string>();
  const sending = useRef<Sending>(undefined);
  const resume = () => sending.current?.resume();

  // Whoever leaves and chooses the file again goes on where it stopped.
  useEffect(() => () => sending.current?.pause(), []);
  useRetry(chosen?.progress.state === 'lost', resume);

  /** What the server would say, said at once. */
  function objectionTo({ name, size }: File): string | undefined {
    if (!MODEL_ENDINGS.includes(endingOf(name)))
      return translate('uploading.wrongType', { name, endings: MODEL_ENDINGS.join(', ') });
    return size ? undefined : translate('uploading.empty', { name });
  }

  function remove() {
    sending.current?.drop();
    sending.current = undefined;
    setChosen(undefined);
    setRefusal(undefined);
    done(null, '');
  }

  function take(file: File) {
    remove();
    const objection = objectionTo(file);
    if (objection) return setRefusal(objection);
    sending.current = sendModel(file, (progress) => {
      if (progress.state === 'refused') {
        sending.current = undefined;
        setChosen(undefined);
        setRefusal(progress.refusal);
        return;
      }
      setChosen({ file, progress });
      if (progress.name) done(progress.name, file.name);
    });
  }

  return {
    chosen,
    refusal,
    take,
    remove,
    pause: () => sending.current?.pause(),
    resume,
  };
}
