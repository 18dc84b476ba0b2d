/** The console's sidebar. A screen is one line in ENTRIES. */

import CustomersIcon from '@mui/icons-material/AccountCircleOutlined';
import ClientsIcon from '@mui/icons-material/BusinessOutlined';
import ApprovalsIcon from '@mui/icons-material/FactCheckOutlined';
import ProductionIcon from '@mui/icons-material/FactoryOutlined';
import ExportIcon from '@mui/icons-material/FileDownloadOutlined';
import StaffIcon from '@mui/icons-material/GroupsOutlined';
import AuditIcon from '@mui/icons-material/HistoryOutlined';
import MaterialIcon from '@mui/icons-material/Inventory2Outlined';
import KeysIcon from '@mui/icons-material/KeyOutlined';
import MailIcon from '@mui/icons-material/MailOutlined';
import QueueIcon from '@mui/icons-material/PhoneIphoneOutlined';
import PrintersIcon from '@mui/icons-material/PrecisionManufacturingOutlined';
import JobsIcon from '@mui/icons-material/PrintOutlined';
import OrdersIcon from '@mui/icons-material/ShoppingBagOutlined';
import DashboardIcon from '@mui/icons-material/SpaceDashboardOutlined';
import StoreIcon from '@mui/icons-material/StorefrontOutlined';
import BoardIcon from '@mui/icons-material/ViewKanbanOutlined';
import PlanningIcon from '@mui/icons-material/ViewTimelineOutlined';
import WebhooksIcon from '@mui/icons-material/WebhookOutlined';
import { Box, Divider } from '@mui/material';
import type { ReactNode } from 'react';
import { Menu } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { STORE_CLASSES } from '../catalog/StoreTabs';
import { mayDo, mayWrite, type Who } from '../providers/rights';
import { isThere } from '../small/page';
import { MenuEntry, OtherPage } from './MenuEntry';
import {
  useLowStockCount,
  useMailTroubleCount,
  usePendingLogCount,
  usePlacedOrderCount,
  useWebhookTroubleCount,
} from './menuCounts';
import { useShortcuts } from './shortcuts';
import { mayPlan, useWho } from './useWho';

export interface Entry {
  to: string;
  /** Beginnings of other addresses that belong to it. */
  also?: string | readonly string[];
  /** A translate key. */
  text: string;
  icon: ReactNode;
  /** Pressed anywhere, it goes there. */
  keys: string;
  may: (who: Who) => boolean;
  /** A hook that answers how much waits there. */
  useCount?: () => number | undefined;
}

const always = () => true;
/** Where a server has no printers, the profiles that jobs are printed with stand in their place. */
const PRINTERS = isThere('Printer')
  ? { to: '/Printer', also: '/PrintProfile', text: 'menu.printers' }
  : { to: '/PrintProfile', text: 'printers.profiles' };

const ENTRIES: Entry[] = [
  { to: '/', text: 'menu.dashboard', icon: <DashboardIcon />, keys: 'g d', may: mayPlan },
  { to: '/board', text: 'menu.board', icon: <BoardIcon />, keys: 'g b', may: always },
  { to: '/planning', text: 'menu.planning', icon: <PlanningIcon />, keys: 'g p', may: mayPlan },
  { to: '/PrintJob', text: 'menu.jobs', icon: <JobsIcon />, keys: 'g j', may: always },
  {
    to: '/Order',
    text: 'menu.orders',
    icon: <OrdersIcon />,
    keys: 'g n',
    may: (who) => mayDo('read', 'Order', who),
    useCount: usePlacedOrderCount,
  },
  {
    to: '/production',
    also: '/ProductionQueue',
    text: 'menu.production',
    icon: <ProductionIcon />,
    keys: 'g f',
    may: (who) => mayDo('read', 'ProductionQueue', who),
  },
  {
    to: '/TimeLog',
    text: 'menu.approvals',
    icon: <ApprovalsIcon />,
    keys: 'g a',
    may: (who) => mayWrite('approvalStatus', 'TimeLog', who),
    useCount: usePendingLogCount,
  },
  {
    to: '/Client',
    text: 'menu.clients',
    icon: <ClientsIcon />,
    keys: 'g c',
    may: (who) => mayDo('create', 'Client', who),
  },
  {
    to: '/Customer',
    text: 'menu.customers',
    icon: <CustomersIcon />,
    keys: 'g k',
    may: (who) => mayDo('read', 'Customer', who),
  },
  {
    to: '/MaterialBatch',
    also: '/Material',
    text: 'menu.material',
    icon: <MaterialIcon />,
    keys: 'g m',
    may: always,
    useCount: useLowStockCount,
  },
  {
    ...PRINTERS,
    icon: <PrintersIcon />,
    keys: 'g r',
    may: (who) => mayPlan(who) && mayDo('read', 'PrintProfile', who),
  },
  {
    to: '/CatalogItem',
    also: STORE_CLASSES.map((name) => `/${name}`),
    text: 'menu.store',
    icon: <StoreIcon />,
    keys: 'g o',
    may: (who) => mayDo('read', 'CatalogItem', who),
  },
  {
    to: '/EmailMessage',
    text: 'menu.mail',
    icon: <MailIcon />,
    keys: 'g e',
    may: (who) => mayDo('read', 'EmailMessage', who),
    useCount: useMailTroubleCount,
  },
  {
    to: '/Technician',
    text: 'menu.staff',
    icon: <StaffIcon />,
    keys: 'g s',
    may: (who) => mayDo('create', 'Technician', who),
  },
  {
    to: '/ApiKey',
    text: 'menu.apiKeys',
    icon: <KeysIcon />,
    keys: 'g i',
    may: (who) => mayDo('read', 'ApiKey', who),
  },
  {
    to: '/AuditEvent',
    text: 'menu.audit',
    icon: <AuditIcon />,
    keys: 'g u',
    may: (who) => mayDo('read', 'AuditEvent', who),
  },
  {
    to: '/Webhook',
    text: 'menu.webhooks',
    icon: <WebhooksIcon />,
    keys: 'g w',
    may: (who) => mayDo('read', 'Webhook', who),
    useCount: useWebhookTroubleCount,
  },
  { to: '/export', text: 'menu.export', icon: <ExportIcon />, keys: 'g x', may: mayPlan },
];

export function ShopMenu() {
  const who = useWho();
  const navigate = useNavigate();
  const entries = who ? ENTRIES.filter(({ may }) => may(who)) : [];
  useShortcuts(
    'menu.keys.go',
    entries.map(({ keys, text, to }) => ({ keys, does: text, run: () => navigate(to) })),
  );
  return (
    <Menu
      sx={{
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        mt: 0,
        py: 1,
        '& .RaMenuItemLink-active': { bgcolor: 'action.selected', fontWeight: 600, '& svg': { color: 'primary.main' } },
      }}
    >
      {entries.map((entry) => (
        <MenuEntry key={entry.to} {...entry} />
      ))}
      <Box component="li" role="presentation" sx={{ flexGrow: 1 }} />
      <Divider component="li" role="presentation" sx={{ my: 1 }} />
      <OtherPage href="/queue" text="menu.queue" icon={<QueueIcon />} />
    </Menu>
  );
}
