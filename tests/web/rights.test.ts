/** What the console offers follows from the schema's rights. */
import { expect, test } from '@jest/globals';
import {
  fieldOfStatus,
  mayDo,
  maySee,
  mayWrite,
  movesFrom,
  statusesOf,
  type Who,
} from '../../web/src/providers/rights';

const manager: Who = { technicianId: 'm', roles: ['coordinator', 'manager'] };
const coordinator: Who = { technicianId: 'c', roles: ['coordinator'] };
const technician: Who = { technicianId: 't', roles: ['technician'] };
const theirs = { id: '1', status: 'Queued', assignedTechnician: 't' };
const anothers = { id: '2', status: 'Queued', assignedTechnician: 'u' };
const names = (row: { id: string }, who: Who) => movesFrom(row, 'PrintJob', who).map(({ name }) => name);

test('classes are open to the roles that the schema names', () => {
  expect([manager, coordinator, technician].map((who) => mayDo('create', 'Technician', who))).toEqual([
    true,
    false,
    false,
  ]);
  expect([manager, coordinator, technician].map((who) => mayDo('create', 'PrintJob', who))).toEqual([
    true,
    true,
    false,
  ]);
  expect([theirs, anothers].map((row) => mayDo('update', 'PrintJob', technician, row))).toEqual([true, false]);
});

test('a field is shown and written by whom the schema names', () => {
  expect([coordinator, technician].map((who) => maySee('email', 'Client', who))).toEqual([true, false]);
  expect([coordinator, technician].map((who) => mayWrite('priority', 'PrintJob', who, theirs))).toEqual([true, false]);
  expect(mayWrite('status', 'PrintJob', technician, theirs)).toBe(true);
  expect(mayWrite('startedAt', 'PrintJob', coordinator, theirs)).toBe(false);
  expect([undefined, theirs].map((row) => mayWrite('jobNumber', 'PrintJob', coordinator, row))).toEqual([true, false]);
});

test('the moves are those open from here, to this person', () => {
  expect(names(theirs, technician)).toEqual(['start']);
  expect(names(anothers, technician)).toEqual([]);
  expect(names(theirs, coordinator)).toEqual(['requestRevision', 'start', 'hold', 'cancel']);
  expect(names({ ...theirs, status: 'File Review' } as typeof theirs, manager)).toContain('startUnquoted');
  expect(names({ ...theirs, status: 'File Review' } as typeof theirs, coordinator)).not.toContain('startUnquoted');
});

test('a job on hold goes back to where it was alone', () => {
  const held = { ...theirs, status: 'On Hold', heldFrom: 'Printing' };
  expect(movesFrom(held, 'PrintJob', coordinator)).toEqual([
    { name: 'resume', field: 'status', to: 'Printing' },
    { name: 'cancel', field: 'status', to: 'Cancelled' },
  ]);
});

test('an order moves along two graphs, each by its own field', () => {
  const order = { id: 'o', lifecycleStage: 'Placed', paymentState: 'Paid' };
  const moves = movesFrom(order, 'Order', coordinator);
  expect(moves.map(({ name, field }) => `${field} ${name}`)).toEqual([
    'lifecycleStage confirm',
    'lifecycleStage startProduction',
    'lifecycleStage cancel',
    'paymentState refund',
  ]);
  expect(fieldOfStatus('Order', 'Refunded')).toBe('paymentState');
  expect(statusesOf('Order', 'lifecycleStage')).toContain('Placed');
  expect(statusesOf('Order', 'notes')).toEqual([]);
});
