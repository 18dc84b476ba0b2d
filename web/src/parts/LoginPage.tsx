import { Box } from '@mui/material';
import { LocalesMenuButton, Notification, ToggleThemeButton, useLogin, useTranslate } from 'react-admin';
import { Door } from './Door';
import { ForgottenPassword } from './ForgottenPassword';
import { SignInForm } from './SignInForm';

/** Who was sent here comes back to where they were. */
export function LoginPage() {
  const translate = useTranslate();
  const login = useLogin();
  return (
    <Door title={translate('shell.title')}>
      <SignInForm signIn={login} />
      <ForgottenPassword />
      <Box sx={{ mt: 2, display: 'flex', justifyContent: 'space-between' }}>
        <LocalesMenuButton />
        <ToggleThemeButton />
      </Box>
      <Notification />
    </Door>
  );
}
