/** One model of a template: what it is called, what its file is, and how many of it a product takes. */
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import ViewIcon from '@mui/icons-material/ViewInArOutlined';
import { Box, Dialog, IconButton, Stack, Tooltip, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../parts/useFormat';
import type { Row } from '../providers/errors';
import { DeleteDialog } from './DeleteDialog';

const ModelViewer = lazy(() => import('../jobs/model/ModelViewer'));

export function ModelRow({ model, edit }: { model: Row; edit: () => void }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const [open, setOpen] = useState<'view' | 'delete'>();
  const { id, displayName, fileName, sizeBytes, copies } = model;
  const name = { name: displayName };
  const close = () => setOpen(undefined);
  const acts = [
    { act: 'view', icon: <ViewIcon fontSize="small" />, run: () => setOpen('view') },
    { act: 'edit', icon: <EditIcon fontSize="small" />, run: edit },
    { act: 'remove', icon: <DeleteIcon fontSize="small" />, run: () => setOpen('delete') },
  ];

  return (
    <Stack direction="row" sx={{ px: 2, py: 1, gap: 1, alignItems: 'center', borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{displayName}</Typography>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {fileName} · {number(Math.max(1, Math.round(sizeBytes / 1024)))} kB
        </Typography>
      </Box>
      <Typography sx={{ whiteSpace: 'nowrap' }}>
        {translate('catalog.models.copies', { smart_count: copies })}
      </Typography>
      {acts.map(({ act, icon, run }) => (
        <Tooltip key={act} title={translate(`catalog.models.${act}`, name)}>
          <IconButton size="small" onClick={run} aria-label={translate(`catalog.models.${act}`, name)}>
            {icon}
          </IconButton>
        </Tooltip>
      ))}
      {open === 'view' && (
        <Dialog open onClose={close} maxWidth="md" fullWidth aria-label={displayName}>
          <Suspense fallback={null}>
            <ModelViewer address={`/files/models/${id}`} fileName={fileName} />
          </Suspense>
        </Dialog>
      )}
      {open === 'delete' && (
        <DeleteDialog
          resource="Model"
          row={model}
          title={translate('catalog.models.remove', name)}
          text={translate('catalog.models.removeText')}
          close={close}
        />
      )}
    </Stack>
  );
}
