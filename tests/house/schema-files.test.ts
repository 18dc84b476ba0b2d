/** A wrong schema file is reported whole, with file and path. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { loadSchema } from '../../schema/load';
import { newFolder } from '../support/folders';

const SCHEMA = path.join(__dirname, '..', '..', 'schema');

test('every fault of every file is named at once', () => {
  const folder = newFolder('schema');
  cpSync(SCHEMA, folder, { recursive: true });
  const spoil = (file: string, change: (json: Record<string, never>) => void) => {
    const json = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    change(json);
    writeFileSync(path.join(folder, file), JSON.stringify(json));
  };
  // biome-ignore lint/suspicious/noExplicitAny: the files are spoiled on purpose
  spoil('people/Client.json', (json: any) => {
    json.fields.phone.typo = true;
    json.rules.unique.push('nothing');
  });
  // biome-ignore lint/suspicious/noExplicitAny: the files are spoiled on purpose
  spoil('jobs/PrintJob.json', (json: any) => {
    json.fields.client.targetClass = 'Customer2';
    json.rules.lifecycle.moves.finishPrint.to = 'Failed';
    json.rules.rights.read.push('role:janitor');
  });
  writeFileSync(path.join(folder, 'stock/Material.json'), '{');
  const message = (() => {
    try {
      loadSchema(folder);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  })();
  for (const part of [
    'people/Client.json fields.phone.typo',
    'nothing is not a field',
    'there is no class Customer2',
    'Printing → Failed is already the move',
    'role:janitor is not a right',
    'stock/Material.json',
  ])
    expect(message).toContain(part);
});
