import { Box, Card, CardContent, Typography } from '@mui/material';
import { LocalesMenuButton, Notification, ToggleThemeButton, useLogin, useTranslate } from 'react-admin';
import { SignInForm } from './SignInForm';

/** The door. Who was sent here comes back to where they were. */
export function LoginPage() {
  const translate = useTranslate();
  const login = useLogin();
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Card sx={{ width: '100%', maxWidth: 400 }}>
        <CardContent sx={{ p: 4 }}>
          <Box component="img" src="/icon.svg" alt="" sx={{ width: 48, height: 48 }} />
          <Typography component="h1" variant="h5" sx={{ mt: 2, mb: 3, fontWeight: 600 }}>
            {translate('shell.title')}
          </Typography>
          <SignInForm signIn={login} />
          <Box sx={{ mt: 2, display: 'flex', justifyContent: 'space-between' }}>
            <LocalesMenuButton />
            <ToggleThemeButton />
          </Box>
        </CardContent>
      </Card>
      <Notification />
    </Box>
  );
}
