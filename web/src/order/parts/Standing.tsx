/** The stage of an order, in words and as a line of steps. */
import type { OrderLifecycleStage } from '../../../../schema/generated';
import { dayText } from '../../portal/texts';
import { fill } from '../../small/fill';
import type { OrderView } from '../data/view';
import { useOrderTexts } from '../texts';

const STAGES: OrderLifecycleStage[] = ['Placed', 'Confirmed', 'In Production', 'Ready', 'Dispatched', 'Completed'];

export function Standing({ order }: { order: OrderView }) {
  const texts = useOrderTexts();
  const { order: words } = texts;
  const { lifecycleStage: stage, statusReason, dueDate } = order;
  const isOver = stage === 'Cancelled' || stage === 'Completed';
  return (
    <section className="standing" data-stage={stage}>
      <div aria-live="polite">
        <h2 id="standing" tabIndex={-1}>
          {words.stages[stage]}
        </h2>
        <p>{words.explained[stage]}</p>
        {statusReason && (
          <p>
            <strong>{words.reason}:</strong> {statusReason}
          </p>
        )}
      </div>
      {stage !== 'Cancelled' && (
        <ol className="stages" aria-label={words.stagesLabel}>
          {STAGES.map((one, index) => (
            <li
              key={one}
              data-passed={index <= STAGES.indexOf(stage)}
              aria-current={one === stage ? 'step' : undefined}
            >
              <span>{words.stages[one]}</span>
            </li>
          ))}
        </ol>
      )}
      {dueDate && !isOver && <p>{fill(words.due, { day: dayText(texts, dueDate) })}</p>}
    </section>
  );
}
