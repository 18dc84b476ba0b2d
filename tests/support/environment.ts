/** The environment of a server under test. */
import { newFolder } from './folders';
import { MASTER_KEY } from './process';

export const environment = (databaseUri: string, more: Record<string, string> = {}): Record<string, string> => ({
  DATABASE_URI: databaseUri,
  MASTER_KEY,
  DATA_DIR: newFolder('data'),
  // Only tests of it wait for it, and the others would share the cores with it.
  PREFLIGHT_AT_ONCE: '0',
  ...more,
});
