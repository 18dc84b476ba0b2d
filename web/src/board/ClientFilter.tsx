/** One client of many, found by typing. */
import { Autocomplete, type SxProps, TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useGetOne, useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';

const MOST = 20;

interface Props {
  value: string;
  change: (value: string) => void;
  width: SxProps;
}

export function ClientFilter({ value, change, width }: Props) {
  const translate = useTranslate();
  const [words, setWords] = useState('');
  const { data: chosen } = useGetOne<Row>('Client', { id: value }, { enabled: value !== '' });
  const { data: found = [], isFetching } = useGetList<Row>('Client', {
    filter: { q: words === chosen?.companyName ? '' : words },
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'companyName', order: 'ASC' },
  });
  return (
    <Autocomplete
      size="small"
      options={found}
      value={value ? (chosen ?? null) : null}
      loading={isFetching}
      getOptionLabel={(client) => client.companyName}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(options) => options}
      onInputChange={(_, typed) => setWords(typed)}
      onChange={(_, client) => change(client?.id ?? '')}
      sx={width}
      renderInput={(props) => (
        <TextField {...props} variant="outlined" margin="none" label={translate('resources.PrintJob.fields.client')} />
      )}
    />
  );
}
