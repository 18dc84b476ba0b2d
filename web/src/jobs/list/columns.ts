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
  { field: 'updatedAt', isSorted: true, from: 'xl' },
];

/** Shows a cell from that size of screen on. */
export const shownFrom = (from: Column['from']) => (from ? { display: { xs: 'none', [from]: 'table-cell' } } : {});
