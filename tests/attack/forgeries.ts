/** What people would write if they could: each is sent by everybody whom it is forbidden. */
import { date, pointer } from '../support/api';
import type { Write } from './vehicles';

export const PEOPLE = ['stranger', 'technician2', 'technician1', 'coordinator', 'manager'] as const;
export type Person = (typeof PEOPLE)[number];

/** One job of technician1 and what hangs on it, technician1's login, and the staff profiles. */
export interface Rows {
  job: string;
  client: string;
  check: string;
  log: string;
  event: string;
  user: string;
  role: string;
  session: string;
  technician1: string;
  technician2: string;
}

export interface Forgery {
  what: string;
  who: readonly Person[];
  write: (rows: Rows) => Write;
}

export const put =
  (className: keyof typeof IDS, body: (rows: Rows) => Record<string, unknown>) =>
  (rows: Rows): Write => ({
    method: 'PUT',
    className,
    id: rows[IDS[className]],
    body: body(rows),
  });
export const remove =
  (className: keyof typeof IDS) =>
  (rows: Rows): Write => ({ method: 'DELETE', className, id: rows[IDS[className]] });
/** The row of each class that is written to. */
export const IDS = {
  PrintJob: 'job',
  Client: 'client',
  FileCheck: 'check',
  TimeLog: 'log',
  AuditEvent: 'event',
  _User: 'user',
  _Role: 'role',
  _Session: 'session',
} as const;

const OUTSIDERS = ['stranger', 'technician2'] as const;
const NO_COORDINATORS = ['stranger', 'technician2', 'technician1'] as const;
const NO_MANAGERS = [...NO_COORDINATORS, 'coordinator'] as const;
const ACL = { '*': { read: true, write: true } };
const addUser = ({ user }: Rows) => ({ __op: 'AddRelation', objects: [pointer('_User', user)] });
const ownProfile =
  (body: Record<string, unknown>) =>
  ({ technician1 }: Rows): Write => ({
    method: 'PUT',
    className: 'Technician',
    id: technician1,
    body,
  });

export const forgeries: Forgery[] = [
  { what: 'moves a job of somebody else', who: OUTSIDERS, write: put('PrintJob', () => ({ status: 'File Review' })) },
  { what: 'opens a job to everybody', who: PEOPLE, write: put('PrintJob', () => ({ ACL })) },
  {
    what: 'makes a move that is a coordinator’s',
    who: NO_COORDINATORS,
    write: put('PrintJob', () => ({ status: 'Cancelled', statusReason: 'x' })),
  },
  {
    what: 'takes a job over',
    who: NO_COORDINATORS,
    write: put('PrintJob', ({ technician2 }) => ({ assignedTechnician: pointer('Technician', technician2) })),
  },
  { what: 'sets what the server counts', who: PEOPLE, write: put('PrintJob', () => ({ approvedMaterialGrams: 1 })) },
  {
    what: 'increments what the server counts',
    who: PEOPLE,
    write: put('PrintJob', () => ({ attempt: { __op: 'Increment', amount: 1 } })),
  },
  { what: 'renames a client', who: NO_COORDINATORS, write: put('Client', () => ({ companyName: 'Mine' })) },
  { what: 'shares a client', who: PEOPLE, write: put('Client', ({ technician2 }) => ({ sharedWith: [technician2] })) },
  { what: 'approves a log', who: NO_COORDINATORS, write: put('TimeLog', () => ({ approvalStatus: 'Approved' })) },
  { what: 'says that it was approved', who: PEOPLE, write: put('TimeLog', () => ({ approvedAt: date(new Date()) })) },
  {
    what: 'hands a check to somebody else',
    who: PEOPLE,
    write: put('FileCheck', ({ technician2 }) => ({ checkedBy: pointer('Technician', technician2) })),
  },
  { what: 'deletes a check', who: NO_COORDINATORS, write: remove('FileCheck') },
  { what: 'deletes a job', who: NO_COORDINATORS, write: remove('PrintJob') },
  { what: 'makes themselves manager', who: NO_MANAGERS, write: ownProfile({ role: 'manager' }) },
  { what: 'opens their own profile', who: PEOPLE, write: ownProfile({ ACL }) },
  { what: 'changes a password by the profile', who: NO_MANAGERS, write: ownProfile({ password: 'another-password' }) },
  { what: 'points a profile to another login', who: PEOPLE, write: ownProfile({ user: pointer('_User', 'x') }) },
  { what: 'joins a role', who: PEOPLE, write: put('_Role', (rows) => ({ users: addUser(rows) })) },
  { what: 'opens a role', who: PEOPLE, write: put('_Role', () => ({ ACL })) },
  {
    what: 'makes a role',
    who: PEOPLE,
    write: (rows) => ({ method: 'POST', className: '_Role', body: { name: 'owner', ACL, users: addUser(rows) } }),
  },
  {
    what: 'opens a session for somebody',
    who: PEOPLE,
    write: ({ user }) => ({ method: 'POST', className: '_Session', body: { user: pointer('_User', user) } }),
  },
  { what: 'prolongs a session', who: PEOPLE, write: put('_Session', () => ({ expiresAt: date('2100-01-01') })) },
  { what: 'ends a session', who: PEOPLE, write: remove('_Session') },
  { what: 'renames a login', who: PEOPLE, write: put('_User', () => ({ username: 'boss' })) },
  { what: 'opens a login', who: PEOPLE, write: put('_User', () => ({ ACL })) },
  { what: 'links a login', who: PEOPLE, write: put('_User', () => ({ authData: { anonymous: { id: 'x' } } })) },
  { what: 'deletes a login', who: PEOPLE, write: remove('_User') },
  { what: 'changes an audit event', who: PEOPLE, write: put('AuditEvent', () => ({ actorName: 'nobody' })) },
  { what: 'opens an audit event', who: PEOPLE, write: put('AuditEvent', () => ({ ACL })) },
  { what: 'deletes an audit event', who: PEOPLE, write: remove('AuditEvent') },
  {
    what: 'invents an audit event',
    who: PEOPLE,
    write: ({ job }) => ({
      method: 'POST',
      className: 'AuditEvent',
      body: {
        entityType: 'PrintJob',
        entityId: job,
        action: 'create',
        actorId: 'x',
        actorType: 'staff',
        occurredAt: date(new Date()),
        eventKey: 'x',
      },
    }),
  },
];
