/** A verdict is about one revision of the file, and agrees with its counts. */
import { expect, test } from '@jest/globals';
import { theShop } from '../../support/house';
import { checkFields, newJob } from '../../support/shop';

const shop = theShop();

test('a check that was kept while a newer file came is refused, and says which file is the newest', async () => {
  const job = await newJob(shop, 'technician1');
  await shop.coordinator.changed('PrintJob', job, { status: 'File Review' });
  const judged = { ...checkFields(job), fileRevision: 1, operationId: 'kept-on-a-phone' };
  await shop.coordinator.changed('PrintJob', job, { status: 'Revision Requested', statusReason: 'Too thin.' });
  await shop.coordinator.changed('PrintJob', job, { fileUrl: 'https://files.example/two.stl', fileName: 'two.stl' });
  const refused = await shop.technician1.create('FileCheck', judged);
  expect(refused).toMatchObject({
    status: 400,
    body: { code: 1402, error: 'The check is of file revision 1; the newest is 2. Check that one.' },
  });
  const again = await shop.technician1.made('FileCheck', { ...judged, fileRevision: 2 });
  expect((await shop.technician1.get('FileCheck', again)).body).toMatchObject({ fileRevision: 2 });
  expect(await shop.technician1.update('FileCheck', again, { fileRevision: 1 })).toMatchObject({
    body: { code: 1103 },
  });
});

test('without a revision a check is of the newest file', async () => {
  const job = await newJob(shop, 'technician1');
  const check = await shop.technician1.made('FileCheck', checkFields(job));
  expect((await shop.technician1.get('FileCheck', check)).body).toMatchObject({ fileRevision: 1 });
});
