/** What is kept about a customer: theirs to have, and to have deleted. */
import { useState } from 'react';
import { download } from '../../parts/download';
import { useAttempt } from '../../parts/useAttempt';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { type Customer, isGone, keepCustomer } from '../../small/customer';
import { Input } from '../../small/Field';
import { fill } from '../../small/fill';
import { useFirstField } from '../../small/useFirstField';
import { deleteMyData, exportMyData } from '../data/server';
import { useOrderTexts } from '../texts';

interface Props {
  customer: Customer;
  onGone: () => void;
  onDeleted: () => void;
}

export function MyData({ customer, onGone, onDeleted }: Props) {
  const { data, signIn } = useOrderTexts().account;
  const [isDeleting, setDeleting] = useState(false);
  const exporting = useAttempt(async () => {
    try {
      download(data.fileName, JSON.stringify(await exportMyData(), null, 2), 'application/json');
    } catch (refused) {
      if (!isGone(refused)) throw refused;
      onGone();
    }
  });
  return (
    <section aria-labelledby="my-data">
      <h2 id="my-data">{data.title}</h2>
      <p>{fill(data.address, { email: customer.email })}</p>
      <p>{data.exportText}</p>
      <Refusal error={exporting.error} />
      <div className="buttons">
        <Button icon="file" disabled={exporting.isWorking} onClick={() => exporting.attempt()}>
          {exporting.isWorking ? signIn.working : data.exportData}
        </Button>
        {!isDeleting && (
          <Button kind="danger" onClick={() => setDeleting(true)}>
            {data.deleteOpen}
          </Button>
        )}
      </div>
      {isDeleting && <DeleteForm leave={() => setDeleting(false)} onGone={onGone} onDeleted={onDeleted} />}
    </section>
  );
}

function DeleteForm({ leave, onGone, onDeleted }: Omit<Props, 'customer'> & { leave: () => void }) {
  const { data, signIn } = useOrderTexts().account;
  const [password, setPassword] = useState('');
  const form = useFirstField();
  const { attempt, error, isWorking } = useAttempt(async () => {
    try {
      await deleteMyData(password);
    } catch (refused) {
      if (!isGone(refused)) throw refused;
      return onGone();
    }
    onDeleted();
    keepCustomer(undefined);
  });
  return (
    <form ref={form} onSubmit={attempt} className="deleting">
      <h3>{data.deleteTitle}</h3>
      <p>{data.deleteText}</p>
      <Input
        label={data.password}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      <Refusal error={error} />
      <div className="buttons">
        <Button onClick={leave}>{data.keep}</Button>
        <Button kind="danger" type="submit" disabled={isWorking || !password}>
          {isWorking ? signIn.working : data.deleteNow}
        </Button>
      </div>
    </form>
  );
}
