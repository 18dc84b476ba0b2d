/** The classes that come in from spreadsheets: their columns, and by what a row is known. */
import type { FieldType, Limit } from '../../../schema/format';
import { classRules } from '../../../schema/generated';

export const IMPORTED = ['Client', 'MaterialBatch', 'PrintJob'] as const;
export type Imported = (typeof IMPORTED)[number];

interface Table {
  /** Fields that a file may give, in the order they are shown. */
  fields: readonly string[];
  /** The field by which a row that is there already is found. */
  key: string;
  /** Of the pointers, the fields by which people name the row pointed to. */
  names: Readonly<Record<string, readonly string[]>>;
  /** Whether an earlier import is known by its lines too, for rows that need no key. */
  isRepeatable: boolean;
}

export const TABLES: Record<Imported, Table> = {
  Client: {
    fields: ['clientCode', 'companyName', 'contactName', 'email', 'phone', 'billingStatus', 'language'],
    key: 'clientCode',
    names: {},
    isRepeatable: false,
  },
  MaterialBatch: {
    fields: [
      'batchCode',
      'materialType',
      'color',
      'startingWeightGrams',
      'remainingWeightGrams',
      'storageLocation',
      'status',
    ],
    key: 'batchCode',
    names: {},
    isRepeatable: false,
  },
  PrintJob: {
    fields: [
      'client',
      'fileUrl',
      'fileName',
      'materialType',
      'color',
      'quality',
      'quantity',
      'estimatedPrintMinutes',
      'estimatedMaterialGrams',
      'dueDate',
      'priority',
      'assignedTechnician',
      'materialBatch',
      'quoteRequested',
      'trackingNumber',
      'jobNumber',
    ],
    key: 'jobNumber',
    names: {
      client: ['clientCode', 'companyName'],
      assignedTechnician: ['username', 'displayName', 'email'],
      materialBatch: ['batchCode'],
    },
    isRepeatable: true,
  },
};

export interface KnownClass {
  types: Record<string, FieldType>;
  pointers: Record<string, string>;
  required: readonly string[];
  limits: Record<string, Limit>;
  values: Record<string, string[]>;
}

/** What the schema says of the class. */
export const known = (className: string): KnownClass =>
  (classRules as unknown as Record<string, KnownClass>)[className] as KnownClass;

/** Columns that a new row needs; a file carries no model, so the address of a job's has to come. */
export const requiredOf = (className: Imported): ReadonlySet<string> =>
  new Set([...known(className).required, ...(className === 'PrintJob' ? ['fileUrl'] : [])]);
