/** When a job changes hands, what hangs on it is shown to the new technician and no longer to the old. */
import { type Effect, pointerTo, type Row } from '../../kernel/record';
import { aclOf } from '../../kernel/rights';
import type { Tools } from '../../kernel/tools';

/** Shares checks, logs, notes and files of the job, and its client's names, with whoever has it now. */
export async function shareAnew(job: Row, effect: Effect, tools: Tools): Promise<void> {
  const { store, profiles, schema } = tools;
  const fresh = (await store.get('PrintJob', job.objectId)) ?? job;
  for (const { className, rules } of schema.classes.values()) {
    if (rules?.belongsTo !== 'printJob') continue;
    for await (const row of store.all(className, { printJob: pointerTo('PrintJob', job.objectId) }))
      await store.update(
        className,
        { objectId: row.objectId },
        { ACL: await aclOf({ row, job: fresh, rules }, profiles) },
      );
  }
  const concerned = [effect.from, fresh.assignedTechnician?.objectId].filter((id) => typeof id === 'string');
  const clients = new Set([fresh.client.objectId, effect.fromClient].filter((id) => typeof id === 'string'));
  if (concerned.length) for (const client of clients) await shareClient(client, concerned, tools);
}

/** A technician reads a client as long as one of its jobs is theirs. */
async function shareClient(clientId: string, concerned: string[], { store, profiles, schema }: Tools): Promise<void> {
  const rules = schema.classes.get('Client')?.rules;
  for (;;) {
    const client = await store.get('Client', clientId);
    if (!client || !rules) return;
    const shared = new Set<string>(client.sharedWith);
    for (const id of concerned) {
      const where = { client: pointerTo('Client', clientId), assignedTechnician: pointerTo('Technician', id) };
      if (await store.first('PrintJob', where, { keys: ['objectId'] })) shared.add(id);
      else shared.delete(id);
    }
    const sharedWith = [...shared];
    if (
      sharedWith.length === (client.sharedWith ?? []).length &&
      sharedWith.every((id) => client.sharedWith?.includes(id))
    )
      return;
    const ACL = await aclOf({ row: { ...client, sharedWith }, job: undefined, rules }, profiles);
    const revision = (client.revision ?? 0) + 1;
    if (await store.update('Client', { objectId: clientId, revision: client.revision }, { sharedWith, ACL, revision }))
      return;
  }
}
