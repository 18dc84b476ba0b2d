/** Printers: files that wait for a decision are looked at again when the space to print in changes. */
import { lookAgain } from '../../data/preflights';
import type { Change } from '../../kernel/change';
import type { ClassRules } from '../../kernel/tools';

const SPACE = ['buildWidthMm', 'buildDepthMm', 'buildHeightMm', 'isActive'];

export const PrinterRules: ClassRules = {
  beforeSave: [noteNewSpace],
  effects: { lookAgain: (_row, _effect, tools) => lookAgain(tools) },
};

function noteNewSpace(change: Change): void {
  if (SPACE.some((field) => change.changes(field))) change.effects.push({ kind: 'lookAgain' });
}
