import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useTranslate, useTranslateLabel } from 'react-admin';
import { rulesOf } from '../providers/rights';
import { AnyField } from './AnyField';
import type { Choice, Conflict } from './ConflictProvider';

const text = (value: unknown) => JSON.stringify(value ?? '');

/** The server's own notes of a row; nobody chooses between them. */
const NOTES = new Set(['revision', 'searchText', 'operationId']);

/** Fields that somebody changed: those to be saved, and those that differ from what was read. */
function changedFields({ resource, read, mine, current }: Conflict): string[] {
  const { types } = rulesOf(resource);
  return Object.keys(types).filter(
    (field) =>
      !NOTES.has(field) &&
      ((field in mine && text(mine[field]) !== text(read[field])) ||
        (current && text(current[field]) !== text(read[field]))),
  );
}

export default function ConflictDialog({ conflict, answer }: { conflict: Conflict; answer: (choice: Choice) => void }) {
  const translate = useTranslate();
  const label = useTranslateLabel();
  const { resource, read, mine, current, message } = conflict;
  return (
    <Dialog open onClose={() => answer('later')} maxWidth="md" fullWidth aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">{translate('shell.conflict.title')}</DialogTitle>
      <DialogContent>
        <Alert severity="warning" sx={{ mb: 2 }}>
          {message}
        </Alert>
        {current ? translate('shell.conflict.intro') : translate('shell.conflict.gone')}
        {current && (
          <Table size="small" sx={{ mt: 2 }}>
            <TableHead>
              <TableRow>
                <TableCell>{translate('shell.conflict.field')}</TableCell>
                <TableCell>{translate('shell.conflict.yours')}</TableCell>
                <TableCell>{translate('shell.conflict.theirs')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {changedFields(conflict).map((field) => (
                <TableRow key={field}>
                  <TableCell component="th" scope="row">
                    {label({ source: field, resource })}
                  </TableCell>
                  <TableCell>
                    {field in mine ? (
                      <AnyField resource={resource} source={field} record={{ ...read, ...mine, id: read.id }} />
                    ) : (
                      <em>{translate('shell.conflict.untouched')}</em>
                    )}
                  </TableCell>
                  <TableCell>
                    <AnyField resource={resource} source={field} record={current} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => answer('later')}>{translate('shell.conflict.later')}</Button>
        <Button onClick={() => answer('theirs')}>{translate('shell.conflict.takeTheirs')}</Button>
        {current && (
          <Button variant="contained" onClick={() => answer('mine')}>
            {translate('shell.conflict.keepYours')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
