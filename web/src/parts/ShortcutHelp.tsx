import { Box, Dialog, DialogContent, DialogTitle, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { useShortcutGroups } from './shortcuts';

function Keys({ keys }: { keys: string }) {
  return (
    <Box component="span" sx={{ display: 'flex', gap: 0.5 }}>
      {keys.split(' ').map((key) => (
        <Box
          component="kbd"
          key={key}
          sx={{
            minWidth: 24,
            px: 0.75,
            py: 0.25,
            textAlign: 'center',
            font: 'inherit',
            fontWeight: 600,
            border: 1,
            borderColor: 'divider',
            borderBottomWidth: 2,
            borderRadius: 1,
          }}
        >
          {key}
        </Box>
      ))}
    </Box>
  );
}

export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const translate = useTranslate();
  const groups = useShortcutGroups();
  return (
    <Dialog open={isOpen} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{translate('menu.keys.title')}</DialogTitle>
      <DialogContent sx={{ columnCount: { xs: 1, sm: 2 }, columnGap: 5 }}>
        {groups.map(({ title, shortcuts }) => (
          <Box key={title} sx={{ breakInside: 'avoid', mb: 2.5 }}>
            <Typography variant="overline" component="h3" color="text.secondary">
              {translate(title)}
            </Typography>
            <Box sx={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 1, alignItems: 'center' }}>
              {shortcuts.map(({ keys, does }) => (
                <Fragment key={keys}>
                  <Typography variant="body2">{translate(does)}</Typography>
                  <Keys keys={keys} />
                </Fragment>
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
    </Dialog>
  );
}
