/** Asks for a change of a line, or for more of it. */
import { useState } from 'react';
import type { ReprintRequestType, RevisionRequestType } from '../../../../schema/generated';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { Field, Input, TextArea } from '../../small/Field';
import { useFirstField } from '../../small/useFirstField';
import { type By, requestReprint, requestRevision } from '../data/server';
import { useKey } from '../data/useKey';
import type { OrderLine } from '../data/view';
import { useOrderTexts } from '../texts';

interface Props {
  by: By;
  line: OrderLine;
  leave: () => void;
  /** The shop has it. */
  sent: () => void;
  changed: () => Promise<void>;
}

export function AskRevision({ by, line, ...rest }: Props) {
  const { ask, requests } = useOrderTexts().order;
  const { keyFor } = useKey();
  const [type, setType] = useState<RevisionRequestType>('file');
  const [notes, setNotes] = useState('');
  async function run() {
    const asked = { lineId: line.lineId, type, notes: notes.trim() };
    await requestRevision(by, { ...asked, requestKey: keyFor(asked) });
  }
  return (
    <AskForm title={ask.revisionTitle} send={ask.sendRevision} isReady={notes.trim() !== ''} run={run} {...rest}>
      <TypeChoice label={ask.type} types={requests.revisionTypes} value={type} onChange={setType} />
      <TextArea label={ask.notes} value={notes} onChange={setNotes} maxLength={4000} required />
    </AskForm>
  );
}

export function AskReprint({ by, line, ...rest }: Props) {
  const { ask, requests } = useOrderTexts().order;
  const { keyFor } = useKey();
  const [type, setType] = useState<ReprintRequestType>('defect');
  const [quantity, setQuantity] = useState('');
  const [notes, setNotes] = useState('');
  async function run() {
    const asked = { lineId: line.lineId, type, notes: notes.trim(), quantity: Number(quantity) || undefined };
    await requestReprint(by, { ...asked, requestKey: keyFor(asked) });
  }
  return (
    <AskForm title={ask.reprintTitle} send={ask.sendReprint} isReady={notes.trim() !== ''} run={run} {...rest}>
      <div className="pair">
        <TypeChoice label={ask.reprintType} types={requests.reprintTypes} value={type} onChange={setType} />
        <Input label={ask.quantity} type="number" min={1} step={1} value={quantity} onChange={setQuantity} />
      </div>
      <TextArea label={ask.notes} value={notes} onChange={setNotes} maxLength={4000} required />
    </AskForm>
  );
}

interface TypeProps<Type extends string> {
  label: string;
  types: Record<Type, string>;
  value: Type;
  onChange: (type: Type) => void;
}

function TypeChoice<Type extends string>({ label, types, value, onChange }: TypeProps<Type>) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as Type)}>
          {Object.entries<string>(types).map(([type, text]) => (
            <option key={type} value={type}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface FormProps extends Pick<Props, 'leave' | 'sent' | 'changed'> {
  title: string;
  send: string;
  isReady: boolean;
  run: () => Promise<void>;
  children: React.ReactNode;
}

function AskForm({ title, send, isReady, run, leave, sent, changed, children }: FormProps) {
  const { ask, workspace } = useOrderTexts().order;
  const form = useFirstField();
  const { attempt, error, isWorking } = useAttempt(async () => {
    await run();
    leave();
    sent();
    await changed();
  });
  return (
    <form ref={form} onSubmit={attempt} className="asking">
      <h4>{title}</h4>
      {children}
      <Refusal error={error} />
      <div className="buttons">
        <Button onClick={leave}>{ask.leave}</Button>
        <Button kind="primary" type="submit" icon="send" disabled={isWorking || !isReady}>
          {isWorking ? workspace.working : send}
        </Button>
      </div>
    </form>
  );
}
