/** The layout of all mails, as the build made it of layout.mjml. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const layoutText = (): string => readFileSync(path.join(__dirname, 'mail', 'layout.html'), 'utf8');
