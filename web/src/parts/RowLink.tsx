import { styled } from '@mui/material/styles';
import { Link } from 'react-router-dom';

/** The name of a row, leading to its page. */
export const RowLink = styled(Link)(({ theme }) => ({
  color: theme.palette.primary.main,
  fontWeight: 600,
  textDecoration: 'none',
  whiteSpace: 'nowrap',
  '&:hover, &:focus-visible': { textDecoration: 'underline' },
}));
