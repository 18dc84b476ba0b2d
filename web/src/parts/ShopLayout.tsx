/** What stands around every screen. */
import type { ReactNode } from 'react';
import { Layout } from 'react-admin';
import { ConflictProvider } from './ConflictProvider';
import { ConnectionBanner } from './ConnectionBanner';
import { SessionGuard } from './SessionGuard';
import { ShopMenu } from './ShopMenu';

export function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <SessionGuard>
      <ConflictProvider>
        <Layout menu={ShopMenu}>
          <ConnectionBanner />
          {children}
        </Layout>
      </ConflictProvider>
    </SessionGuard>
  );
}
