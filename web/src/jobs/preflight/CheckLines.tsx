/** The checks of a file: what is not as it should be at length, the others by their names. */
import FailedIcon from '@mui/icons-material/CancelOutlined';
import PassedIcon from '@mui/icons-material/CheckCircleOutlined';
import SkippedIcon from '@mui/icons-material/HelpOutlineOutlined';
import PlaceIcon from '@mui/icons-material/MyLocation';
import WarnedIcon from '@mui/icons-material/WarningAmber';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Finding, Outcome, Point } from '../../../../cloud/domain/files/model';
import { useFormat } from '../../parts/useFormat';
import { useWords } from './useWords';

const ICONS = { passed: PassedIcon, failed: FailedIcon, warned: WarnedIcon, skipped: SkippedIcon };
const COLORS = { passed: 'success', failed: 'error', warned: 'warning', skipped: 'action' } as const;

function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  const translate = useTranslate();
  const Icon = ICONS[outcome];
  return (
    <Icon
      titleAccess={translate(`preflight.outcomes.${outcome}`)}
      color={COLORS[outcome]}
      sx={{ fontSize: 20, flex: 'none', mt: 0.125 }}
    />
  );
}

interface PlaceProps {
  at: Point;
  /** undefined: there is no model to show it in. */
  show: ((at: Point) => void) | undefined;
}

function Place({ at, show }: PlaceProps) {
  const translate = useTranslate();
  const { number } = useFormat();
  const place = `${at.map((value) => number(Number(value.toFixed(1)))).join(' / ')} mm`;
  if (!show)
    return (
      <Typography component="span" variant="body2" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
        {place}
      </Typography>
    );
  const label = translate('preflight.show', { place });
  return (
    <Button
      size="small"
      startIcon={<PlaceIcon />}
      aria-label={label}
      title={label}
      onClick={() => show(at)}
      sx={{ py: 0, minHeight: 24, whiteSpace: 'nowrap' }}
    >
      {place}
    </Button>
  );
}

function CheckLine({ finding, show }: { finding: Finding; show: PlaceProps['show'] }) {
  const translate = useTranslate();
  const { titleOf, adviceOf, placesOf } = useWords();
  const { check, outcome, count, at, detail } = finding;
  return (
    <Stack component="li" direction="row" sx={{ gap: 1 }}>
      <OutcomeIcon outcome={outcome} />
      <Box sx={{ minWidth: 0, flexGrow: 1, overflowWrap: 'anywhere' }}>
        <Stack direction="row" useFlexGap sx={{ columnGap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {titleOf(check)}
          </Box>
          {count !== undefined && <span>{placesOf(count)}</span>}
          {at && <Place at={at} show={show} />}
        </Stack>
        {detail && <div>{detail}</div>}
        <Typography variant="body2" color="text.secondary">
          {outcome === 'skipped' ? translate('preflight.skippedAdvice') : adviceOf(check)}
        </Typography>
      </Box>
    </Stack>
  );
}

export function CheckLines({ findings, show }: { findings: Finding[]; show?: PlaceProps['show'] }) {
  const translate = useTranslate();
  const { titleOf } = useWords();
  const open = ['failed', 'warned', 'skipped'].flatMap((outcome) => findings.filter((one) => one.outcome === outcome));
  const passed = findings.filter(({ outcome }) => outcome === 'passed');
  return (
    <Stack component="ul" sx={{ m: 0, p: 0, gap: 1.25, listStyle: 'none', fontSize: 14 }}>
      {open.map((finding) => (
        <CheckLine key={finding.check} finding={finding} show={show} />
      ))}
      {passed.length > 0 && (
        <Stack component="li" direction="row" sx={{ gap: 1 }}>
          <OutcomeIcon outcome="passed" />
          <Box sx={{ color: 'text.secondary' }}>
            <Box component="span" sx={{ color: 'text.primary' }}>
              {translate('preflight.passed', { smart_count: passed.length })}
            </Box>{' '}
            {passed.map(({ check }) => titleOf(check)).join(' · ')}
          </Box>
        </Stack>
      )}
    </Stack>
  );
}
