/** Grams used against the estimate: what is approved, what still waits, and what is over. */
import { Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import { useJobPage } from './JobContext';

export function UsageBar() {
  const translate = useTranslate();
  const { grams } = useFormat();
  const { job, logs } = useJobPage();
  const estimate: number = job.estimatedMaterialGrams;
  const used: number = job.approvedMaterialGrams ?? 0;
  const pending = logs.rows
    .filter(({ approvalStatus }) => approvalStatus === 'Pending')
    .reduce((sum, { materialGrams = 0 }) => sum + materialGrams, 0);
  const scale = Math.max(estimate, used + pending, 0.01);
  const width = (value: number) => `${(Math.max(0, value) / scale) * 100}%`;
  const over: number = job.overEstimateGrams ?? 0;
  return (
    <div>
      <Stack direction="row" useFlexGap sx={{ mb: 0.5, gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {translate('jobPage.material.used', { used: grams(used), estimate: grams(estimate) })}
        </Box>
        {pending > 0 && (
          <Typography component="span" variant="body2" color="text.secondary">
            {translate('jobPage.material.pending', { grams: grams(pending) })}
          </Typography>
        )}
        {over > 0 && (
          <Typography component="span" variant="body2" sx={{ color: 'error.main', fontWeight: 600 }}>
            {translate('jobPage.material.over', { grams: grams(over) })}
          </Typography>
        )}
      </Stack>
      <Box
        aria-hidden
        sx={{
          position: 'relative',
          display: 'flex',
          height: 10,
          borderRadius: 5,
          overflow: 'hidden',
          bgcolor: 'action.selected',
        }}
      >
        <Box sx={{ width: width(Math.min(used, estimate)), bgcolor: 'primary.main' }} />
        <Box sx={{ width: width(used - estimate), bgcolor: 'error.main' }} />
        <Box
          sx={{
            width: width(pending),
            bgcolor: 'text.secondary',
            backgroundImage: 'repeating-linear-gradient(135deg, rgb(255 255 255 / 0.5) 0 3px, transparent 3px 6px)',
          }}
        />
        {scale > estimate && (
          <Box
            sx={{ position: 'absolute', left: width(estimate), top: 0, bottom: 0, width: 2, bgcolor: 'text.primary' }}
          />
        )}
      </Box>
    </div>
  );
}
