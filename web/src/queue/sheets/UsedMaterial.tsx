/** Grams that were used, and from which batch. */
import { classRules } from '../../../../schema/generated';
import type { Row } from '../../providers/errors';
import { Input } from '../../small/Field';
import { useQueue } from '../data/shop';
import { useTexts } from '../texts';
import { BatchPicker } from './BatchPicker';

const { min, max } = classRules.TimeLog.limits.materialGrams;

interface Used {
  grams: string;
  batch: string;
}

export function UsedMaterial(props: { job: Row; used: Used; change: (changed: Partial<Used>) => void }) {
  const { job, used, change } = props;
  const { view } = useQueue();
  const { queue } = useTexts();
  return (
    <>
      <Input
        label={queue.log.grams}
        type="number"
        min={min}
        max={max}
        step={0.01}
        value={used.grams}
        onChange={(grams) => change({ grams })}
      />
      <BatchPicker
        label={queue.log.batch}
        job={job}
        batches={view?.batches ?? []}
        value={used.batch}
        onChange={(batch) => change({ batch })}
      />
    </>
  );
}
