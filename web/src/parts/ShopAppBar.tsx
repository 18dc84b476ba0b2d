import HelpIcon from '@mui/icons-material/KeyboardOutlined';
import { IconButton, Tooltip } from '@mui/material';
import {
  AppBar,
  type AppBarProps,
  LoadingIndicator,
  LocalesMenuButton,
  TitlePortal,
  ToggleThemeButton,
  useTranslate,
} from 'react-admin';
import { useShortcutGroups } from './shortcuts';

function KeysButton() {
  const translate = useTranslate();
  const groups = useShortcutGroups();
  const open = () =>
    groups
      .flatMap(({ shortcuts }) => shortcuts)
      .find(({ keys }) => keys === '?')
      ?.run();
  return (
    <Tooltip title={translate('menu.keys.title')}>
      <IconButton
        color="inherit"
        aria-label={translate('menu.keys.title')}
        onClick={open}
        sx={{ display: { xs: 'none', md: 'inline-flex' } }}
      >
        <HelpIcon />
      </IconButton>
    </Tooltip>
  );
}

export function ShopAppBar(props: AppBarProps) {
  const translate = useTranslate();
  return (
    <AppBar
      {...props}
      toolbar={
        <>
          <KeysButton />
          <LocalesMenuButton />
          <ToggleThemeButton />
          <LoadingIndicator aria-label={translate('ra.page.loading')} />
        </>
      }
    >
      <TitlePortal component="h1" />
    </AppBar>
  );
}
