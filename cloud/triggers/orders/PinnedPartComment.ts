/** Comments: who says it and of which order is the server's to know, and a pin is a point of a line's model. */
import { mailComment } from '../../data/support-mail';
import { ShopError } from '../../domain/errors';
import { checkPin } from '../../domain/orders/support';
import type { Change } from '../../kernel/change';
import type { ClassRules, Tools } from '../../kernel/tools';
import { keepToOrder } from './of-order';

export const PinnedPartCommentRules: ClassRules = {
  beforeSave: [findOrder, keepToOrder, keepToModel, nameWriter, noteResolved, tell],
  effects: { mail: mailComment },
};

async function findOrder(change: Change, { store }: Tools): Promise<void> {
  if (!change.isCreate) return;
  const workspace = await store.get('ProjectWorkspace', change.after.workspace.objectId);
  if (!workspace)
    throw new ShopError('input.noSuchRow', {
      class: change.className,
      field: 'workspace',
      target: 'ProjectWorkspace',
    });
  change.set('order', workspace.order);
}

function keepToModel({ after }: Change): void {
  checkPin(after.orderLine, after.partIndex, after.position);
}

async function nameWriter(change: Change, { store, config }: Tools): Promise<void> {
  if (!change.isCreate) return;
  const { actor, after } = change;
  const isCustomer = actor.type === 'customer';
  const staff = actor.technicianId ? await store.get('Technician', actor.technicianId) : undefined;
  change.set('authorType', isCustomer ? 'customer' : 'staff');
  change.set('authorId', isCustomer ? (after.customer?.objectId ?? 'guest') : actor.id);
  // A login name is nothing that customers are told.
  change.set('authorName', isCustomer ? actor.name : (staff?.displayName ?? config.shopName));
}

/** Settled now, whatever time was sent; or open again. */
function noteResolved(change: Change): void {
  if (change.changes('resolvedAt') && change.after.resolvedAt)
    change.set('resolvedAt', change.before?.resolvedAt ?? change.now);
}

function tell(change: Change): void {
  if (change.isCreate && change.after.authorType === 'staff') change.effects.push({ kind: 'mail' });
}
