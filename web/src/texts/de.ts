/** Every text of the console in German. */

import { approvals } from './de/approvals';
import { audit } from './de/audit';
import { board } from './de/board';
import { catalog, catalogClasses } from './de/catalog';
import { clients } from './de/clients';
import { customer } from './de/customer';
import { customers } from './de/customers';
import { dashboard } from './de/dashboard';
import { imports } from './de/imports';
import { intake } from './de/intake';
import { jobList } from './de/jobList';
import { jobPage } from './de/jobPage';
import { jobs } from './de/jobs';
import { keys } from './de/keys';
import { labels } from './de/labels';
import { mail, mailClass } from './de/mail';
import { menu } from './de/menu';
import { account } from './de/myAccount';
import { orderClasses } from './de/orderClasses';
import { moves, orders } from './de/orders';
import { people } from './de/people';
import { planning } from './de/planning';
import { preflight } from './de/preflight';
import { equipment, printers } from './de/printers';
import { production } from './de/production';
import { quotes } from './de/quotes';
import { reactAdmin } from './de/react-admin';
import { shell } from './de/shell';
import { staff } from './de/staff';
import { stock } from './de/stock';
import { stockroom } from './de/stockroom';
import { uploading } from './de/uploading';
import { exports, webhookClasses, webhooks } from './de/webhooks';
import { fileChecks } from './fileChecks';

export const messages = {
  ...reactAdmin,
  shell,
  labels,
  quotes,
  customer,
  jobPage,
  preflight,
  printers,
  fileChecks: fileChecks.de,
  board,
  planning,
  orders,
  moves,
  production,
  customers,
  dashboard,
  approvals,
  catalog,
  clients,
  jobList,
  intake,
  uploading,
  imports,
  exports,
  webhooks,
  mail,
  menu,
  staff,
  account,
  keys,
  stockroom,
  audit,
  resources: {
    ...people,
    ...stock,
    ...jobs,
    ...equipment,
    ...catalogClasses,
    ...orderClasses,
    ...mailClass,
    ...webhookClasses,
  },
};
