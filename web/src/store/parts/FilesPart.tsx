/** The customer's own files: chosen or dropped, uploaded at once, and shown in three dimensions. */
import { useState } from 'react';
import { FilePicker } from '../../portal/parts/FilePicker';
import { fill } from '../../small/fill';
import { type Files, MOST_FILES } from '../data/useFiles';
import { useTexts } from '../texts';
import { ChosenFile } from './ChosenFile';

export function FilesPart({ files }: { files: Files }) {
  const { portal, store } = useTexts();
  const [complaint, setComplaint] = useState<string>();
  function add(chosen: File[]) {
    const { twice, isTooMany } = files.add(chosen);
    setComplaint(
      isTooMany ? fill(store.item.tooMany, { n: MOST_FILES }) : twice && fill(store.item.twice, { name: twice }),
    );
  }
  return (
    <section aria-labelledby="files">
      <h2 id="files">{store.item.files}</h2>
      {files.chosen.length > 1 && <p className="hint">{store.item.filesHint}</p>}
      <ul className="wanted-files">
        {files.chosen.map((chosen, index) => (
          <ChosenFile
            key={chosen.id}
            file={chosen.file}
            isFirst={index === 0}
            remove={() => files.remove(chosen.id)}
            told={(progress) => files.told(chosen.id, progress)}
          />
        ))}
      </ul>
      <FilePicker
        several
        text={portal.request.files.choose}
        hint={`${portal.request.files.drop}. ${portal.request.files.hint}`}
        onFiles={add}
      />
      <div role="alert">{complaint && <p className="refusal">{complaint}</p>}</div>
    </section>
  );
}
