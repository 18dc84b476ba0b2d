import HelpIcon from '@mui/icons-material/KeyboardOutlined';
import PersonIcon from '@mui/icons-material/PersonOutlined';
import {
  Box,
  IconButton,
  ListItemIcon,
  ListItemText,
  MenuItem,
  type SxProps,
  type Theme,
  Tooltip,
} from '@mui/material';
import {
  AppBar,
  type AppBarProps,
  LoadingIndicator,
  LocalesMenuButton,
  Logout,
  TitlePortal,
  ToggleThemeButton,
  UserMenu,
  useTranslate,
  useUserMenu,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { isThere } from '../small/page';
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

function MyAccountItem() {
  const translate = useTranslate();
  const menu = useUserMenu();
  return (
    <MenuItem component={Link} to="/my-account" onClick={menu?.onClose}>
      <ListItemIcon>
        <PersonIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('account.title')}</ListItemText>
    </MenuItem>
  );
}

/** On a phone the sign alone stands there; screen readers still hear the language. */
const LANGUAGE: SxProps<Theme> = (theme) => ({
  [theme.breakpoints.down('sm')]: {
    '& .MuiButton-root': { fontSize: 0, minWidth: 0 },
    '& .MuiButton-endIcon': { display: 'none' },
    '& .MuiButton-startIcon': { mr: 0 },
  },
});

export function ShopAppBar(props: AppBarProps) {
  const translate = useTranslate();
  return (
    <AppBar
      {...props}
      userMenu={
        <UserMenu>
          {isThere('SecondFactor') && <MyAccountItem />}
          <Logout />
        </UserMenu>
      }
      toolbar={
        <>
          <KeysButton />
          <Box sx={LANGUAGE}>
            <LocalesMenuButton />
          </Box>
          <ToggleThemeButton />
          <LoadingIndicator aria-label={translate('ra.page.loading')} />
        </>
      }
    >
      {/* A title that is cut off says so by its dots, which text alone is given. */}
      <TitlePortal component="h1" sx={{ '& .RaConfigurable-root': { display: 'inline' } }} />
    </AppBar>
  );
}
