/** One rule in words: its conditions, its prices, and whether it is in use. */
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, Chip, IconButton, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMoney } from '../jobs/page/money';
import type { Row } from '../providers/errors';
import { DeleteDialog } from './DeleteDialog';
import { CONDITIONS, PRICES } from './ruleDraft';
import type { useConditionNames } from './useConditionNames';

interface Props {
  rule: Row;
  names: ReturnType<typeof useConditionNames>;
  /** undefined: it cannot be changed by whoever reads it. */
  edit: (() => void) | undefined;
}

/** “PLA, Fine, 1–9 pieces”. */
function useConditionWords() {
  const translate = useTranslate();
  return (rule: Row, names: Props['names']): string => {
    const chosen = CONDITIONS.flatMap((field) => names[field].find(({ id }) => id === rule[field])?.name ?? []);
    const { minQuantity: from, maxQuantity: to } = rule;
    const pieces = [
      from && to ? translate('catalog.rules.fromTo', { from, to }) : '',
      from && !to ? translate('catalog.rules.from', { from }) : '',
      !from && to ? translate('catalog.rules.upTo', { to }) : '',
    ];
    return [...chosen, ...pieces].filter(Boolean).join(', ') || translate('catalog.rules.everything');
  };
}

export function RuleRow({ rule, names, edit }: Props) {
  const translate = useTranslate();
  const money = useMoney();
  const words = useConditionWords()(rule, names);
  const name = { name: rule.label || words };
  const [isAsking, setAsking] = useState(false);

  return (
    <TableRow>
      <TableCell>
        {rule.label && <Box sx={{ fontWeight: 600 }}>{rule.label}</Box>}
        {words}
        {!rule.active && <Chip size="small" label={translate('catalog.rules.unused')} sx={{ ml: 1 }} />}
      </TableCell>
      {PRICES.map((field) => (
        <TableCell
          key={field}
          align="right"
          data-label={translate(`catalog.rules.short.${field}`)}
          sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
        >
          {rule[field] ? money(rule[field], rule.currency) : '–'}
        </TableCell>
      ))}
      <TableCell align="right" data-label={translate('catalog.rules.short.leadTimeDays')}>
        {rule.leadTimeDays}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {edit && (
          <>
            <IconButton size="small" onClick={edit} aria-label={translate('catalog.rules.edit', name)}>
              <EditIcon fontSize="small" />
            </IconButton>
            <IconButton
              size="small"
              onClick={() => setAsking(true)}
              aria-label={translate('catalog.rules.remove', name)}
            >
              <DeleteIcon fontSize="small" />
            </IconButton>
          </>
        )}
        {isAsking && (
          <DeleteDialog
            resource="QuoteRule"
            row={rule}
            title={translate('catalog.rules.remove', name)}
            text={translate('catalog.rules.removeText')}
            close={() => setAsking(false)}
          />
        )}
      </TableCell>
    </TableRow>
  );
}
