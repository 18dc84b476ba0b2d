/** What the server's checks are called, as texts of the console. */
import type { CheckName } from '../../../cloud/domain/files/model';
import { WORDS } from '../../../cloud/domain/files/words';

type CheckTexts = Record<CheckName, { title: string; advice: string }>;

export const fileChecks: Record<'en' | 'de', CheckTexts> = WORDS;
