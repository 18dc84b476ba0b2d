/** Writes a comment: about the order, or about a place on a part. */
import { useState } from 'react';
import type { Place } from '../../jobs/model/places';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { TextArea } from '../../small/Field';
import { useFirstField } from '../../small/useFirstField';
import { addComment, type By } from '../data/server';
import { useKey } from '../data/useKey';
import { useOrderTexts } from '../texts';

interface Props {
  by: By;
  label: string;
  send: string;
  /** Where it is pinned to. */
  place?: Place & { lineId: string };
  leave?: () => void;
  changed: () => Promise<void>;
}

export function CommentForm({ by, label, send, place, leave, changed }: Props) {
  const { workspace, viewer } = useOrderTexts().order;
  const { keyFor, done } = useKey();
  const form = useFirstField(place !== undefined);
  const [body, setBody] = useState('');
  const { attempt, error, isWorking } = useAttempt(async () => {
    const comment = { body: body.trim(), ...place };
    await addComment(by, { ...comment, commentKey: keyFor(comment) });
    done();
    setBody('');
    await changed();
    leave?.();
  });
  return (
    <form ref={form} onSubmit={attempt} className="asking">
      <TextArea label={label} value={body} onChange={setBody} maxLength={4000} required />
      <Refusal error={error} />
      <div className="buttons">
        {leave && <Button onClick={leave}>{viewer.leave}</Button>}
        <Button kind="primary" type="submit" icon="send" disabled={isWorking || !body.trim()}>
          {isWorking ? workspace.working : send}
        </Button>
      </div>
    </form>
  );
}
