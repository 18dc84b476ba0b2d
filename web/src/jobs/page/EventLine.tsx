/** One event of a history: who did what, from where to where, when, and why. */
import ArrowIcon from '@mui/icons-material/ArrowRightAlt';
import { Box, Stack, styled, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import type { Row } from '../../providers/errors';

/** A dot for each event, and a line from one to the next. */
const Dotted = styled('li')(({ theme }) => ({
  position: 'relative',
  paddingLeft: 18,
  paddingBottom: 12,
  '&::before': { content: '""', position: 'absolute', left: 0, top: 7, width: 9, height: 9, borderRadius: '50%' },
  '&:not(:last-child)::after': {
    content: '""',
    position: 'absolute',
    left: 4,
    top: 20,
    bottom: -4,
    width: 1,
    backgroundColor: theme.palette.divider,
  },
}));

export const toArrow = <ArrowIcon titleAccess="→" sx={{ fontSize: 18 }} />;

interface Props {
  event: Row;
  /** The name of a member of staff. */
  name: string | undefined;
  said: ReactNode;
  /** From where to where it moved. */
  moved: ReactNode;
  /** What became different. */
  children: ReactNode;
}

export function EventLine({ event, name, said, moved, children }: Props) {
  const translate = useTranslate();
  const { moment } = useFormat();
  const { actorType, actorName, toStatus, reason, occurredAt } = event;
  const isPerson = actorType === 'staff' || actorType === 'customer';
  return (
    <Dotted sx={{ '&::before': { bgcolor: toStatus ? 'primary.main' : 'text.disabled' } }}>
      <Stack direction="row" useFlexGap sx={{ columnGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box sx={{ fontSize: 14.5 }}>
          <strong>{isPerson ? (name ?? actorName) : translate(`jobPage.history.by.${actorType}`)}</strong> {said}
        </Box>
        {moved && (
          <Stack direction="row" sx={{ gap: 0.5, alignItems: 'center' }}>
            {moved}
          </Stack>
        )}
        <Typography
          variant="body2"
          component="time"
          dateTime={occurredAt}
          color="text.secondary"
          sx={{ fontSize: 13, ml: { sm: 'auto' }, width: { xs: '100%', sm: 'auto' } }}
        >
          {moment(occurredAt)}
        </Typography>
      </Stack>
      {reason && (
        <Box sx={{ fontStyle: 'italic', overflowWrap: 'anywhere' }}>{translate('jobPage.quoted', { reason })}</Box>
      )}
      {children}
    </Dotted>
  );
}
