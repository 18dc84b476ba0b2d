/** Says which batch is meant: picked from those of the material, or by the label on the spool. */
import { useState } from 'react';
import type { Row } from '../../providers/errors';
import { Button } from '../../small/Button';
import { Field } from '../../small/Field';
import { fill } from '../../small/fill';
import { useTexts } from '../texts';
import { batchText } from '../words';
import { batchIn } from './labels';
import { Scanner } from './Scanner';

interface Props {
  label: string;
  job: Row;
  batches: Row[];
  value: string;
  onChange: (id: string) => void;
}

/** Those of the job's material; its colour first. */
function usable(batches: Row[], { materialType, color }: Row): Row[] {
  const isWanted = (batch: Row) => Number(batch.color === color);
  return batches
    .filter((batch) => !materialType || batch.materialType === materialType)
    .sort((a, b) => isWanted(b) - isWanted(a) || a.batchCode.localeCompare(b.batchCode));
}

export function BatchPicker({ label, job, batches, value, onChange }: Props) {
  const texts = useTexts();
  const { queue } = texts;
  const [isScanning, setScanning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const open = usable(batches, job);
  const take = (text: string) => {
    const found = batchIn(text, open);
    setScanning(false);
    setProblem(found ? undefined : fill(queue.scan.unknown, { text }));
    if (found) onChange(found.id);
  };
  return (
    <div className="batch">
      <Field label={label}>
        {(id) => (
          <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{queue.log.noBatch}</option>
            {open.map((batch) => (
              <option key={batch.id} value={batch.id}>
                {batchText(texts, batch)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button icon="scan" onClick={() => setScanning(true)}>
        {queue.scan.open}
      </Button>
      {problem && (
        <p role="alert" className="refusal">
          {problem}
        </p>
      )}
      {isScanning && <Scanner onText={take} onClose={() => setScanning(false)} />}
    </div>
  );
}
