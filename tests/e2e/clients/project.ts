/** The files and commands of a page in docs/clients/, put into a folder exactly as they stand there. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { newFolder } from '../../support/folders';
import { ROOT } from '../../support/process';

export interface Block {
  language: string;
  /** What its first line names, where that is a comment with a file's name. */
  file?: string;
  text: string;
}

const FILE = /^(?:\/\/|#|<!--|\/\*|--)\s*([\w./()[\]-]+\.\w+)\s*(?:-->|\*\/)?$/;

export function blocksOf(page: string): Block[] {
  const text = readFileSync(path.join(ROOT, 'docs', 'clients', `${page}.md`), 'utf8');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => {
    const first = body.split('\n')[0] ?? '';
    // PHP's files begin with their tag.
    const named = first === '<?php' ? (body.split('\n')[1] ?? '') : first;
    return { language, file: FILE.exec(named)?.[1], text: body };
  });
}

/** What the page says to install: the lines of its first shell block. */
export const installLines = (page: string): string[] =>
  (blocksOf(page).find(({ language, file }) => language === 'sh' && !file)?.text ?? '').trim().split('\n');

/** Writes the files that the page names, and of another page those asked for. */
export function writePage(folder: string, page: string, only?: string[], below = ''): void {
  for (const { file, text } of blocksOf(page)) {
    if (!file || (only && !only.includes(file))) continue;
    const target = path.join(folder, below, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** A project whose packages are the shop's own: the page must ask for the same versions. */
export function projectWithPackages(name: string): string {
  const folder = newFolder(name);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** A project made by the page's own commands. */
export function installedProject(name: string): string {
  const folder = newFolder(name);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }));
  return runLines(folder, installLines(name));
}

/** Runs the lines as a shell would; answers with the folder in which it ends. */
export function runLines(folder: string, lines: string[], env: NodeJS.ProcessEnv = {}): string {
  const script = `${lines.join('\n')}\necho; pwd`;
  const options = { cwd: folder, env: { ...process.env, ...env, CI: '1', NG_CLI_ANALYTICS: 'false' }, maxBuffer: 1e9 };
  const printed = execFileSync('sh', ['-ec', script], {
    ...options,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return printed.trim().split('\n').at(-1) as string;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export interface Served {
  url: string;
  stop(): Promise<void>;
}

/** Starts a server of the project and waits until it answers. Throws what it printed when it ends before. */
export async function serve(
  folder: string,
  command: (port: number) => string[],
  env: NodeJS.ProcessEnv,
): Promise<Served> {
  const port = await freePort();
  const [program = '', ...rest] = command(port);
  const child: ChildProcess = spawn(program, rest, {
    cwd: folder,
    env: { ...process.env, ...env, NG_CLI_ANALYTICS: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${program} ended:\n${printed}`);
    const answers = await fetch(url).then(
      (response) => response.status < 500,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    stop: async () => {
      // The whole group: what npx started, too.
      process.kill(-(child.pid as number), 'SIGTERM');
      await ended;
    },
  };
}
