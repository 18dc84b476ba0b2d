/** What stands around every screen. */
import type { ReactNode } from 'react';
import { Layout } from 'react-admin';
import { ConflictProvider } from './ConflictProvider';
import { ConnectionBanner } from './ConnectionBanner';
import { SessionGuard } from './SessionGuard';
import { ShopAppBar } from './ShopAppBar';
import { ShopMenu } from './ShopMenu';
import { Shortcuts } from './Shortcuts';

/** As wide as the window: a wide table scrolls in its own place. */
const FITTING = { minWidth: 0, '& .RaLayout-content': { minWidth: 0 } };

export function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <SessionGuard>
      <ConflictProvider>
        <Shortcuts />
        <Layout appBar={ShopAppBar} appBarAlwaysOn menu={ShopMenu} sx={FITTING}>
          <ConnectionBanner />
          {children}
        </Layout>
      </ConflictProvider>
    </SessionGuard>
  );
}
