/** One file of the customer: how far it has come, and how it looks. */
import { lazy, Suspense, useId, useState } from 'react';
import { isModel } from '../../jobs/model/formats';
import { useSending } from '../../portal/data/useSending';
import { SendingBar } from '../../portal/parts/SendingBar';
import { sizeText } from '../../portal/texts';
import { Button, IconButton } from '../../small/Button';
import { fill } from '../../small/fill';
import type { Progress } from '../../uploading/resumable';
import { useTexts } from '../texts';

const Preview = lazy(() => import('../../small/Preview'));

/** A larger file is drawn when it is asked for: it may take a phone's breath away. */
const DRAWN_AT_ONCE_BYTES = 20_000_000;

interface Props {
  file: File;
  isFirst: boolean;
  remove: () => void;
  told: (progress: Progress) => void;
}

export function ChosenFile({ file, isFirst, remove, told }: Props) {
  const texts = useTexts();
  const { item } = texts.store;
  const { progress, pause, resume, drop } = useSending(file, told);
  const [isShown, setShown] = useState(isFirst && file.size <= DRAWN_AT_ONCE_BYTES);
  const heading = useId();
  const canShow = isModel(file.name) && progress.state !== 'refused';
  return (
    <li className="wanted" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{file.name}</h3>
        <span className="muted">{sizeText(texts, file.size)}</span>
        <IconButton
          name="close"
          label={fill(texts.portal.request.files.remove, { name: file.name })}
          onClick={() => {
            drop();
            remove();
          }}
        />
      </header>
      <SendingBar name={file.name} progress={progress} pause={pause} resume={resume} />
      {canShow && isShown && (
        <Suspense fallback={<p role="status">{item.fetching}</p>}>
          <Preview
            fetchBytes={async () => file}
            fileName={file.name}
            texts={{ fetching: item.fetching, unreadable: item.unreadable }}
            region={texts.region}
          />
        </Suspense>
      )}
      {canShow && (
        <Button kind="quiet" icon="cube" pressed={isShown} onClick={() => setShown(!isShown)}>
          {item.show}
        </Button>
      )}
    </li>
  );
}
