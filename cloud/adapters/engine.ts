/** Which database an address leads to, and what it says of itself before anything is read. */

export type Engine = 'postgres' | 'mongodb';

export function engineOf(uri: string): Engine {
  return uri.startsWith('mongodb') ? 'mongodb' : 'postgres';
}

/** Tables of these names stand in a database while a backup is put into it, or it is brought to another schema. */
export const RESTORE_MARK = '_RestoreUnderWay';
export const MIGRATION_MARK = '_MigrationUnderWay';
