/** One part of the page: a card with its head, which says when it loads, what went wrong, and that there is nothing. */
import { Card, Skeleton, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { Refusal } from '../../parts/Refusal';
import { CardHead, Nothing } from '../../parts/Screen';
import type { Rows } from '../../parts/useRows';

interface Props {
  title: string;
  note?: ReactNode;
  action?: ReactNode;
  of?: Pick<Rows, 'isPending' | 'error' | 'rows'>;
  /** What to say when there are no rows. */
  empty?: string;
  children?: ReactNode;
}

export function Panel({ title, note, action, of, empty, children }: Props) {
  return (
    <Card component="section" aria-label={title} sx={{ minWidth: 0 }}>
      <CardHead title={title} note={note ?? (of?.rows.length || undefined)} action={action} />
      <Refusal error={of?.error} sx={{ borderRadius: 0 }} />
      {of?.isPending && (
        <Stack sx={{ px: 2, pb: 2 }}>
          <Skeleton height={28} />
          <Skeleton height={28} width="70%" />
        </Stack>
      )}
      {of && !of.isPending && !of.error && !of.rows.length && empty && <Nothing>{empty}</Nothing>}
      {children}
    </Card>
  );
}
