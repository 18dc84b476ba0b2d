/** Chromium as an npm package brings it: nothing else has to be installed. */
import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

/** Its package is a module of the new kind, which jest cannot load: a Node of its own unpacks it and names the file. */
function unpack(): string {
  const script =
    "import('@sparticuz/chromium').then(({ default: it }) => it.executablePath()).then((file) => process.stdout.write(file))";
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: unpack(), args: ARGUMENTS });
}
