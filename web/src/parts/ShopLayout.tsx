/** What stands around every screen. */
import type { ReactNode } from 'react';
import { Layout } from 'react-admin';
import { ConflictProvider } from './ConflictProvider';
import { ConnectionBanner } from './ConnectionBanner';
import { SessionGuard } from './SessionGuard';

export function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <SessionGuard>
      <ConflictProvider>
        <Layout>
          <ConnectionBanner />
          {children}
        </Layout>
      </ConflictProvider>
    </SessionGuard>
  );
}
