/** How the console looks, by day and by night. */
import type { Theme } from '@mui/material';
import { deepmerge } from '@mui/utils';
import { defaultTheme, type RaThemeOptions } from 'react-admin';

/** react-admin labels a row's checkbox around its input, where no screen reader looks. */
const labelOnInput = {
  root: { 'aria-label': undefined },
  input: (props: object) => ({ 'aria-label': (props as { 'aria-label'?: string })['aria-label'] }),
};

/** A card that is put down or makes room: over at once, not left out, as its end is waited for. */
const still = {
  '@media (prefers-reduced-motion: reduce)': {
    '[data-rfd-draggable-id]': { transitionDuration: '0.01ms !important' },
  },
};

const common: RaThemeOptions = deepmerge(defaultTheme, {
  typography: {
    fontFamily: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
    h6: { fontWeight: 600 },
  },
  shape: { borderRadius: 8 },
  // Who asks for less motion gets none.
  motion: { reducedMotion: 'system' },
  sidebar: { width: 220 },
  components: {
    // A date's calendar and the scroll bars are the browser's own.
    MuiCssBaseline: { defaultProps: { enableColorScheme: true }, styleOverrides: still },
    // A list that still grows loses a quick press.
    MuiPopover: { defaultProps: { transitionDuration: 0 } },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    // Wide tables scroll in themselves, not the page.
    RaLayout: { styleOverrides: { root: { minWidth: 0, '& .RaLayout-content': { minWidth: 0 } } } },
    MuiAutocomplete: { defaultProps: { slotProps: { paper: { elevation: 8 } } } },
    MuiCard: { defaultProps: { variant: 'outlined' } },
    MuiCheckbox: { defaultProps: { slotProps: labelOnInput } },
    MuiButton: { styleOverrides: { root: { textTransform: 'none' } } },
    RaToolbar: { styleOverrides: { root: { backgroundColor: 'transparent' } } },
    MuiTableCell: {
      styleOverrides: {
        root: ({ theme }: { theme: Theme }) => ({ [theme.breakpoints.down('sm')]: { paddingInline: 8 } }),
        head: { fontWeight: 600 },
      },
    },
  },
});

export const lightTheme: RaThemeOptions = deepmerge(common, {
  palette: {
    mode: 'light',
    primary: { main: '#0b5f67' },
    secondary: { main: '#0b5f67' },
    background: { default: '#f4f6f6', paper: '#ffffff' },
    text: { primary: '#182022', secondary: '#4a5659' },
    // Words are written in these, so they stand out as much as words must.
    error: { main: '#c62828' },
    warning: { main: '#9a5200' },
    success: { main: '#2e7d32' },
  },
  components: { MuiAppBar: { styleOverrides: { root: { backgroundColor: '#0b4a50', color: '#ffffff' } } } },
});

export const darkTheme: RaThemeOptions = deepmerge(common, {
  palette: {
    mode: 'dark',
    primary: { main: '#6fd0d8' },
    secondary: { main: '#6fd0d8' },
    background: { default: '#101617', paper: '#182022' },
    text: { primary: '#eef3f3', secondary: '#b3c0c2' },
    error: { main: '#ff8a80' },
    warning: { main: '#ffb74d' },
    success: { main: '#81c784' },
  },
  components: { MuiAppBar: { styleOverrides: { root: { backgroundColor: '#182022', color: '#eef3f3' } } } },
});
