/** Whom PostgreSQL runs as: started by root it refuses to work, so root lends it an account without rights. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

export interface Account {
  uid: number;
  gid: number;
}

const OURS = 'printshop';

/** shadow's command, then BusyBox's. */
const CREATE: [command: string, args: string[]][] = [
  ['useradd', ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', OURS]],
  ['adduser', ['-S', '-D', '-H', OURS]],
];

const isRoot = (): boolean => process.getuid?.() === 0;

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

function create(): Account | undefined {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  for (const [command, args] of CREATE) if (spawnSync(command, args, { env }).status === 0) break;
  return lookUp(OURS);
}

/**
 * The account to run a new or an existing cluster as; undefined: whoever runs this process.
 * Throws when the existing one is another account's.
 */
export function findAccount(existing: string | undefined): Account | undefined {
  const owner = existing === undefined ? undefined : statSync(existing);
  if (!isRoot()) {
    if (owner && process.getuid && owner.uid !== process.getuid())
      throw new Error(
        `The database in ${existing} belongs to account ${owner.uid}. Start as that account, or as root.`,
      );
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp('postgres') ?? lookUp(OURS) ?? create() ?? lookUp('nobody');
  if (!account)
    throw new Error('PostgreSQL does not run as root, and no other account could be found or made. Set DATABASE_URI.');
  return account;
}

/** Gives the account a cluster that root owns, as after a restore. */
export function handOver({ uid, gid }: Account, cluster: string): void {
  if (statSync(cluster).uid === 0) spawnSync('chown', ['-Rh', `${uid}:${gid}`, cluster]);
}

/** Whether the account may enter the folder, or run the program. */
export function mayUse(account: Account, file: string): boolean {
  return spawnSync('test', ['-x', file], { ...account, cwd: '/' }).status === 0;
}
