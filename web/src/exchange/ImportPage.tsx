/** Rows of a class out of a spreadsheet's file: shown first what would become of each line, then written. */
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, Card, LinearProgress, Stack } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { toCsv } from '../../../cloud/domain/exchange/csv';
import { type Imported, TABLES } from '../../../cloud/domain/exchange/tables';
import { DropZone } from '../parts/DropZone';
import { download } from '../parts/download';
import { Refusal } from '../parts/Refusal';
import { CardHead, Nothing, Screen } from '../parts/Screen';
import { useWho } from '../parts/useWho';
import { mayDo } from '../providers/rights';
import { ColumnChoice } from './ColumnChoice';
import { LineTable } from './LineTable';
import { RunBar } from './RunBar';
import { MOST_LINES, useDryRun } from './useDryRun';
import { useImport } from './useImport';

function Template({ className }: { className: Imported }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  function save() {
    const head = TABLES[className].fields.map((field) => translate(`resources.${className}.fields.${field}`));
    download(`${translate(`imports.templateNames.${className}`)}.csv`, toCsv([head], locale), 'text/csv');
  }
  return (
    <Button startIcon={<DownloadIcon />} onClick={save}>
      {translate('imports.template')}
    </Button>
  );
}

function Import({ className }: { className: Imported }) {
  const translate = useTranslate();
  const who = useWho();
  const { dryRun, isWorking, error, choose, changeColumns, forget } = useDryRun(className);
  const running = useImport(className);
  if (!who) return null;
  if (!mayDo('create', className, who)) return <Nothing>{translate('imports.notYours')}</Nothing>;

  function start(file: File) {
    running.forget();
    choose(file);
  }

  return (
    <Screen title={translate(`imports.titles.${className}`)} width={1500}>
      {!dryRun && (
        <Card sx={{ p: 3 }}>
          <DropZone
            accept=".csv,.txt,text/csv"
            label={translate('imports.drop')}
            hint={translate('imports.hint', { most: MOST_LINES })}
            take={start}
          />
          <Template className={className} />
        </Card>
      )}
      {isWorking && <LinearProgress aria-label={translate('imports.checking')} sx={{ my: 1 }} />}
      <Refusal error={error} sx={{ my: 2 }} />
      {dryRun && (
        <Stack sx={{ gap: 2 }}>
          <Card>
            <CardHead title={dryRun.name} note={translate('imports.columns')} />
            <ColumnChoice
              className={className}
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

/** From one class's import to another's, no file goes along. */
export default function ImportPage({ className }: { className: Imported }) {
  return <Import key={className} className={className} />;
}
