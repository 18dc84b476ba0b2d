import { useTranslate } from 'react-admin';
import { ToneChip } from '../parts/ToneChip';
import type { Row } from '../providers/errors';

/** Whether somebody can sign in with an account. */
export function AccountState({ customer: { erasedAt, isActive } }: { customer: Row }) {
  const translate = useTranslate();
  if (erasedAt) return <ToneChip size={12}>{translate('customers.erased')}</ToneChip>;
  return (
    <ToneChip tone={isActive ? 'success' : 'error'} size={12}>
      {translate(isActive ? 'customers.active' : 'customers.inactive')}
    </ToneChip>
  );
}
