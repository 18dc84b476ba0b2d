/** The environment, read once and typed. One error names every missing or malformed variable. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { S3Settings } from './adapters/files/s3';
import type { Trusted } from './domain/record/webhook-address';
import { LEVELS, type Level } from './log';
import { type PaymentsConfig, readPayments } from './payments-config';

export interface Config {
  port: number;
  host: string;
  /** Where people and programs reach this server; no slash at the end. */
  publicUrl: string;
  /** undefined: the embedded PostgreSQL under dataDir. */
  databaseUri: string | undefined;
  /** Where the processes of the shop share what need not last; undefined: there is one alone. */
  redisUrl: string | undefined;
  dataDir: string;
  appId: string;
  masterKey: string;
  production: boolean;
  /** The pages lie on a host of files: what an address says beside the page's name stands behind its #. */
  staticPages: boolean;
  /** Seed a demo shop when the database is empty. */
  demo: boolean;
  demoPassword: string | undefined;
  /** The admin's login for Parse Dashboard; undefined: no dashboard. */
  dashboard: { user: string; password: string; factorSecret: string | undefined } | undefined;
  /** Who may do nothing before they have a second factor. */
  requireSecondFactor: 'none' | 'managers' | 'staff';
  /** Requests a minute with one API key. */
  keyPerMinute: number;
  /** Days after dispatch until a job completes by itself. */
  autoCompleteDays: number;
  shopName: string;
  /** ISO 4217 code of the store's prices. */
  shopCurrency: string;
  /** Language of mails to people who have none of their own. */
  shopLanguage: 'en' | 'de';
  /** undefined: mail is not set up, the outbox is the mailbox. */
  mail: MailConfig | undefined;
  /** Addresses of the proxies in front, as Express takes them; empty: none is trusted. */
  trustProxy: string;
  /** Most bytes of a resumable upload. */
  uploadMaxBytes: number;
  /** Where model files are kept; undefined: under dataDir. */
  s3: S3Settings | undefined;
  preflight: PreflightConfig;
  payments: PaymentsConfig;
  /** Milliseconds between two looks at a printer that prints for an order; 0: that is left to others. */
  printersEveryMs: number;
  logLevel: Level;
  /** Who shows it reads /metrics; undefined: only this machine does. */
  metricsToken: string | undefined;
  /** How long requests under way may take to be finished when the server ends. */
  shutdownSeconds: number;
  webhooks: WebhookConfig;
}

export interface WebhookConfig extends Trusted {
  /** Until an answer is there. */
  timeoutMs: number;
  /** Until the second try; doubles with each. */
  retryMs: number;
}

export interface PreflightConfig {
  /** Files that this server looks at at once; 0: that is left to others. */
  atOnce: number;
  /** For one file. */
  seconds: number;
  memoryMb: number;
  /** Path of PrusaSlicer, which estimates in our place; undefined: there is none. */
  slicer: string | undefined;
}

export interface MailConfig {
  apiKey: string;
  /** Mailgun's own key for what it reports; the API key where there is none. */
  webhookKey: string;
  domain: string;
  url: string;
  /** The From header. */
  from: string;
  timeoutMs: number;
  /** Until the second try, and until a try whose outcome is unknown is looked up; doubles with each try. */
  retryMs: number;
}

type Environment = Record<string, string | undefined>;

/** Made once and kept in a file that only its owner reads. */
export function keptSecret(dataDir: string, name: string, make = () => randomBytes(24).toString('base64url')): string {
  const file = path.join(dataDir, name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true });
  const secret = make();
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

type Read = (name: string) => string | undefined;

function readS3(
  text: Read,
  url: (name: string, protocols: string[]) => string | undefined,
  faults: string[],
): S3Settings | undefined {
  const [bucket, accessKeyId, secretAccessKey] = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'].map(text);
  const endpoint = url('S3_ENDPOINT', ['http:', 'https:']);
  if (!accessKeyId !== !secretAccessKey) faults.push('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together');
  if (!bucket) {
    if (endpoint || accessKeyId) faults.push('S3_BUCKET is required with the other S3 settings');
    return undefined;
  }
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined;
  return { bucket, endpoint, region: text('S3_REGION') ?? 'us-east-1', credentials };
}

