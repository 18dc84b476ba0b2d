/** The console: one resource a class, each loaded when it is opened. */
import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { Admin, CustomRoutes, type I18nProvider, Resource } from 'react-admin';
import { BrowserRouter, HashRouter, Route } from 'react-router-dom';
import { CatalogItem } from './catalog/CatalogItem';
import { PaymentMethodConfig } from './catalog/PaymentMethodConfig';
import { PricingProfile } from './catalog/PricingProfile';
import { ProductTemplate } from './catalog/ProductTemplate';
import { ToleranceClass } from './catalog/ToleranceClass';
import { TurnaroundProfile } from './catalog/TurnaroundProfile';
import { Customer } from './customers/Customer';
import { PrintJob } from './jobs/PrintJob';
import { TimeLog } from './jobs/TimeLog';
import { ApiKey } from './keys/ApiKey';
import { Order } from './orders/Order';
import { LoginPage } from './parts/LoginPage';
import { ShopLayout } from './parts/ShopLayout';
import { Client } from './people/Client';
import { Technician } from './people/Technician';
import { Printer } from './printers/Printer';
import { PrintProfile } from './printers/PrintProfile';
import { ProductionQueue } from './production/ProductionQueue';
import { authProvider, dataProvider } from './providers/page';
import { AuditEvent } from './record/AuditEvent';
import { EmailMessage } from './record/EmailMessage';
import { isManaged, isThere } from './small/page';
import { Material } from './stock/Material';
import { MaterialBatch } from './stock/MaterialBatch';
import { store } from './store';
import { darkTheme, lightTheme } from './theme';
import { Webhook } from './webhooks/Webhook';

const MyAccountPage = lazy(() => import('./account/MyAccountPage'));
const BoardPage = lazy(() => import('./board/BoardPage'));
const PlanningPage = lazy(() => import('./planning/PlanningPage'));
const ProductionPage = lazy(() => import('./production/ProductionPage'));
const ExportPage = lazy(() => import('./exchange/ExportPage'));
const Dashboard = lazy(() => import('./dashboard/Dashboard'));

/** A host of files knows no other address than the page's own. */
const Router = isManaged ? HashRouter : BrowserRouter;

/** Asked again only when the server did not answer at all; what it refused it refuses again. */
const mayHelp = (failures: number, error: Error) => failures < 2 && (error as { status?: number }).status === 0;

const queryClient = new QueryClient({ defaultOptions: { queries: { retry: mayHelp } } });

export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  return (
    // As a transition, the way to the sign-in page would wait for a page that renders itself away again and again.
    <Router useTransitions={false}>
      <Admin
        authProvider={authProvider}
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        store={store}
        theme={lightTheme}
        darkTheme={darkTheme}
        dashboard={Dashboard}
        layout={ShopLayout}
        loginPage={LoginPage}
        requireAuth
        disableTelemetry
      >
        <Resource {...PrintJob} />
        <Resource {...TimeLog} />
        <Resource {...Order} />
        <Resource {...ProductionQueue} />
        <Resource {...Customer} />
        <Resource {...Client} />
        <Resource {...MaterialBatch} />
        <Resource {...Material} />
        <Resource {...Printer} />
        <Resource {...PrintProfile} />
        <Resource {...CatalogItem} />
        <Resource {...ProductTemplate} />
        <Resource {...PricingProfile} />
        <Resource {...ToleranceClass} />
        <Resource {...TurnaroundProfile} />
        <Resource {...PaymentMethodConfig} />
        <Resource {...Technician} />
        <Resource {...ApiKey} />
        <Resource {...EmailMessage} />
        <Resource {...AuditEvent} />
        <Resource {...Webhook} />
        <CustomRoutes>
          {isThere('SecondFactor') && <Route path="/my-account" element={<MyAccountPage />} />}
          <Route path="/board" element={<BoardPage />} />
          <Route path="/planning" element={<PlanningPage />} />
          <Route path="/production" element={<ProductionPage />} />
          <Route path="/export" element={<ExportPage />} />
        </CustomRoutes>
      </Admin>
    </Router>
  );
}
