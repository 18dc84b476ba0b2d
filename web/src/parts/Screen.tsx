/** A screen of the console: its title in the bar, its actions in a row, its content below. */
import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { Title, useTranslate } from 'react-admin';

export interface ScreenProps {
  /** Plain text, already translated. */
  title: string;
  /** What stands in the row's beginning: filters, or the head of a row's page. */
  head?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Widest the content may become, in pixels. */
  width?: number;
}

export function Screen({ title, head, actions, children, width = 1500 }: ScreenProps) {
  const translate = useTranslate();
  const shop = translate('shell.title');
  useEffect(() => {
    document.title = `${title} · ${shop}`;
    return () => {
      document.title = shop;
    };
  }, [title, shop]);
  return (
    <Box sx={{ width: '100%', maxWidth: width, py: 2, px: { xs: 0.5, md: 2 } }}>
      <Title title={title} />
      {(head || actions) && (
        <Stack direction="row" useFlexGap sx={{ mb: 2, gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
          <Box sx={{ flexGrow: 1, minWidth: 0 }}>{head}</Box>
          <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap' }}>
            {actions}
          </Stack>
        </Stack>
      )}
      {children}
    </Box>
  );
}

/** A card's head: what it is, how many, and what can be done. */
export function CardHead({ title, note, action }: { title: string; note?: ReactNode; action?: ReactNode }) {
  return (
    <Stack direction="row" sx={{ px: 2, py: 1.25, gap: 1, alignItems: 'baseline', minHeight: 48 }}>
      <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      <Typography variant="body2" color="text.secondary" sx={{ flexGrow: 1 }}>
        {note}
      </Typography>
      {action}
    </Stack>
  );
}

/** Says in a card's place that there is nothing, and what would be there. */
export function Nothing({ children }: { children: ReactNode }) {
  return (
    <Typography variant="body2" color="text.secondary" sx={{ px: 2, pb: 2 }}>
      {children}
    </Typography>
  );
}
