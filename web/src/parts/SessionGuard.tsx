/** When the server ends the session, the screen is covered until its user signs in again; what was typed stays. */
import { Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useGetIdentity, useTranslate } from 'react-admin';
import type { SignIn } from '../providers/authProvider';
import { authProvider, session } from '../providers/page';
import { Parse } from '../providers/parse';
import { Door } from './Door';
import { SignInForm } from './SignInForm';
import { useLive } from './useLive';

/** The event of being deactivated may find the session gone already; asking is what can be relied on. */
const ASK_MS = 8_000;

/** Asks whether the session still holds: when its user's profile changes, when a lost connection is back, now and then. */
function useSessionWatch(): void {
  const { identity } = useGetIdentity();
  useLive(identity && `resource/Technician/${identity.id}`, () => authProvider.recheck());
  useEffect(() => {
    const timer = setInterval(() => authProvider.recheck(), ASK_MS);
    return () => clearInterval(timer);
  }, []);
}

export function SessionGuard({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const hasEnded = useSyncExternalStore(session.watch, session.hasEnded);
  const username = Parse.User.current()?.getUsername() ?? undefined;
  useSessionWatch();

  async function signIn(login: SignIn) {
    await authProvider.login(login);
    // Nothing of one person's screen is left to another.
    if (login.username !== username) window.location.assign('/');
    else await queryClient.invalidateQueries();
  }

  return (
    <>
      <div style={{ display: hasEnded ? 'none' : 'contents' }}>{children}</div>
      {hasEnded && (
        <Door title={translate('shell.ended.title')}>
          <Typography sx={{ mb: 3 }}>{translate('shell.ended.intro')}</Typography>
          <SignInForm signIn={signIn} username={username} />
        </Door>
      )}
    </>
  );
}
