/** Jobs out of a spreadsheet's file: shown first what would become of each line, then made. */
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, Card, LinearProgress, Stack } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { DropZone } from '../../parts/DropZone';
import { download } from '../../parts/download';
import { Refusal } from '../../parts/Refusal';
import { CardHead, Nothing, Screen } from '../../parts/Screen';
import { useWho } from '../../parts/useWho';
import { mayDo } from '../../providers/rights';
import { toCsv } from '../csv';
import { ColumnChoice } from './ColumnChoice';
import { FIELDS } from './columns';
import { LineTable } from './LineTable';
import { RunBar } from './RunBar';
import { MOST_LINES, useDryRun } from './useDryRun';
import { useImport } from './useImport';

function Template() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  function save() {
    const head = FIELDS.map((field) => translate(`resources.PrintJob.fields.${field}`));
    download(`${translate('jobImport.templateName')}.csv`, toCsv([head], locale), 'text/csv');
  }
  return (
    <Button startIcon={<DownloadIcon />} onClick={save}>
      {translate('jobImport.template')}
    </Button>
  );
}

export default function ImportPage() {
  const translate = useTranslate();
  const who = useWho();
  const { dryRun, isWorking, error, choose, changeColumns, forget } = useDryRun();
  const running = useImport();
  if (!who) return null;
  if (!mayDo('create', 'PrintJob', who)) return <Nothing>{translate('intake.notYours')}</Nothing>;

  function start(file: File) {
    running.forget();
    choose(file);
  }

  return (
    <Screen title={translate('jobImport.title')} width={1500}>
      {!dryRun && (
        <Card sx={{ p: 3 }}>
          <DropZone
            accept=".csv,.txt,text/csv"
            label={translate('jobImport.drop')}
            hint={translate('jobImport.hint', { most: MOST_LINES })}
            take={start}
          />
          <Template />
        </Card>
      )}
      {isWorking && <LinearProgress aria-label={translate('jobImport.checking')} sx={{ my: 1 }} />}
      <Refusal error={error} sx={{ my: 2 }} />
      {dryRun && (
        <Stack sx={{ gap: 2 }}>
          <Card>
            <CardHead title={dryRun.name} note={translate('jobImport.columns')} />
            <ColumnChoice
              head={dryRun.sheet.head}
              columns={dryRun.columns}
              isLocked={isWorking || running.isRunning || running.outcomes.size > 0}
              change={changeColumns}
            />
          </Card>
          <Card>
            <RunBar
              dryRun={dryRun}
              running={running}
              isChecking={isWorking}
              forget={() => {
                running.forget();
                forget();
              }}
            />
            <LineTable dryRun={dryRun} outcomes={running.outcomes} />
          </Card>
        </Stack>
      )}
    </Screen>
  );
}
