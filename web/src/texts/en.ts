/** Every text of the console in English. A room's classes stand in its file, and its other texts under its name. */
import reactAdmin from 'ra-language-english';
import { approvals } from './en/approvals';
import { audit } from './en/audit';
import { board } from './en/board';
import { catalog, catalogClasses } from './en/catalog';
import { clients } from './en/clients';
import { customer } from './en/customer';
import { customers } from './en/customers';
import { dashboard } from './en/dashboard';
import { imports } from './en/imports';
import { intake } from './en/intake';
import { jobList } from './en/jobList';
import { jobPage } from './en/jobPage';
import { jobs } from './en/jobs';
import { keys } from './en/keys';
import { labels } from './en/labels';
import { mail, mailClass } from './en/mail';
import { menu } from './en/menu';
import { account } from './en/myAccount';
import { orderClasses } from './en/orderClasses';
import { moves, orders } from './en/orders';
import { people } from './en/people';
import { planning } from './en/planning';
import { preflight } from './en/preflight';
import { equipment, printers } from './en/printers';
import { production } from './en/production';
import { quotes } from './en/quotes';
import { shell } from './en/shell';
import { staff } from './en/staff';
import { stock } from './en/stock';
import { stockroom } from './en/stockroom';
import { uploading } from './en/uploading';
import { exports, webhookClasses, webhooks } from './en/webhooks';
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
  fileChecks: fileChecks.en,
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
