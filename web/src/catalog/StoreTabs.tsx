/** The store's screens side by side: what is sold, from what it is made, what it costs, and what customers choose from. */
import { Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useWho } from '../parts/useWho';
import { mayDo } from '../providers/rights';

/** The classes of the store, in the order of their screens. */
export const STORE_CLASSES = [
  'CatalogItem',
  'ProductTemplate',
  'PricingProfile',
  'ToleranceClass',
  'TurnaroundProfile',
  'PaymentMethodConfig',
] as const;

export function StoreTabs() {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const who = useWho();
  return (
    <Stack component="nav" aria-label={translate('menu.store')} direction="row" sx={{ flexWrap: 'wrap', gap: 0.5 }}>
      {STORE_CLASSES.filter((name) => who && mayDo('read', name, who)).map((name) => {
        const isHere = pathname.split('/')[1] === name;
        return (
          <Button
            key={name}
            component={Link}
            to={`/${name}`}
            size="small"
            color={isHere ? 'primary' : 'inherit'}
            variant={isHere ? 'outlined' : 'text'}
            aria-current={isHere ? 'page' : undefined}
          >
            {translate(`catalog.tabs.${name}`)}
          </Button>
        );
      })}
    </Stack>
  );
}
