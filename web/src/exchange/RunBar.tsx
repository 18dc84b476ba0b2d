/** Starts the import, shows how far it is, and gives its result as a file. */
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, Checkbox, FormControlLabel, LinearProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { toCsv } from '../../../cloud/domain/exchange/csv';
import type { Line } from '../../../cloud/domain/exchange/judging';
import { TABLES } from '../../../cloud/domain/exchange/tables';
import { download } from '../parts/download';
import { Refusal } from '../parts/Refusal';
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
  const why = useReason(dryRun.className, outcomes);
  const { className, lines, name, sheet } = dryRun;
  const { key } = TABLES[className];
  const isEarlier = ({ found }: Line) => found?.how === 'there';
  const earlier = lines.filter(isEarlier);
  const good = lines.filter(
    (line) => !line.problems.length && line.found?.how !== 'same' && (withEarlier || !isEarlier(line)),
  );
  const made = good.filter((line) => outcomes.get(line)?.row).length;
  const tried = good.filter((line) => outcomes.has(line)).length;
  const left = good.length - made;

  function save() {
    const head = [
      ...sheet.head,
      translate('imports.verdict'),
      translate(`resources.${className}.fields.${key}`),
      translate('imports.why'),
    ];
    const rows = lines.map((line) => {
      const row = outcomes.get(line)?.row ?? line.found?.row;
      const cells = sheet.head.map((_title, index) => line.cells[index]);
      const verdict = translate(`imports.verdicts.${verdictOf(line, outcomes)}`);
      return [...cells, verdict, row?.[key], why(line)];
    });
    download(`${translate('imports.resultName')}-${name}`, toCsv([head, ...rows], locale), 'text/csv');
  }

  return (
    <Stack sx={{ gap: 1.5, px: 2, py: 2 }}>
      {earlier.length > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={withEarlier}
              disabled={isRunning || tried > 0}
              onChange={(_event, isOn) => setWithEarlier(isOn)}
            />
          }
          label={translate('imports.again', { smart_count: earlier.length })}
        />
      )}
      {(isRunning || tried > 0) && (
        <div>
          <Typography variant="body2" role="status" sx={{ mb: 0.5 }}>
            {translate('imports.progress', { made, all: good.length })}
          </Typography>
          <LinearProgress
            variant="determinate"
            aria-label={translate(`imports.titles.${className}`)}
            value={good.length ? (tried / good.length) * 100 : 0}
          />
        </div>
      )}
      <Refusal error={error} />
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap' }}>
        {isRunning ? (
          <Button variant="outlined" onClick={stop}>
            {translate('imports.stop')}
          </Button>
        ) : (
          left > 0 && (
            <Button variant="contained" disabled={isChecking} onClick={() => run(good)}>
              {translate(tried ? 'imports.goOn' : 'imports.start', { smart_count: left })}
            </Button>
          )
        )}
        <Button startIcon={<DownloadIcon />} disabled={isRunning} onClick={save}>
          {translate('imports.result')}
        </Button>
        <Button disabled={isRunning} onClick={forget}>
          {translate('imports.other')}
        </Button>
      </Stack>
    </Stack>
  );
}
