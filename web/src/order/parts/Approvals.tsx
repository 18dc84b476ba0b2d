/** What the shop wants to have approved: open ones to be answered, the others as they ended. */
import { useId, useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { momentText } from '../../portal/texts';
import { Button } from '../../small/Button';
import { TextArea } from '../../small/Field';
import { fill } from '../../small/fill';
import { answerApproval, type By } from '../data/server';
import { type Approval, fileNameOf, type OrderView } from '../data/view';
import { deadlineText, useOrderTexts } from '../texts';

interface Props {
  by: By;
  order: OrderView;
  changed: () => Promise<void>;
  /** Those that wait for an answer, or those that do not. */
  isOpen: boolean;
}

export function Approvals({ by, order, changed, isOpen }: Props) {
  const { approvals: words } = useOrderTexts().order;
  const heading = useId();
  const shown = order.approvals.filter(({ status }) => (status === 'Pending') === isOpen);
  if (!shown.length) return null;
  return (
    <section aria-labelledby={heading} className={isOpen ? 'asked' : undefined}>
      <h2 id={heading}>{isOpen ? words.title : words.past}</h2>
      <ul className="entries">
        {shown.map((approval) => (
          <li key={approval.approvalId}>
            <About approval={approval} fileName={fileNameOf(order, approval.lineId)} />
            {isOpen ? <Answer by={by} approval={approval} changed={changed} /> : <Answered approval={approval} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ approval, fileName }: { approval: Approval; fileName: string | undefined }) {
  const { approvals: words } = useOrderTexts().order;
  return (
    <>
      <h3>{approval.title}</h3>
      {fileName && <p className="muted">{fill(words.about, { file: fileName })}</p>}
      {approval.message && <p className="said">{approval.message}</p>}
    </>
  );
}

function Answered({ approval }: { approval: Approval }) {
  const texts = useOrderTexts();
  const { approvals: words } = texts.order;
  const { status, customerNotes, customerResponseAt } = approval;
  return (
    <>
      <p>
        <strong data-state={status}>{words.states[status]}</strong>
      </p>
      {customerNotes && <p className="said">{customerNotes}</p>}
      {customerResponseAt && (
        <p className="muted">{fill(words.answered, { moment: momentText(texts, customerResponseAt) })}</p>
      )}
    </>
  );
}

function Answer({ by, approval, changed }: Pick<Props, 'by' | 'changed'> & { approval: Approval }) {
  const texts = useOrderTexts();
  const { approvals: words, workspace } = texts.order;
  const [isRejecting, setRejecting] = useState(false);
  const [notes, setNotes] = useState('');
  const { attempt, error, isWorking } = useAttempt(async () => {
    try {
      const answer = isRejecting ? 'Rejected' : 'Approved';
      await answerApproval(by, { approvalId: approval.approvalId, answer, notes: notes.trim() || undefined });
    } finally {
      // A refusal means that the page is out of date.
      await changed();
    }
  });
  return (
    <form onSubmit={attempt}>
      {approval.dueAt && (
        <p>
          <strong>{fill(words.until, { moment: deadlineText(texts, approval.dueAt) })}</strong>
        </p>
      )}
      <TextArea
        label={isRejecting ? words.whyNot : words.notes}
        value={notes}
        onChange={setNotes}
        maxLength={4000}
        required={isRejecting}
      />
      <Refusal error={error} />
      <div className="buttons">
        {isRejecting ? (
          <>
            <Button onClick={() => setRejecting(false)}>{texts.order.ask.leave}</Button>
            <Button kind="danger" type="submit" disabled={isWorking || !notes.trim()}>
              {isWorking ? workspace.working : words.reject}
            </Button>
          </>
        ) : (
          <>
            <Button kind="primary" type="submit" icon="check" disabled={isWorking}>
              {isWorking ? workspace.working : words.approve}
            </Button>
            <Button onClick={() => setRejecting(true)}>{words.reject}</Button>
          </>
        )}
      </div>
    </form>
  );
}
