/** The keys of the job page: each goes to a place on it. */
import { useShortcuts } from '../../parts/shortcuts';

export const NEXT_BUTTON = 'job-next';
export const NOTE_FIELD = 'job-note';
export const LOG_BUTTON = 'job-log';
export const CHECK_BUTTON = 'job-check';
export const EDIT_BUTTON = 'job-edit';

const focus = (id: string) => () => document.getElementById(id)?.focus();
const press = (id: string) => () => document.getElementById(id)?.click();

export function useJobKeys(): void {
  useShortcuts('menu.jobs', [
    { keys: 'm', does: 'jobPage.keys.next', run: focus(NEXT_BUTTON) },
    { keys: 'n', does: 'jobPage.keys.note', run: focus(NOTE_FIELD) },
    { keys: 't', does: 'jobPage.keys.log', run: press(LOG_BUTTON) },
    { keys: 'c', does: 'jobPage.keys.check', run: press(CHECK_BUTTON) },
    { keys: 'e', does: 'jobPage.keys.edit', run: press(EDIT_BUTTON) },
  ]);
}
