/** A mail as its reader gets it: its HTML in a frame that runs nothing, or its plain text. */
import { Alert, Box, Skeleton, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Refusal } from '../parts/Refusal';
import type { Row } from '../providers/errors';
import { callFunction } from '../providers/functions';

interface Shown {
  subject: string;
  text: string;
  html: string;
  linkIsGone: boolean;
}

type Part = 'html' | 'text';

export function MailBody({ mail }: { mail: Row }) {
  const translate = useTranslate();
  const [part, setPart] = useState<Part>('html');
  const { data, error, isPending } = useQuery({
    queryKey: ['showMail', mail.id, mail.state],
    queryFn: () => callFunction<Shown>('showMail', { messageId: mail.id }),
  });
  if (error) return <Refusal error={error} />;
  if (isPending) return <Skeleton variant="rounded" height={420} />;
  return (
    <>
      {data.linkIsGone && (
        <Alert severity="info" sx={{ mb: 1.5 }}>
          {translate('mail.linkIsGone')}
        </Alert>
      )}
      <ToggleButtonGroup
        exclusive
        size="small"
        value={part}
        onChange={(_event, chosen: Part | null) => chosen && setPart(chosen)}
        sx={{ mb: 1.5, '& .MuiToggleButton-root': { textTransform: 'none', px: 1.5 } }}
      >
        <ToggleButton value="html">{translate('mail.asSent')}</ToggleButton>
        <ToggleButton value="text">{translate('mail.asText')}</ToggleButton>
      </ToggleButtonGroup>
      {part === 'html' ? (
        <Box
          component="iframe"
          title={data.subject}
          // No script, no form, no way out of the frame but a link that is pressed.
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={data.html}
          sx={{ width: '100%', height: { xs: '58vh', sm: '60vh' }, border: 1, borderColor: 'divider', bgcolor: '#fff' }}
        />
      ) : (
        <Box
          component="pre"
          tabIndex={0}
          sx={{
            m: 0,
            p: 2,
            height: { xs: '58vh', sm: '60vh' },
            overflow: 'auto',
            border: 1,
            borderColor: 'divider',
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            fontFamily: 'ui-monospace, monospace',
            fontSize: 14,
          }}
        >
          {data.text}
        </Box>
      )}
    </>
  );
}
