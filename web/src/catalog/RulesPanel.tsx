/** The rules of a pricing profile: under which conditions something costs what. */
import AddIcon from '@mui/icons-material/Add';
import { Button, type SxProps, Table, TableBody, TableCell, TableHead, TableRow, type Theme } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../jobs/page/Panel';
import { useWho } from '../parts/useWho';
import type { Row } from '../providers/errors';
import { mayDo } from '../providers/rights';
import { RuleDialog } from './RuleDialog';
import { RuleRow } from './RuleRow';
import { PRICES } from './ruleDraft';
import { useConditionNames } from './useConditionNames';
import { useRowsOf } from './useRowsOf';
import { useShopCurrency } from './useShopCurrency';

/** On a phone each rule is a card, and each of its prices a line with its name. */
const AS_CARDS: SxProps<Theme> = (theme) => ({
  [theme.breakpoints.down('sm')]: {
    '& thead': { display: 'none' },
    '& tr': { display: 'block', borderTop: 1, borderColor: 'divider', py: 1 },
    '& td': { display: 'flex', flexDirection: 'row', justifyContent: 'space-between', border: 0, py: 0.25 },
    '& td:first-of-type': { display: 'block' },
    '& td:last-of-type': { justifyContent: 'flex-end' },
    '& td[data-label]::before': { content: 'attr(data-label)', color: 'text.secondary' },
  },
});

export function RulesPanel({ profileId }: { profileId: string }) {
  const translate = useTranslate();
  const who = useWho();
  const rules = useRowsOf('QuoteRule', { pricingProfile: profileId }, 'createdAt');
  const names = useConditionNames();
  const currency = useShopCurrency();
  const [open, setOpen] = useState<Row | 'new'>();
  const mayChange = who !== undefined && mayDo('create', 'QuoteRule', who);
  return (
    <Panel
      title={translate('catalog.rules.title')}
      of={rules}
      empty={translate('catalog.rules.none')}
      action={
        mayChange && (
          <Button size="small" startIcon={<AddIcon />} disabled={!currency} onClick={() => setOpen('new')}>
            {translate('catalog.rules.add')}
          </Button>
        )
      }
    >
      {rules.rows.length > 0 && (
        <div style={{ overflowX: 'auto' }}>
          <Table size="small" sx={AS_CARDS}>
            <TableHead>
              <TableRow>
                <TableCell>{translate('catalog.rules.conditions')}</TableCell>
                {PRICES.map((field) => (
                  <TableCell key={field} align="right">
                    {translate(`catalog.rules.short.${field}`)}
                  </TableCell>
                ))}
                <TableCell align="right">{translate('catalog.rules.short.leadTimeDays')}</TableCell>
                <TableCell />
              </TableRow>
            </TableHead>
            <TableBody>
              {rules.rows.map((rule) => (
                <RuleRow key={rule.id} rule={rule} names={names} edit={mayChange ? () => setOpen(rule) : undefined} />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {open && currency && (
        <RuleDialog
          profileId={profileId}
          rule={open === 'new' ? undefined : open}
          currency={currency}
          names={names}
          close={() => setOpen(undefined)}
        />
      )}
    </Panel>
  );
}
