/** Every text of the console in German. */
import { board } from './de/board';
import { dashboard } from './de/dashboard';
import { jobs } from './de/jobs';
import { labels } from './de/labels';
import { people } from './de/people';
import { planning } from './de/planning';
import { reactAdmin } from './de/react-admin';
import { shell } from './de/shell';
import { stock } from './de/stock';

export const messages = {
  ...reactAdmin,
  shell,
  labels,
  board,
  planning,
  dashboard,
  resources: { ...people, ...stock, ...jobs },
};
