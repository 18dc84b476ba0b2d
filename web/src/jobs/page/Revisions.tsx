/** The file's revisions, none of which is ever overwritten. */
import { Box, Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import { RevisionReport } from '../preflight/RevisionReport';
import { useJobPage } from './JobContext';

const UNITS = ['B', 'kB', 'MB', 'GB'];

export function Revisions() {
  const translate = useTranslate();
  const { moment, number } = useFormat();
  const { job, revisions } = useJobPage();
  const [read, setRead] = useState<number>();
  const size = (bytes: number) => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    return `${number(Number((bytes / 1000 ** power).toPrecision(3)))} ${UNITS[power]}`;
  };
  if (!revisions.rows.length) return null;
  return (
    <Stack component="ul" sx={{ m: 0, px: 2, py: 1.25, gap: 0.5, listStyle: 'none', fontSize: 13.5 }}>
      {revisions.rows.map(({ id, number: which, fileName, sizeBytes, uploadedAt, included }) => {
        const by = included?.uploadedBy;
        const words = [
          fileName,
          sizeBytes !== undefined && size(sizeBytes),
          by && (by.displayName ?? by.username),
          moment(uploadedAt),
        ];
        return (
          <Box component="li" key={id} sx={{ overflowWrap: 'anywhere' }}>
            <Box component="strong" sx={{ fontWeight: which === job.fileRevision ? 600 : 400 }}>
              {translate('jobPage.checks.revision', { number: which })}
            </Box>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {words.filter(Boolean).join(' · ')}
            </Box>
            {which !== job.fileRevision && sizeBytes !== undefined && (
              <Button size="small" onClick={() => setRead(which)} sx={{ ml: 1, py: 0, minWidth: 0 }}>
                {translate('preflight.report')}
              </Button>
            )}
          </Box>
        );
      })}
      {read !== undefined && <RevisionReport job={job} revision={read} close={() => setRead(undefined)} />}
    </Stack>
  );
}
