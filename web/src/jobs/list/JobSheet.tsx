/** The list's table and its one style sheet: its hundreds of cells are plain elements, which a page is turned to faster. */
import { styled } from '@mui/material';
import type { Column } from './columns';

const SIZES = ['sm', 'md', 'lg', 'xl'] as const satisfies Column['from'][];

export const JobSheet = styled('table')(({ theme: { palette, breakpoints } }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: 13,
  '& td, & th': {
    padding: '0 8px',
    height: 37,
    textAlign: 'left',
    verticalAlign: 'middle',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${palette.divider}`,
  },
  '& th': { fontWeight: 600, fontSize: 14 },
  '& .box': { width: 40, padding: '0 0 0 8px' },
  '& .number': { textAlign: 'right' },
  '& td.cut > span[aria-hidden]': { marginRight: 6, verticalAlign: -1 },
  '& td.cut': {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    maxWidth: 114,
    [breakpoints.up('xl')]: { maxWidth: 240 },
  },
  '& .file': { display: 'flex', alignItems: 'center', gap: 6 },
  '& .file > span:last-child': { overflow: 'hidden', textOverflow: 'ellipsis' },
  // The picture stands beside the name, which keeps its room.
  '& td.cut:has(.file)': { maxWidth: 170, [breakpoints.up('xl')]: { maxWidth: 300 } },
  ...Object.fromEntries(SIZES.map((size) => [`& .from-${size}`, { [breakpoints.down(size)]: { display: 'none' } }])),
  // Columns are as wide as what they hold.
  '& .MuiTableSortLabel-root:not(.Mui-active) .MuiTableSortLabel-icon': { display: 'none' },
  '& tbody tr': { cursor: 'pointer' },
  '& tbody tr:hover': { backgroundColor: palette.action.hover },
  '& tbody tr.selected': { backgroundColor: palette.action.selected },
  '& tbody tr:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -2 },
  '& a': { color: palette.primary.main, fontWeight: 600, textDecoration: 'none' },
  '& a:hover': { textDecoration: 'underline' },
  '& .strong': { fontWeight: 700 },
  '& .quiet': { color: palette.text.secondary },
  '& .late': { color: palette.error.main, fontWeight: 600 },
  '& .late svg': { fontSize: 15, marginRight: 4, marginBottom: -2 },
  '& .mail svg': { fontSize: 19, verticalAlign: 'middle', color: palette.text.secondary },
  '& .mail.trouble svg': { color: palette.error.main },
  '& .mail.waiting svg': { color: palette.warning.main },
  '& .over': { color: palette.warning.main, fontWeight: 600 },
}));
