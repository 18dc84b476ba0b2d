import { Badge, Box, ListItemIcon, MenuItem, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Menu, useSidebarState, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import type { Entry } from './ShopMenu';

const none = () => undefined;

export function MenuEntry({ to, also, text, icon, useCount = none }: Entry) {
  const translate = useTranslate();
  const [isOpen] = useSidebarState();
  const count = useCount();
  const { pathname } = useLocation();
  const isThere = [also ?? []].flat().some((address) => `${pathname}/`.startsWith(`${address}/`));
  const label = (
    <Box component="span" sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
      <span>{translate(text)}</span>
      {!!count && (
        <Box
          component="span"
          sx={{
            px: 0.75,
            minWidth: 22,
            textAlign: 'center',
            borderRadius: 3,
            fontSize: 12,
            fontWeight: 700,
            lineHeight: '20px',
            color: 'warning.contrastText',
            bgcolor: 'warning.main',
          }}
        >
          {count}
        </Box>
      )}
    </Box>
  );
  return (
    <Menu.Item
      to={to}
      className={isThere ? 'RaMenuItemLink-active' : undefined}
      primaryText={label}
      leftIcon={
        <Badge variant="dot" color="warning" invisible={isOpen || !count}>
          {icon}
        </Badge>
      }
    />
  );
}

/** A link to a page of its own, beside the console. */
export function OtherPage({ href, text, icon }: { href: string; text: string; icon: ReactNode }) {
  const translate = useTranslate();
  return (
    <MenuItem component="a" href={href} title={translate(text)} sx={{ color: 'text.secondary' }}>
      <ListItemIcon sx={{ minWidth: '44px !important' }}>{icon}</ListItemIcon>
      <Typography variant="inherit" noWrap>
        {translate(text)}
      </Typography>
    </MenuItem>
  );
}
