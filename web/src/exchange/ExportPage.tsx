/** Every class that its reader may read, whole, as a table for spreadsheets or as JSON. */
import { Button, Card, LinearProgress, Stack, Table, TableBody, TableCell, TableRow, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useDataProvider, useLocaleState, useTranslate } from 'react-admin';
import { readableBy } from '../../../cloud/domain/exchange/row-names';
import { Refusal } from '../parts/Refusal';
import { Screen } from '../parts/Screen';
import { useFormat } from '../parts/useFormat';
import { useWho } from '../parts/useWho';
import { isThere } from '../small/page';
import { downloadClass, type Format } from './exporting';

interface Running {
  className: string;
  done: number;
  all: number;
}

export default function ExportPage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { number } = useFormat();
  const dataProvider = useDataProvider();
  const who = useWho();
  const [running, setRunning] = useState<Running>();
  const [error, setError] = useState<unknown>();
  const stop = useRef<AbortController>(undefined);
  if (!who) return null;

  const readable = readableBy(who.roles).filter(isThere);

  async function run(className: string, format: Format) {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setError(undefined);
    setRunning({ className, done: 0, all: 0 });
    try {
      await downloadClass(dataProvider, className, format, {
        readable,
        locale,
        signal,
        onProgress: (done, all) => setRunning({ className, done, all }),
      });
    } catch (refused) {
      if (!signal.aborted) setError(refused);
    } finally {
      setRunning(undefined);
    }
  }

  return (
    <Screen title={translate('menu.export')} width={760}>
      <Card>
        <Typography sx={{ p: 2 }}>{translate('exports.hint')}</Typography>
        <Refusal error={error} sx={{ mx: 2, mb: 2 }} />
        {running && (
          <Stack sx={{ px: 2, pb: 2, gap: 1 }} role="status">
            <Typography variant="body2">
              {translate('exports.progress', { done: number(running.done), all: number(running.all) })}
            </Typography>
            <LinearProgress
              variant="determinate"
              aria-label={translate('menu.export')}
              value={running.all ? (running.done / running.all) * 100 : 0}
            />
            <div>
              <Button onClick={() => stop.current?.abort()}>{translate('ra.action.cancel')}</Button>
            </div>
          </Stack>
        )}
        <Table size="small" aria-label={translate('menu.export')}>
          <TableBody>
            {readable.map((className) => (
              <TableRow key={className}>
                <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
                  {translate(`exports.classes.${className}`, {
                    _: translate(`resources.${className}.name`, { smart_count: 2, _: className }),
                  })}
                </TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {(['csv', 'json'] as const).map((format) => (
                    <Button
                      key={format}
                      disabled={Boolean(running)}
                      aria-label={`${className} ${format.toUpperCase()}`}
                      onClick={() => run(className, format)}
                    >
                      {format.toUpperCase()}
                    </Button>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Card>
    </Screen>
  );
}
