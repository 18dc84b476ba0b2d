/** The environment: what is wrong is said at once, all of it, by name. */
import { expect, test } from '@jest/globals';
import { readConfig } from '../../cloud/config';
import { newFolder } from '../support/folders';
import { start } from '../support/process';

const dataDir = newFolder('config');

test('every fault is named in one message', () => {
  const env = {
    DATA_DIR: dataDir,
    PORT: 'eighty',
    DATABASE_URI: 'mysql://x',
    REDIS_URL: 'http://x',
    PUBLIC_URL: 'ftp://x',
    DASHBOARD_USER: 'admin',
    DEMO: 'yes',
    UPLOAD_MAX_BYTES: '-1',
    S3_ENDPOINT: 'files.example',
    S3_ACCESS_KEY_ID: 'key',
    NODE_ENV: 'production',
  };
  const names = [
    'PORT',
    'DATABASE_URI',
    'REDIS_URL',
    'PUBLIC_URL',
    'DASHBOARD_PASSWORD',
    'DEMO',
    'UPLOAD_MAX_BYTES',
    'S3_ENDPOINT',
    'S3_SECRET_ACCESS_KEY',
    'S3_BUCKET',
    'MASTER_KEY',
  ];
  const message = (() => {
    try {
      readConfig(env);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  })();
  for (const name of names) expect(message).toContain(name);
});

test('production has no demo data, no dashboard and no key of its own making', () => {
  const config = readConfig({ DATA_DIR: dataDir, NODE_ENV: 'production', MASTER_KEY: 'A-master-key-4-the-tests' });
  expect(config).toMatchObject({ demo: false, dashboard: undefined, production: true });
});

test('an embedded shop makes its key once and keeps it', () => {
  const [first, second] = [readConfig({ DATA_DIR: dataDir }), readConfig({ DATA_DIR: dataDir })];
  expect(first.masterKey).toHaveLength(32);
  expect(second.masterKey).toBe(first.masterKey);
});

test('the server does not start on a wrong environment, and says why', async () => {
  await expect(start({ DATA_DIR: dataDir, PORT: '-1', NODE_ENV: 'production' })).rejects.toThrow(
    /PORT[\s\S]*MASTER_KEY/,
  );
});
