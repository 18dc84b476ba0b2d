/** Compares the schema of the database with what schema/ declares, and changes nothing. */
import { mismatch } from '../cloud/adapters/migration';
import { command, optionsOf } from './with-shop';

optionsOf({}, 'npm run check-schema');

command(
  async (shop) => {
    const { differences } = (await shop.post('functions/checkSchema', {})).result;
    if (differences.length) throw mismatch(differences);
    return { closing: 'The database is what schema/ declares.', ok: true };
  },
  { migrate: false },
);
