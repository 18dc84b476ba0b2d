/** Ends an order, with the reason. */
import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { TextArea } from '../../small/Field';
import { useFirstField } from '../../small/useFirstField';
import { type By, cancelOrder } from '../data/server';
import type { OrderView } from '../data/view';
import { useOrderTexts } from '../texts';

interface Props {
  by: By;
  canCancel: boolean;
  show: (order: OrderView) => void;
  changed: () => Promise<void>;
}

export function CancelOrder({ by, canCancel, show, changed }: Props) {
  const { cancel, workspace } = useOrderTexts().order;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const form = useFirstField(isOpen);
  const { attempt, error, isWorking } = useAttempt(async () => {
    try {
      show(await cancelOrder(by, { reason: reason.trim() }));
      document.getElementById('standing')?.focus();
    } catch (refused) {
      // A refusal means that the page is out of date.
      await changed();
      throw refused;
    }
  });
  // What was refused is said, though there is nothing left to press.
  if (!canCancel) return <Refusal error={error} />;
  if (!isOpen)
    return (
      <div className="buttons">
        <Button kind="danger" onClick={() => setOpen(true)}>
          {cancel.open}
        </Button>
      </div>
    );
  return (
    <section aria-labelledby="cancel">
      <h2 id="cancel">{cancel.title}</h2>
      <p>{cancel.text}</p>
      <form ref={form} onSubmit={attempt}>
        <TextArea label={cancel.why} value={reason} onChange={setReason} maxLength={2000} required />
        <Refusal error={error} />
        <div className="buttons">
          <Button onClick={() => setOpen(false)}>{cancel.keep}</Button>
          <Button kind="danger" type="submit" disabled={isWorking || !reason.trim()}>
            {isWorking ? workspace.working : cancel.confirm}
          </Button>
        </div>
      </form>
    </section>
  );
}
