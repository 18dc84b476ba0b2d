/** One file of a request: how far it has come, and how it is to be printed. */
import { useId } from 'react';
import { IconButton } from '../../small/Button';
import { ColorField } from '../../small/ColorField';
import { Field, Input } from '../../small/Field';
import { fill } from '../../small/fill';
import type { Progress } from '../../uploading/resumable';
import type { Wanted } from '../data/draft';
import type { MaterialChoice } from '../data/server';
import { useSending } from '../data/useSending';
import { useUploadReport } from '../data/useUploadReport';
import { sizeText, useTexts } from '../texts';
import { SendingBar } from './SendingBar';
import { UploadVerdict } from './UploadVerdict';

interface Props {
  wanted: Wanted;
  materials: MaterialChoice[];
  change: (changed: Partial<Wanted>) => void;
  remove: () => void;
  told: (progress: Progress) => void;
}

export function WantedFile({ wanted, materials, change, remove, told }: Props) {
  const texts = useTexts();
  const { files } = texts.portal.request;
  const { progress, pause, resume, drop } = useSending(wanted.file, told);
  const report = useUploadReport(progress.name);
  const heading = useId();
  const colors = materials.find(({ name }) => name === wanted.materialType)?.colors ?? [];
  return (
    <li className="wanted" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{wanted.file.name}</h3>
        <span className="muted">{sizeText(texts, wanted.file.size)}</span>
        <IconButton
          name="close"
          label={fill(files.remove, { name: wanted.file.name })}
          onClick={() => {
            drop();
            remove();
          }}
        />
      </header>
      <SendingBar name={wanted.file.name} progress={progress} pause={pause} resume={resume} />
      {report && <UploadVerdict report={report} name={wanted.file.name} />}
      {progress.state !== 'refused' && (
        <div className="pair wishes">
          <Field label={files.material}>
            {(id) => (
              <select
                id={id}
                value={wanted.materialType}
                onChange={(event) => change({ materialType: event.currentTarget.value, color: '' })}
                required
              >
                {materials.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          <ColorField texts={files} value={wanted.color} colors={colors} onChange={(color) => change({ color })} />
          <Input
            label={files.quantity}
            type="number"
            min={1}
            step={1}
            value={wanted.quantity}
            onChange={(quantity) => change({ quantity })}
            required
          />
        </div>
      )}
    </li>
  );
}