/** Reads the configuration. Throws one Error that lists every fault. */
export function readConfig(env: Environment = process.env): Config {
  const faults: string[] = [];
  const text = (name: string) => env[name]?.trim() || undefined;
  const whole = (name: string, fallback: number, min: number, max: number) => {
    const given = text(name);
    if (given === undefined) return fallback;
    const value = Number(given);
    if (!Number.isInteger(value) || value < min || value > max)
      faults.push(`${name} must be a whole number from ${min} to ${max}; it is “${given}”`);
    return value;
  };
  const url = (name: string, protocols: string[]) => {
    const given = text(name);
    if (given === undefined) return undefined;
    const matched = URL.canParse(given) ? new URL(given).protocol : given.split('//')[0];
    if (!protocols.includes(matched ?? ''))
      faults.push(`${name} must start with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return given.replace(/\/+$/, '');
  };
  const readMail = (): MailConfig | undefined => {
    const [apiKey, domain, from] = [text('MAILGUN_API_KEY'), text('MAILGUN_DOMAIN'), text('MAIL_FROM')];
    const given = { MAILGUN_API_KEY: apiKey, MAILGUN_DOMAIN: domain, MAIL_FROM: from };
    const missing = Object.keys(given).filter((name) => given[name as keyof typeof given] === undefined);
    if (missing.length && missing.length < 3)
      faults.push(`MAILGUN_API_KEY, MAILGUN_DOMAIN and MAIL_FROM belong together; missing: ${missing.join(', ')}`);
    if (domain !== undefined && !/^[a-z0-9.-]+$/i.test(domain)) faults.push('MAILGUN_DOMAIN must be a domain name');
    if (from !== undefined && !/^[^\p{Cc}@]*@[^\p{Cc}@\s]+$/u.test(from))
      faults.push('MAIL_FROM must be an address, or a name with one: Print shop <mail@shop.example>');
    const mailUrl = url('MAILGUN_URL', ['http:', 'https:']) ?? 'https://api.mailgun.net';
    const timeoutMs = whole('MAIL_TIMEOUT_MS', 20_000, 50, 600_000);
    const retryMs = whole('MAIL_RETRY_MS', 60_000, 10, 86_400_000);
    if (!apiKey || !domain || !from) return undefined;
    return {
      apiKey,
      webhookKey: text('MAILGUN_WEBHOOK_KEY') ?? apiKey,
      domain,
      url: mailUrl,
      from,
      timeoutMs,
      retryMs,
    };
  };
  const production = text('NODE_ENV') === 'production';
  const port = whole('PORT', 1337, 0, 65535);
  const host = text('HOST') ?? '127.0.0.1';
  const databaseUri = url('DATABASE_URI', ['mongodb:', 'mongodb+srv:', 'postgres:', 'postgresql:']);
  const redisUrl = url('REDIS_URL', ['redis:', 'rediss:']);
  const dataDir = path.resolve(text('DATA_DIR') ?? '.data');
  const appId = text('APP_ID') ?? 'printshop';
  if (!/^[A-Za-z0-9_-]+$/.test(appId)) faults.push('APP_ID may hold letters, digits, dash and underscore only');
  const publicUrl = url('PUBLIC_URL', ['http:', 'https:']) ?? `http://${host}:${port}`;
  const embedded = databaseUri === undefined;
  const givenKey = text('MASTER_KEY');
  if (givenKey !== undefined && givenKey.length < 16) faults.push('MASTER_KEY must have 16 characters at least');
  if (givenKey === undefined && production) faults.push('MASTER_KEY is required with NODE_ENV=production');
  if (givenKey === undefined && !production && !embedded) faults.push('MASTER_KEY is required with DATABASE_URI');
  const user = text('DASHBOARD_USER');
  const password = text('DASHBOARD_PASSWORD');
  if ((user === undefined) !== (password === undefined))
    faults.push('DASHBOARD_USER and DASHBOARD_PASSWORD belong together');
  if (password !== undefined && password.length < 10)
    faults.push('DASHBOARD_PASSWORD must have 10 characters at least');
  const factorSecret = text('DASHBOARD_FACTOR_SECRET');
  if (factorSecret !== undefined && !/^[A-Z2-7]{16,}$/.test(factorSecret))
    faults.push('DASHBOARD_FACTOR_SECRET must be what npm run dashboard-factor prints');
  const requireSecondFactor = text('REQUIRE_SECOND_FACTOR') ?? 'none';
  if (!['none', 'managers', 'staff'].includes(requireSecondFactor))
    faults.push('REQUIRE_SECOND_FACTOR must be none, managers or staff');
  const keyPerMinute = whole('API_KEY_PER_MINUTE', 600, 1, 1_000_000);
  const demo = text('DEMO');
  if (demo !== undefined && !['0', '1'].includes(demo)) faults.push('DEMO must be 0 or 1');
  const demoPassword = text('DEMO_PASSWORD');
  if (demoPassword !== undefined && demoPassword.length < 10)
    faults.push('DEMO_PASSWORD must have 10 characters at least');
  const autoCompleteDays = whole('AUTO_COMPLETE_DAYS', 14, 1, 3650);
  const uploadMaxBytes = whole('UPLOAD_MAX_BYTES', 2 * 1024 ** 3, 1, 5 * 1024 ** 3);
  const shopLanguage = text('SHOP_LANGUAGE') ?? 'en';
  if (shopLanguage !== 'en' && shopLanguage !== 'de') faults.push('SHOP_LANGUAGE must be en or de');
  const shopCurrency = text('SHOP_CURRENCY') ?? 'EUR';
  if (!/^[A-Z]{3}$/.test(shopCurrency)) faults.push('SHOP_CURRENCY must be an ISO 4217 code such as EUR');
  const shopName = text('SHOP_NAME') ?? 'Print shop';
  if (/\p{Cc}/u.test(shopName) || shopName.length > 80)
    faults.push('SHOP_NAME must be one line of 80 characters at most');
  const mail = readMail();
  const s3 = readS3(text, url, faults);
  const payments = readPayments({ text, url, whole }, faults);
  const preflight = {
    // One core is left to whoever waits for an answer.
    atOnce: whole('PREFLIGHT_AT_ONCE', Math.max(1, availableParallelism() - 1), 0, 64),
    seconds: whole('PREFLIGHT_SECONDS', 300, 1, 3600),
    memoryMb: whole('PREFLIGHT_MEMORY_MB', 2048, 128, 65_536),
    slicer: text('PRUSA_SLICER'),
  };
  const printersEveryMs = whole('PRINTERS_EVERY_MS', 5_000, 0, 600_000);
  if (preflight.slicer && !existsSync(preflight.slicer)) faults.push('PRUSA_SLICER must be the path of PrusaSlicer');
  // Where a person starts it by hand, what goes well is not told request by request.
  const logLevel = text('LOG_LEVEL') ?? (process.stderr.isTTY && !production ? 'warn' : 'info');
  if (!LEVELS.includes(logLevel as Level)) faults.push(`LOG_LEVEL must be one of ${LEVELS.join(', ')}`);
  const metricsToken = text('METRICS_TOKEN');
  if (metricsToken !== undefined && metricsToken.length < 16)
    faults.push('METRICS_TOKEN must have 16 characters at least');
  const shutdownSeconds = whole('SHUTDOWN_SECONDS', 10, 0, 600);
  const hosts = (text('WEBHOOK_HOSTS') ?? '').split(/[\s,]+/).filter(Boolean);
  if (!hosts.every((host) => URL.canParse(`http://${host}/`) && new URL(`http://${host}/`).host === host))
    faults.push('WEBHOOK_HOSTS must be hosts in small letters, with a port or without: n8n.lan:5678, 192.168.1.20');
  const webhooks = {
    hosts,
    loopback: !production,
    timeoutMs: whole('WEBHOOK_TIMEOUT_MS', 15_000, 50, 120_000),
    retryMs: whole('WEBHOOK_RETRY_MS', 60_000, 10, 86_400_000),
  };
  if (faults.length) throw new Error(`The environment has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`);
  const embeddedSecret = (name: string) => (embedded && !production ? keptSecret(dataDir, name) : undefined);
  const dashboardPassword = password ?? embeddedSecret('dashboard-password');
  return {
    port,
    host,
    publicUrl,
    databaseUri,
    redisUrl,
    dataDir,
    appId,
    masterKey: givenKey ?? keptSecret(dataDir, 'master-key'),
    production,
    staticPages: false,
    demo: embedded && !production && demo !== '0',
    demoPassword,
    dashboard: dashboardPassword ? { user: user ?? 'admin', password: dashboardPassword, factorSecret } : undefined,
    requireSecondFactor: requireSecondFactor as Config['requireSecondFactor'],
    keyPerMinute,
    autoCompleteDays,
    shopName,
    shopCurrency,
    shopLanguage: shopLanguage as Config['shopLanguage'],
    mail,
    trustProxy: text('TRUST_PROXY') ?? '',
    uploadMaxBytes,
    s3,
    preflight,
    payments,
    printersEveryMs,
    logLevel: logLevel as Level,
    metricsToken,
    shutdownSeconds,
    webhooks,
  };
}
