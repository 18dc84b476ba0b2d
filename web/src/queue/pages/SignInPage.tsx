import { useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { isRefusal, UNREACHABLE } from '../../providers/errors';
import { Button } from '../../small/Button';
import { Input } from '../../small/Field';
import { fill } from '../../small/fill';
import type { Language } from '../../small/settings';
import { useFirstField } from '../../small/useFirstField';
import { queue as shop, useQueue } from '../data/shop';
import { DeviceChoices } from '../sheets/MenuSheet';
import { useTexts } from '../texts';

export function SignInPage({ speak }: { speak: (language: Language) => void }) {
  const { queue } = useTexts();
  const { phase, login, entries } = useQueue();
  const [username, setUsername] = useState(login?.username ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [step, setStep] = useState<'password' | 'code' | 'enrol'>('password');
  const { attempt, error, isWorking } = useAttempt(async () => {
    try {
      await shop.signIn(username, password, step === 'code' ? code : undefined);
    } catch (refused) {
      if (isRefusal(refused, 'factor.codeNeeded')) setStep('code');
      else if (isRefusal(refused, 'factor.mustEnrol')) setStep('enrol');
      else throw refused;
    }
  });
  const form = useFirstField(step === 'code');
  const said = (error as Error | undefined)?.message;
  const refusal = said === UNREACHABLE ? queue.signIn.unreachable : said;

  return (
    <main className="door">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <h1>{queue.signIn.title}</h1>
      {phase === 'ended' && <p role="status">{queue.signIn.ended}</p>}
      {entries.length > 0 && (
        <p className="notice waiting">
          {fill(queue.signIn.waiting, { smart_count: entries.length, name: login?.username ?? '' })}
        </p>
      )}
      <form ref={form} onSubmit={attempt}>
        <div role="alert">{refusal && <p className="refusal">{refusal}</p>}</div>
        {step === 'enrol' && (
          <p className="notice waiting">
            {queue.signIn.mustEnrol} <a href="/">{queue.signIn.toConsole}</a>
          </p>
        )}
        {step === 'code' ? (
          <Input
            label={queue.signIn.code}
            hint={queue.signIn.orRecovery}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            maxLength={30}
            required
          />
        ) : (
          <>
            <Input
              label={queue.signIn.username}
              value={username}
              onChange={setUsername}
              autoComplete="username"
              autoFocus={!username}
              required
            />
            <Input
              label={queue.signIn.password}
              type="password"
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
              autoFocus={Boolean(username)}
              required
            />
          </>
        )}
        <Button kind="primary" type="submit" disabled={isWorking}>
          {isWorking ? queue.signIn.working : queue.signIn.submit}
        </Button>
      </form>
      <DeviceChoices speak={speak} />
    </main>
  );
}
