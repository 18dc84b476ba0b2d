/** When the server ends the session, the screen is covered until its user signs in again; what was typed stays. */
import { Box, Card, CardContent, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { authProvider, session } from '../providers/page';
import { Parse } from '../providers/parse';
import { SignInForm } from './SignInForm';
import { useConnection, useLive } from './useLive';

const ASK_MS = 30_000;

function useSessionWatch(): void {
  const connection = useConnection();
  useLive('resource/Technician', () => authProvider.recheck());
  useEffect(() => {
    if (connection !== 'reconnecting') authProvider.recheck();
    const timer = setInterval(() => authProvider.recheck(), ASK_MS);
    return () => clearInterval(timer);
  }, [connection]);
}

export function SessionGuard({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const hasEnded = useSyncExternalStore(session.watch, session.hasEnded);
  const username = Parse.User.current()?.getUsername() ?? undefined;
  useSessionWatch();

  async function signIn(login: { username: string; password: string }) {
    await authProvider.login(login);
    // Nothing of one person's screen is left to another.
    if (login.username !== username) window.location.assign('/');
    else await queryClient.invalidateQueries();
  }

  return (
    <>
      <div hidden={hasEnded} style={{ display: hasEnded ? 'none' : 'contents' }}>
        {children}
      </div>
      {hasEnded && (
        <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
          <Card sx={{ width: '100%', maxWidth: 400 }}>
            <CardContent sx={{ p: 4 }}>
              <Typography component="h1" variant="h5" sx={{ mb: 1, fontWeight: 600 }}>
                {translate('shell.ended.title')}
              </Typography>
              <Typography sx={{ mb: 3 }}>{translate('shell.ended.intro')}</Typography>
              <SignInForm signIn={signIn} username={username} />
            </CardContent>
          </Card>
        </Box>
      )}
    </>
  );
}
