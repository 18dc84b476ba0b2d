/** What needs an eye: late, over the estimate, urgent, tried again. */
import LateIcon from '@mui/icons-material/ScheduleOutlined';
import OverIcon from '@mui/icons-material/TrendingUp';
import { alpha, Box, type Theme } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { isLate } from '../../board/statuses';
import { useFormat } from '../../parts/useFormat';
import { useMinute } from '../../parts/useMoment';
import type { Row } from '../../providers/errors';

const DAY_MS = 86_400_000;

type Tone = 'error' | 'warning' | 'info';

function Flag({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 1,
        py: 0.25,
        borderRadius: 1,
        fontSize: 13,
        fontWeight: 600,
        lineHeight: 1.5,
        whiteSpace: 'nowrap',
        color: 'text.primary',
        bgcolor: ({ palette }: Theme) => alpha(palette[tone].main, palette.mode === 'dark' ? 0.28 : 0.16),
        '& svg': { fontSize: 17, color: `${tone}.main` },
      }}
    >
      {icon}
      {children}
    </Box>
  );
}

export function JobFlags({ job }: { job: Row }) {
  const translate = useTranslate();
  const { grams, number } = useFormat();
  const now = useMinute();
  const late = isLate(job as Row & { status: string }, now) ? Math.ceil((now - Date.parse(job.dueDate)) / DAY_MS) : 0;
  const { overEstimateGrams = 0, estimatedMaterialGrams, attempt = 1, priority = 3 } = job;
  const percent = estimatedMaterialGrams ? (overEstimateGrams / estimatedMaterialGrams) * 100 : 0;
  return (
    <>
      {late > 0 && (
        <Flag tone="error" icon={<LateIcon />}>
          {translate('jobPage.late', { smart_count: late })}
        </Flag>
      )}
      {overEstimateGrams > 0 && (
        <Flag tone="warning" icon={<OverIcon />}>
          {translate('jobPage.over', { grams: grams(overEstimateGrams), percent: number(Math.round(percent)) })}
        </Flag>
      )}
      {priority === 1 && <Flag tone="error">{translate('jobPage.urgent')}</Flag>}
      {attempt > 1 && <Flag tone="info">{translate('jobPage.attempt', { attempt })}</Flag>}
    </>
  );
}
