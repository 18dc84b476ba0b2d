import ExportIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useListContext, useLocaleState, useNotify, useTranslate } from 'react-admin';
import { readEvery } from '../../exchange/readEvery';
import { download } from '../../parts/download';
import { useFormat } from '../../parts/useFormat';
import { cellsOf, EXPORTED, sorted } from './exporting';

const INCLUDE = ['client', 'assignedTechnician', 'materialBatch'];

interface Progress {
  done: number;
  all: number;
  stop: AbortController;
}

/** The list as filtered, every page of it, as a file for a spreadsheet. */
export function ExportButton() {
  const translate = useTranslate();
  const notify = useNotify();
  const [locale] = useLocaleState();
  const { number } = useFormat();
  const dataProvider = useDataProvider();
  const { filterValues: filter, sort, total = 0 } = useListContext();
  const [progress, setProgress] = useState<Progress>();

  async function run() {
    const stop = new AbortController();
    setProgress({ done: 0, all: total, stop });
    try {
      const onProgress = (done: number, all: number) => setProgress({ done, all, stop });
      const asked = { filter, include: INCLUDE, onProgress, signal: stop.signal };
      const jobs = sorted(await readEvery(dataProvider, 'PrintJob', asked), sort);
      const { toCsv } = await import('../../../../cloud/domain/exchange/csv');
      const head = EXPORTED.map((field) =>
        field === 'client.clientCode'
          ? translate('jobList.clientCode')
          : translate(`resources.PrintJob.fields.${field}`),
      );
      const day = new Date().toLocaleDateString('sv');
      download(
        `${translate('jobList.exportName')}-${day}.csv`,
        toCsv([head, ...jobs.map(cellsOf)], locale),
        'text/csv',
      );
      notify('jobList.exported', { type: 'success', messageArgs: { smart_count: jobs.length } });
    } catch (error) {
      if (!stop.signal.aborted) notify((error as Error).message, { type: 'error' });
    } finally {
      setProgress(undefined);
    }
  }

  return (
    <>
      <Button startIcon={<ExportIcon />} onClick={run} disabled={!total}>
        {translate('ra.action.export')}
      </Button>
      {progress && (
        <Dialog open maxWidth="xs" fullWidth aria-labelledby="export-title">
          <DialogTitle id="export-title">{translate('jobList.exporting')}</DialogTitle>
          <DialogContent>
            <Typography variant="body2" sx={{ mb: 1 }}>
              {translate('jobList.exportedSoFar', { done: number(progress.done), all: number(progress.all) })}
            </Typography>
            <LinearProgress
              variant="determinate"
              aria-label={translate('jobList.exporting')}
              value={progress.all ? (progress.done / progress.all) * 100 : 0}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => progress.stop.abort()}>{translate('ra.action.cancel')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
