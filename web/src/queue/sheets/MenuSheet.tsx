import { useState } from 'react';
import { Button } from '../../small/Button';
import { Choice } from '../../small/Field';
import { fill } from '../../small/fill';
import { chooseTheme, LANGUAGES, type Language, type Theme, theme } from '../../small/settings';
import { queue as shop, useQueue } from '../data/shop';
import { install } from '../offline';
import { Sheet } from '../parts/Sheet';
import { useTexts } from '../texts';

/** Language and appearance of this device, also for who is not signed in. */
export function DeviceChoices({ speak }: { speak: (language: Language) => void }) {
  const { queue, locale } = useTexts();
  const [look, setLook] = useState<Theme>(theme);
  return (
    <>
      <Choice
        label={queue.menu.language}
        value={locale}
        options={LANGUAGES.map((one) => [one.locale, one.name])}
        onChange={(chosen) => speak(chosen as Language)}
      />
      <Choice
        label={queue.menu.theme}
        value={look}
        options={[
          ['light', queue.menu.light],
          ['dark', queue.menu.dark],
          ['device', queue.menu.device],
        ]}
        onChange={(chosen) => {
          chooseTheme(chosen as Theme);
          setLook(chosen as Theme);
        }}
      />
    </>
  );
}

export function MenuSheet({ speak }: { speak: (language: Language) => void }) {
  const { queue } = useTexts();
  const { snapshot, login, entries } = useQueue();
  const installing = install();
  return (
    <Sheet title={queue.menu.title}>
      <p>{fill(queue.menu.signedInAs, { name: snapshot?.me.name ?? login?.username ?? '' })}</p>
      <DeviceChoices speak={speak} />
      {installing && <Button onClick={installing}>{queue.menu.install}</Button>}
      <a className="button plain" href="/">
        {queue.menu.console}
      </a>
      {entries.length > 0 && (
        <p className="notice waiting">{fill(queue.menu.signOutWaiting, { smart_count: entries.length })}</p>
      )}
      <Button kind="danger" onClick={() => shop.signOut()}>
        {queue.menu.signOut}
      </Button>
    </Sheet>
  );
}
