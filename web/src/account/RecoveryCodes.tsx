/** The recovery codes, shown this once: to be copied or printed. */
import CopyIcon from '@mui/icons-material/ContentCopy';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useRef } from 'react';
import { useNotify, useTranslate } from 'react-admin';

export function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const list = useRef<HTMLPreElement>(null);

  /** A page on a plain http address may not write to the clipboard: there the text is selected. */
  async function copy() {
    if (list.current) window.getSelection()?.selectAllChildren(list.current);
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(codes.join('\n'));
    notify('shell.copied');
  }

  return (
    <Stack sx={{ gap: 2 }}>
      <Typography>{translate('account.recovery.intro')}</Typography>
      <Box
        component="pre"
        ref={list}
        sx={{
          m: 0,
          p: 2,
          fontSize: 16,
          lineHeight: 1.7,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          overflow: 'auto',
        }}
      >
        {codes.join('\n')}
      </Box>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button startIcon={<CopyIcon />} onClick={copy}>
          {translate('shell.copy')}
        </Button>
        <Button startIcon={<PrintIcon />} onClick={() => window.print()}>
          {translate('account.recovery.print')}
        </Button>
      </Stack>
      <Button variant="contained" size="large" onClick={done}>
        {translate('account.recovery.done')}
      </Button>
    </Stack>
  );
}
