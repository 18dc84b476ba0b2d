/** Parse's own mails, put in the outbox like all others: the one with which somebody chooses a new password. */
import { createHash } from 'node:crypto';
import { putMail } from '../../data/mail';
import { RESET_MINUTES } from '../../data/passwords';
import { loginPointer } from '../../data/people';
import type { Tools } from '../../kernel/tools';
import { log } from '../../log';

/** As Parse calls it. */
export interface PasswordMails {
  sendMail(): void;
  sendPasswordResetEmail(asked: { link: string; user: { id: string } }): void;
}

async function tell(tools: Tools, link: string, userId: string): Promise<void> {
  const user = loginPointer(userId);
  const staff = await tools.store.first('Technician', { user });
  const profile = staff ?? (await tools.store.first('Customer', { user }));
  if (!profile?.isActive) return;
  const { objectId, email, username = email, name = profile.displayName ?? username, language } = profile;
  await putMail(tools, {
    subjectId: objectId,
    event: 'passwordReset',
    // Each link once; the link itself is nobody's to read here.
    occurrence: createHash('sha256').update(link).digest('hex').slice(0, 16),
    to: { address: email, name },
    language,
    data: { username, userId, validMinutes: RESET_MINUTES },
  });
}

export function passwordMails(tools: Omit<Tools, 'settle'>): PasswordMails {
  return {
    // Addresses are not verified, so Parse has no other mail to send.
    sendMail: () => undefined,
    // Parse does not wait for it, so that an address that is known takes no longer than one that is not.
    sendPasswordResetEmail: ({ link, user }) => {
      tell(tools as Tools, link, user.id).catch((error) =>
        log.error('A password mail could not be written', { error }),
      );
    },
  };
}
