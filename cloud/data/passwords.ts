/** Links with which somebody chooses a password: one at a time for each login, used once. */
import { randomBytes } from 'node:crypto';
import type { Effect, Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { putMail } from './mail';

const DAY_MS = 86_400_000;
const INVITATION_DAYS = 7;
export const RESET_MINUTES = 30;

interface ResetToken {
  _perishable_token?: string;
  _perishable_token_expires_at?: Date;
}

/** Where the holder of this login chooses a password; undefined when the link was used, or its time is over. */
export async function passwordUrlOf(
  { logins, profiles, config, now }: Tools,
  userId: string,
  language: string,
): Promise<string | undefined> {
  // Where Parse alone mails such links, it is asked to by the page on which people sign in.
  if (!logins.secretsOf) return config.publicUrl;
  const login = (await logins.secretsOf(userId)) as ResetToken | undefined;
  const { _perishable_token: token, _perishable_token_expires_at: until } = login ?? {};
  if (!token || (until && until < now())) return undefined;
  // Parse shows the pages of a locale: those for customers lead to the store, not to the console.
  const isCustomer = (await profiles.ofUser(userId))?.population === 'customer';
  const query = new URLSearchParams({ token, locale: isCustomer ? `${language}-customer` : language });
  return `${config.publicUrl}/parse/apps/${config.appId}/request_password_reset?${query}`;
}

/** Makes the link of an invitation. One that is still good stays, so that a mail that was sent keeps leading somewhere. */
export async function openInvitation(tools: Tools, userId: string): Promise<void> {
  const { store, now } = tools;
  if (await passwordUrlOf(tools, userId, 'en')) return;
  await store.update(
    '_User',
    { objectId: userId },
    {
      _perishable_token: randomBytes(24).toString('base64url'),
      _perishable_token_expires_at: new Date(now().getTime() + INVITATION_DAYS * DAY_MS),
    },
  );
}

/** Asks a new member of staff to choose a password; a second time does nothing. */
export async function invite(profile: Row, _effect: Effect, tools: Tools): Promise<void> {
  const { objectId, username, displayName, email, user } = profile;
  await openInvitation(tools, user.objectId);
  await putMail(tools, {
    subjectId: objectId,
    event: 'invitation',
    occurrence: 'once',
    to: { address: email, name: displayName ?? username },
    data: { username, userId: user.objectId, validDays: INVITATION_DAYS },
  });
}

/** Asks whoever has a new account in the store to choose a password; a second time does nothing. */
export async function welcome(customer: Row, _effect: Effect, tools: Tools): Promise<void> {
  await mailWelcome(customer, 'once', tools);
}

/** `occurrence` says which time it is asked for: a link that is still good stays. */
export async function mailWelcome(customer: Row, occurrence: string, tools: Tools): Promise<void> {
  const { objectId, name, email, language, user } = customer;
  await openInvitation(tools, user.objectId);
  await putMail(tools, {
    subjectId: objectId,
    event: 'accountCreated',
    occurrence,
    to: { address: email, name },
    language,
    data: { email, userId: user.objectId, validDays: INVITATION_DAYS },
  });
}
