/** The job's time logs: what was done, how long, from which batch, and whether it counts. */
import AddIcon from '@mui/icons-material/Add';
import { Button, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../parts/useFormat';
import { mayDo } from '../../providers/rights';
import { useDecisions } from '../useDecisions';
import { useJobPage } from './JobContext';
import { LogForm } from './LogForm';
import { LogLine } from './LogLine';
import { Panel } from './Panel';

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
          <Button size="small" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
            {translate('jobPage.logs.add')}
          </Button>
        )
      }
    >
      {logs.rows.length > 0 && (
        <TableContainer>
          <Table size="small">
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
