/** The list's columns, in order. */
export interface Column {
  field: string;
  /** Not, where the order of ids would say nothing. */
  isSorted?: boolean;
  isNumber?: boolean;
  /** Long ones end in an ellipsis. */
  isCut?: boolean;
  /** Smallest screen that has room for it. */
  from?: 'sm' | 'md' | 'lg' | 'xl';
}

export const COLUMNS: readonly Column[] = [
  { field: 'jobNumber', isSorted: true },
  { field: 'status', isSorted: true },
  { field: 'client', isCut: true },
  { field: 'fileName', isSorted: true, isCut: true, from: 'md' },
  { field: 'materialType', isSorted: true, isCut: true, from: 'md' },
  { field: 'quantity', isSorted: true, isNumber: true, from: 'md' },
  { field: 'priority', isSorted: true, isNumber: true, from: 'md' },
  { field: 'dueDate', isSorted: true },
  { field: 'assignedTechnician', isCut: true, from: 'sm' },
  { field: 'overEstimateGrams', isSorted: true, isNumber: true, from: 'lg' },
  { field: 'mails', from: 'lg' },
  { field: 'updatedAt', isSorted: true, from: 'xl' },
];

const classes = new Map(
  COLUMNS.map((column) => {
    const { isNumber, isCut, from } = column;
    return [column, [isNumber && 'number', isCut && 'cut', from && `from-${from}`].filter(Boolean).join(' ')];
  }),
);

/** What the list's style sheet knows a column's cells by. */
export const classOf = (column: Column): string | undefined => classes.get(column) || undefined;
