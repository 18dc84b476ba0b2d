/** A rule as it is typed; ties and gaps that the server finds are said beside it. */
import { FormControlLabel, Switch } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { FormDialog } from '../parts/FormDialog';
import { useSave } from '../parts/useSave';
import type { Row } from '../providers/errors';
import { RuleConditions } from './RuleConditions';
import { RuleFeasibility } from './RuleFeasibility';
import { RulePrices } from './RulePrices';
import { draftOf, fieldsOf, isRight, type RuleDraft, type TextField } from './ruleDraft';
import type { useConditionNames } from './useConditionNames';

interface Props {
  profileId: string;
  /** undefined: a new one. */
  rule: Row | undefined;
  currency: string;
  names: ReturnType<typeof useConditionNames>;
  close: () => void;
}

/** What each part of the dialog works with. */
export interface PartProps {
  draft: RuleDraft;
  change: (changes: Partial<RuleDraft>) => void;
  /** A text field's value, its change, its label, and whether it can be read. */
  text: (field: TextField) => {
    label: string;
    value: string;
    error: boolean;
    onChange: (event: { target: { value: string } }) => void;
  };
  names: Props['names'];
  currency: string;
}

export function RuleDialog({ profileId, rule, currency, names, close }: Props) {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const save = useSave('QuoteRule');
  // A rule of another currency is priced anew.
  const [draft, setDraft] = useState(() => draftOf(rule, rule?.currency ?? currency));
  const change = (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const fields = fieldsOf(draft, currency);
  const text: PartProps['text'] = (field) => ({
    label: translate(`catalog.rules.fields.${field}`, { currency }),
    value: draft[field],
    error: !isRight(field, draft[field], currency),
    onChange: ({ target }) => change({ [field]: target.value }),
  });
  const part: PartProps = { draft, change, text, names, currency };

  async function run() {
    if (rule) return (await save(rule, fields ?? {})) !== undefined;
    await dataProvider.create('QuoteRule', { data: { ...fields, pricingProfile: profileId } });
    await queryClient.invalidateQueries({ queryKey: ['QuoteRule'] });
    return true;
  }

  return (
    <FormDialog
      title={translate(rule ? 'catalog.rules.change' : 'catalog.rules.add')}
      action={translate('ra.action.save')}
      isReady={fields !== undefined}
      width="sm"
      run={run}
      close={close}
    >
      <RuleConditions {...part} />
      <RulePrices {...part} />
      <RuleFeasibility {...part} />
      <FormControlLabel
        control={<Switch checked={draft.active} onChange={({ target }) => change({ active: target.checked })} />}
        label={translate('catalog.rules.active')}
      />
    </FormDialog>
  );
}
