/** What stands around every screen. */
import type { ReactNode } from 'react';
import { Layout } from 'react-admin';
import { ConflictProvider } from './ConflictProvider';
import { ConnectionBanner } from './ConnectionBanner';
import { SessionGuard } from './SessionGuard';
import { ShopAppBar } from './ShopAppBar';
import { ShopMenu } from './ShopMenu';
import { Shortcuts } from './Shortcuts';

export function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <SessionGuard>
      <ConflictProvider>
        <Shortcuts />
        <Layout appBar={ShopAppBar} appBarAlwaysOn menu={ShopMenu}>
          <ConnectionBanner />
          {children}
        </Layout>
      </ConflictProvider>
    </SessionGuard>
  );
}
