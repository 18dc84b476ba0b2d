/** The job's time logs: what was done, how long, from which batch, and whether it counts. */
import AddIcon from '@mui/icons-material/Add';
import { Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import { mayDo } from '../../providers/rights';
import { useDecisions } from '../useDecisions';
import { useJobPage } from './JobContext';
import { LOG_BUTTON } from './jobKeys';
import { LogForm } from './LogForm';
import { LogLine } from './LogLine';
import { Panel } from './Panel';

/** On a phone a log is a small card: who and how long, what and how much, and the verdict below. */
const NARROW = {
  '@media (max-width: 700px)': {
    '& thead': { display: 'none' },
    '& tr': { display: 'grid', gridTemplateColumns: '1fr auto', borderBottom: 1, borderColor: 'divider', py: 0.5 },
    '& td': { border: 0, py: 0.5 },
    '& td:nth-of-type(1)': { order: 0 },
    '& td:nth-of-type(3)': { order: 1 },
    '& td:nth-of-type(2)': { order: 2 },
    '& td:nth-of-type(4)': { order: 3 },
    '& td:nth-of-type(5)': { order: 4, gridColumn: '1 / -1' },
  },
};

export function LogsPanel() {
  const translate = useTranslate();
  const { minutes } = useFormat();
  const { job, who, logs } = useJobPage();
  const [isAdding, setAdding] = useState(false);
  const { decide, refusals, working } = useDecisions();
  const label = (field: string) => translate(`resources.TimeLog.fields.${field}`);
  const total = logs.rows
    .filter(({ approvalStatus }) => approvalStatus !== 'Rejected')
    .reduce((sum, { minutesLogged = 0 }) => sum + minutesLogged, 0);
  const waiting = logs.rows.filter(({ approvalStatus, endTime }) => approvalStatus === 'Pending' && endTime).length;
  const note = [
    total > 0 && minutes(total),
    waiting > 0 && translate('jobPage.logs.waiting', { smart_count: waiting }),
  ];
  return (
    <Panel
      title={translate('jobPage.logs.title')}
      note={note.filter(Boolean).join(' · ')}
      of={logs}
      empty={translate('jobPage.logs.none')}
      action={
        mayDo('create', 'TimeLog', who) && (
          <Button id={LOG_BUTTON} size="small" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
            {translate('jobPage.logs.add')}
          </Button>
        )
      }
    >
      {logs.rows.length > 0 && (
        <TableContainer>
          <Table size="small" sx={NARROW}>
            <TableHead>
              <TableRow>
                <TableCell>{label('technician')}</TableCell>
                <TableCell>{label('activityType')}</TableCell>
                <TableCell align="right">{label('minutesLogged')}</TableCell>
                <TableCell>{label('materialGrams')}</TableCell>
                <TableCell align="right">{label('approvalStatus')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {logs.rows.map((log) => (
                <LogLine
                  key={log.id}
                  log={log}
                  refusal={refusals[log.id]}
                  isWorking={working.has(log.id)}
                  settle={(decision) => decide([log], decision)}
                />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {isAdding && <LogForm job={job} close={() => setAdding(false)} />}
    </Panel>
  );
}
