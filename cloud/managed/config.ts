/** The settings of a managed shop: its address was written in when it was built, the rest comes by the environment. */
import Parse from 'parse/node';
import { type Config, readConfig } from '../config';

declare const WEB_URL: string;

const NAMES = [
  ...['SHOP_NAME', 'SHOP_CURRENCY', 'SHOP_LANGUAGE', 'AUTO_COMPLETE_DAYS'],
  ...['MAILGUN_API_KEY', 'MAILGUN_DOMAIN', 'MAILGUN_URL', 'MAIL_FROM', 'MAIL_TIMEOUT_MS', 'MAIL_RETRY_MS'],
];

export function managedConfig(): Config {
  const given = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
  const config = readConfig({
    ...given,
    PUBLIC_URL: process.env.PUBLIC_URL ?? WEB_URL,
    APP_ID: Parse.applicationId,
    MASTER_KEY: (Parse as unknown as { masterKey: string }).masterKey,
    // The database is the managed server's own affair; an address keeps the settings from asking for one here.
    DATABASE_URI: 'mongodb://managed',
    PREFLIGHT_AT_ONCE: '0',
    PRINTERS_EVERY_MS: '0',
  });
  return { ...config, staticPages: true };
}
