/** Filters and order of the list, kept under a name for whoever signs in here. */
import AddIcon from '@mui/icons-material/Add';
import SavedIcon from '@mui/icons-material/BookmarkBorder';
import RemoveIcon from '@mui/icons-material/Close';
import { Button, IconButton, Popover, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { type SortPayload, useListContext, useStore, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { FormDialog } from '../../parts/FormDialog';
import { useWho } from '../../parts/useWho';
import { queriesKey } from '../../store';

interface SavedQuery {
  name: string;
  filter: Record<string, unknown>;
  sort: SortPayload;
}

export function SavedQueries() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const who = useWho();
  const { resource, filterValues, sort, perPage } = useListContext();
  const [queries, setQueries] = useStore<SavedQuery[]>(queriesKey(resource, who?.technicianId ?? ''), []);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const close = () => setAnchor(undefined);

  function open(query: SavedQuery) {
    close();
    const search = new URLSearchParams({
      displayedFilters: '{}',
      filter: JSON.stringify(query.filter),
      sort: query.sort.field,
      order: query.sort.order,
      page: '1',
      perPage: String(perPage),
    });
    navigate({ search: search.toString() });
  }

  async function keep() {
    const query = { name: name.trim(), filter: filterValues, sort };
    setQueries([...queries.filter((other) => other.name !== query.name), query]);
    setName('');
  }

  return (
    <>
      <Button
        startIcon={<SavedIcon />}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ height: 40 }}
      >
        {translate('jobList.saved.title')}
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': translate('jobList.saved.title'), sx: { p: 1, width: 280 } },
        }}
      >
        {queries.map((query) => (
          <Stack key={query.name} direction="row">
            <Button fullWidth color="inherit" onClick={() => open(query)} sx={{ justifyContent: 'start' }}>
              {query.name}
            </Button>
            <IconButton
              size="small"
              aria-label={translate('jobList.saved.remove', { name: query.name })}
              onClick={() => setQueries(queries.filter((other) => other !== query))}
            >
              <RemoveIcon fontSize="inherit" />
            </IconButton>
          </Stack>
        ))}
        <Button
          fullWidth
          startIcon={<AddIcon />}
          sx={{ justifyContent: 'start' }}
          onClick={() => {
            close();
            setNaming(true);
          }}
        >
          {translate('jobList.saved.keep')}
        </Button>
      </Popover>
      {isNaming && (
        <FormDialog
          title={translate('jobList.saved.keep')}
          action={translate('ra.action.save')}
          isReady={name.trim() !== ''}
          run={keep}
          close={() => setNaming(false)}
        >
          <Typography>{translate('jobList.saved.about')}</Typography>
          <TextField
            label={translate('jobList.saved.name')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            autoFocus
            required
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
        </FormDialog>
      )}
    </>
  );
}
