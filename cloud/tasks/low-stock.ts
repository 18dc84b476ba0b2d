/** Tells the coordinators once when a batch has fallen below its material's limit, until there is enough again. */
import { putMail } from '../data/mail';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';

/** Whoever keeps the stock: the coordinators, or the managers of a shop that has none. */
async function keepersOf({ store }: Tools): Promise<Row[]> {
  const staff = await store.find('Technician', { isActive: true, role: { $in: ['coordinator', 'manager'] } });
  const coordinators = staff.filter(({ role }) => role === 'coordinator');
  return coordinators.length ? coordinators : staff;
}

async function report(batch: Row, tools: Tools): Promise<void> {
  const { batchCode, materialType, color, remainingWeightGrams: remainingGrams, status, objectId } = batch;
  const lowReports = (batch.lowReports ?? 0) + 1;
  for (const keeper of await keepersOf(tools))
    await putMail(tools, {
      subjectId: objectId,
      event: 'lowStock',
      occurrence: `${lowReports}:${keeper.objectId}`,
      to: { address: keeper.email, name: keeper.displayName ?? keeper.username },
      data: {
        batchCode,
        materialType,
        color,
        remainingGrams,
        isDepleted: status === 'Depleted',
        batchUrl: `${tools.config.publicUrl}/${tools.config.staticPages ? '#/' : ''}MaterialBatch/${objectId}/show`,
      },
    });
  // After the mails: they are written once for each report, so that a crash between does no harm.
  const asSeen = { objectId, lowReports: batch.lowReports ?? null };
  await tools.store.update('MaterialBatch', asSeen, { lowReports, isReportedLow: true });
}

export async function reportLowStock(tools: Tools): Promise<void> {
  const { store } = tools;
  const low = { status: { $in: ['Low', 'Depleted'] }, isReportedLow: { $ne: true } };
  for (const batch of await store.find('MaterialBatch', low)) {
    // What is taken by a write under way may come back.
    if (!batch.openPostings?.length) await report(batch, tools);
  }
  for (const batch of await store.find('MaterialBatch', { status: 'Available', isReportedLow: true }))
    await store.update('MaterialBatch', { objectId: batch.objectId, status: 'Available' }, { isReportedLow: false });
}
