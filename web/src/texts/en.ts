/** Every text of the console in English. A room's classes stand in its file, and its other texts under its name. */
import reactAdmin from 'ra-language-english';
import { board } from './en/board';
import { dashboard } from './en/dashboard';
import { jobs } from './en/jobs';
import { labels } from './en/labels';
import { people } from './en/people';
import { planning } from './en/planning';
import { shell } from './en/shell';
import { stock } from './en/stock';

export const messages = {
  ...reactAdmin,
  shell,
  labels,
  board,
  planning,
  dashboard,
  resources: { ...people, ...stock, ...jobs },
};
