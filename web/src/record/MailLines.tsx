/** Mails, one below the other; pressed, one opens. */
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { MailDialog } from './MailDialog';
import { MailState } from './MailState';

function Line({ mail, open }: { mail: Row; open: () => void }) {
  const { moment } = useFormat();
  return (
    <Stack component="li" direction="row" sx={{ gap: 1.5, justifyContent: 'space-between', alignItems: 'start' }}>
      <Box sx={{ minWidth: 0 }}>
        <Button onClick={open} sx={{ p: 0, minWidth: 0, textAlign: 'left', textTransform: 'none', fontWeight: 600 }}>
          {mail.subject}
        </Button>
        <Typography variant="body2" color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
          {mail.toAddress} · {moment(mail.sentAt ?? mail.createdAt)}
        </Typography>
      </Box>
      <Box sx={{ flex: 'none' }}>
        <MailState state={mail.state} />
      </Box>
    </Stack>
  );
}

export function MailLines({ mails }: { mails: Row[] }) {
  const [openId, setOpenId] = useState<Row['id']>();
  const open = mails.find(({ id }) => id === openId);
  return (
    <>
      {mails.length > 0 && (
        <Stack component="ul" sx={{ m: 0, px: 2, pb: 2, gap: 1.5, listStyle: 'none' }}>
          {mails.map((mail) => (
            <Line key={mail.id} mail={mail} open={() => setOpenId(mail.id)} />
          ))}
        </Stack>
      )}
      {open && <MailDialog mail={open} onClose={() => setOpenId(undefined)} />}
    </>
  );
}
