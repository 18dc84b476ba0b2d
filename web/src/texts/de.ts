/** Every text of the console in German. */
import { jobs } from './de/jobs';
import { labels } from './de/labels';
import { people } from './de/people';
import { reactAdmin } from './de/react-admin';
import { shell } from './de/shell';
import { stock } from './de/stock';

export const messages = { ...reactAdmin, shell, labels, resources: { ...people, ...stock, ...jobs } };
