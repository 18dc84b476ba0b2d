/** What is to be known of a job at a glance. */
import { cssColor } from '../../parts/colors';
import type { Row } from '../../providers/errors';
import { fill } from '../../small/fill';
import { type Texts, useTexts } from '../texts';
import { dueText, gramsText, minutesText } from '../words';

const URGENT = 2;

/** What no colour is known by shows as an empty ring. */
function Swatch({ color }: { color?: string }) {
  return <span className="swatch" style={{ background: color && cssColor(color) }} aria-hidden="true" />;
}

export function DueChip({ job }: { job: Row }) {
  const texts = useTexts();
  if (!job.dueDate) return null;
  const isLate = Date.parse(job.dueDate) < Date.now() && job.status !== 'Ready';
  return (
    <span className={isLate ? 'chip late' : 'chip'}>
      {isLate ? texts.queue.job.late : texts.queue.job.due} {dueText(texts, job.dueDate)}
    </span>
  );
}

export function PriorityChip({ job }: { job: Row }) {
  const { queue } = useTexts();
  if (!job.priority || job.priority > URGENT) return null;
  return (
    <span className="chip urgent">
      {job.priority === 1 ? queue.job.urgent : fill(queue.job.priority, { n: job.priority })}
    </span>
  );
}

/** Of a file that failed, or is still to be looked at; of others nothing. */
export function PreflightChip({ job: { preflight } }: { job: Row }) {
  const { queue } = useTexts();
  const words: string | undefined = queue.job.preflight[preflight as keyof typeof queue.job.preflight];
  return words ? <span className={preflight === 'Failed' ? 'chip late' : 'chip'}>{words}</span> : null;
}

/** None while they are still to be worked out from the file. */
function estimatesOf({ estimatedPrintMinutes, estimatedMaterialGrams }: Row, texts: Texts): string[] {
  if (!estimatedPrintMinutes && !estimatedMaterialGrams) return [];
  return [minutesText(texts, estimatedPrintMinutes), gramsText(texts, estimatedMaterialGrams)];
}

/** PLA Black · 3 pieces · 1 h 30 min · 40 g */
export function JobLine({ job }: { job: Row }) {
  const texts = useTexts();
  const { queue } = texts;
  const pieces = job.quantity > 1 ? [fill(queue.job.pieces, { smart_count: job.quantity })] : [];
  const facts = [...pieces, ...estimatesOf(job, texts)];
  return (
    <p className="line">
      <Swatch color={job.color} />
      <strong>
        {job.materialType} {job.color ?? queue.job.anyColor}
      </strong>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}
