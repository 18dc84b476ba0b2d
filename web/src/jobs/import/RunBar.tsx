/** Starts the import, shows how far it is, and gives its result as a file. */
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, Checkbox, FormControlLabel, LinearProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { download } from '../../parts/download';
import { Refusal } from '../../parts/Refusal';
import { toCsv } from '../csv';
import type { DryRun } from './useDryRun';
import type { useImport } from './useImport';
import { useReason } from './useReason';
import { verdictOf } from './verdict';

interface Props {
  dryRun: DryRun;
  running: ReturnType<typeof useImport>;
  isChecking: boolean;
  forget: () => void;
}

export function RunBar({ dryRun, running, isChecking, forget }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [withEarlier, setWithEarlier] = useState(false);
  const { outcomes, isRunning, error, run, stop } = running;
  const why = useReason(outcomes);
  const { lines, earlier, name, sheet } = dryRun;
  const good = lines.filter((line) => !line.problems.length && (withEarlier || !earlier.has(line)));
  const made = good.filter((line) => outcomes.get(line)?.job).length;
  const tried = good.filter((line) => outcomes.has(line)).length;
  const left = good.length - made;

  function save() {
    const head = [
      ...sheet.head,
      translate('jobImport.verdict'),
      translate('resources.PrintJob.fields.jobNumber'),
      translate('jobImport.why'),
    ];
    const rows = lines.map((line) => {
      const job = outcomes.get(line)?.job ?? earlier.get(line);
      const cells = sheet.head.map((_title, index) => line.cells[index]);
      const verdict = translate(`jobImport.verdicts.${verdictOf(line, dryRun, outcomes)}`);
      return [...cells, verdict, job?.jobNumber, why(line)];
    });
    download(`${translate('jobImport.resultName')}-${name}`, toCsv([head, ...rows], locale), 'text/csv');
  }

  return (
    <Stack sx={{ gap: 1.5, px: 2, py: 2 }}>
      {earlier.size > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={withEarlier}
              disabled={isRunning || tried > 0}
              onChange={(_event, isOn) => setWithEarlier(isOn)}
            />
          }
          label={translate('jobImport.again', { smart_count: earlier.size })}
        />
      )}
      {(isRunning || tried > 0) && (
        <div>
          <Typography variant="body2" role="status" sx={{ mb: 0.5 }}>
            {translate('jobImport.progress', { made, all: good.length })}
          </Typography>
          <LinearProgress
            variant="determinate"
            aria-label={translate('jobImport.title')}
            value={good.length ? (tried / good.length) * 100 : 0}
          />
        </div>
      )}
      <Refusal error={error} />
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap' }}>
        {isRunning ? (
          <Button variant="outlined" onClick={stop}>
            {translate('jobImport.stop')}
          </Button>
        ) : (
          left > 0 && (
            <Button variant="contained" disabled={isChecking} onClick={() => run(good, (line) => earlier.has(line))}>
              {translate(tried ? 'jobImport.goOn' : 'jobImport.start', { smart_count: left })}
            </Button>
          )
        )}
        <Button startIcon={<DownloadIcon />} disabled={isRunning} onClick={save}>
          {translate('jobImport.result')}
        </Button>
        <Button disabled={isRunning} onClick={forget}>
          {translate('jobImport.other')}
        </Button>
      </Stack>
    </Stack>
  );
}
