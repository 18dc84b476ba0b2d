/** Second factors: written by the functions of staff alone; what follows from a reset is brought about here. */
import { putMail } from '../../data/mail';
import { endSessions } from '../../data/people';
import type { Effect, Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const SecondFactorRules: ClassRules = { effects: { tellReset } };

async function tellReset({ loginId, technician, revision }: Row, { by }: Effect, tools: Tools): Promise<void> {
  await endSessions(tools, loginId);
  const person = await tools.store.get('Technician', technician.objectId);
  if (!person) return;
  const { objectId, username, displayName, email } = person;
  await putMail(tools, {
    subjectId: objectId,
    event: 'secondFactorReset',
    occurrence: String(revision),
    to: { address: email, name: displayName ?? username },
    data: { username, by: String(by), url: `${tools.config.publicUrl}/` },
  });
}
