/** What of the configuration opens something, and so is never written. */
import type { Config } from './config';

const passwordIn = (uri: string | undefined) =>
  uri !== undefined && URL.canParse(uri) ? decodeURIComponent(new URL(uri).password) : undefined;

/** Every value of the configuration that opens something. */
export function secretsOf(config: Config): (string | undefined)[] {
  const { masterKey, demoPassword, dashboard, mail, s3, payments, metricsToken, databaseUri, redisUrl } = config;
  const { stripe, paypal } = payments;
  return [
    masterKey,
    demoPassword,
    dashboard?.password,
    mail?.apiKey,
    mail?.webhookKey,
    s3?.credentials?.accessKeyId,
    s3?.credentials?.secretAccessKey,
    stripe?.secretKey,
    stripe?.webhookSecret,
    paypal?.clientSecret,
    paypal?.webhookId,
    metricsToken,
    passwordIn(databaseUri),
    passwordIn(redisUrl),
  ];
}
