/** How much each technician has before them. */
import { Box, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useFormat } from '../parts/useFormat';
import type { Load } from './plan';

interface Props {
  load: Load[];
  names: ReadonlyMap<string, string>;
}

export function LoadCard({ load, names }: Props) {
  const translate = useTranslate();
  const format = useFormat();
  const most = Math.max(1, ...load.map(({ minutes }) => minutes));
  return (
    <Card component="section" aria-label={translate('planning.load')} sx={{ p: 1.5 }}>
      <Typography component="h2" sx={{ fontSize: 14, fontWeight: 600, mb: 1 }}>
        {translate('planning.load')}
      </Typography>
      {load.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{translate('planning.empty')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, display: 'grid', gap: 1.25 }}>
        {[...load]
          .sort((left, right) => right.minutes - left.minutes)
          .map(({ technicianId, minutes, jobs }) => (
            <Box component="li" key={technicianId} sx={{ listStyle: 'none', fontSize: 12.5 }}>
              <Box sx={{ display: 'flex', gap: 1 }}>
                <Box
                  component={Link}
                  to={`/board?technician=${technicianId || 'nobody'}`}
                  sx={{
                    color: 'text.primary',
                    fontWeight: 600,
                    textDecoration: 'none',
                    '&:hover': { textDecoration: 'underline' },
                  }}
                >
                  {names.get(technicianId) ?? translate('planning.nobody')}
                </Box>
                <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
                  {translate('planning.loadOf', { time: format.minutes(minutes), jobs })}
                </Box>
              </Box>
              <Box sx={{ height: 6, borderRadius: 3, bgcolor: 'action.selected', overflow: 'hidden', mt: 0.5 }}>
                <Box sx={{ height: 1, width: `${(100 * minutes) / most}%`, bgcolor: 'primary.main' }} />
              </Box>
            </Box>
          ))}
      </Box>
    </Card>
  );
}
