/** The models of a product template: added, looked at, changed, taken away. */
import AddIcon from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Panel } from '../jobs/page/Panel';
import type { Row } from '../providers/errors';
import { ModelDialog } from './ModelDialog';
import { ModelRow } from './ModelRow';
import { useRowsOf } from './useRowsOf';

export function ModelsPanel({ templateId }: { templateId: string }) {
  const translate = useTranslate();
  const models = useRowsOf('Model', { productTemplate: templateId }, 'sortOrder');
  const [open, setOpen] = useState<Row | 'new'>();
  return (
    <Panel
      title={translate('catalog.models.title')}
      of={models}
      empty={translate('catalog.models.none')}
      action={
        <Button size="small" startIcon={<AddIcon />} onClick={() => setOpen('new')}>
          {translate('catalog.models.add')}
        </Button>
      }
    >
      {models.rows.map((model) => (
        <ModelRow key={model.id} model={model} edit={() => setOpen(model)} />
      ))}
      {open && (
        <ModelDialog
          templateId={templateId}
          model={open === 'new' ? undefined : open}
          place={models.rows.length}
          close={() => setOpen(undefined)}
        />
      )}
    </Panel>
  );
}
