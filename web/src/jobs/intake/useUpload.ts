/** One model file on its way to the server. */
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { endingOf, MODEL_ENDINGS, MOST_UPLOAD_MB } from '../../../../cloud/domain/jobs/model-files';
import { type Uploaded, uploadModel } from '../../providers/uploading';

export interface Upload {
  file: File;
  /** 0 to 1. */
  part: number;
  uploaded?: Uploaded;
}

const MEGABYTE = 1024 * 1024;

export function useUpload(done: (uploaded: Uploaded | null, name: string) => void) {
  const translate = useTranslate();
  const [upload, setUpload] = useState<Upload>();
  const [refusal, setRefusal] = useState<string>();
  const running = useRef<AbortController>(undefined);

  /** What the server would say after the whole file was sent. */
  function objectionTo(file: File): string | undefined {
    const { name } = file;
    if (!MODEL_ENDINGS.includes(endingOf(name)))
      return translate('intake.file.wrongType', { name, endings: MODEL_ENDINGS.join(', ') });
    if (!file.size) return translate('intake.file.empty', { name });
    if (file.size > MOST_UPLOAD_MB * MEGABYTE) return translate('intake.file.tooBig', { name, most: MOST_UPLOAD_MB });
    return undefined;
  }

  function remove() {
    running.current?.abort();
    setUpload(undefined);
    setRefusal(undefined);
    done(null, '');
  }

  async function take(file: File) {
    remove();
    const objection = objectionTo(file);
    if (objection) return setRefusal(objection);
    const stop = new AbortController();
    running.current = stop;
    setUpload({ file, part: 0 });
    try {
      const onProgress = (part: number) => setUpload({ file, part });
      const uploaded = await uploadModel(file, { signal: stop.signal, onProgress });
      setUpload({ file, part: 1, uploaded });
      done(uploaded, file.name);
    } catch (error) {
      if (stop.signal.aborted) return;
      setUpload(undefined);
      setRefusal((error as Error).message);
    }
  }

  return { upload, refusal, take, remove };
}
