/** Print profiles: one for each quality and material. */
import { notWhileNamed } from '../../data/in-use';
import { lookAgain } from '../../data/preflights';
import { profileKeyOf } from '../../data/print-profiles';
import { ShopError } from '../../domain/errors';
import type { Change } from '../../kernel/change';
import type { ClassRules } from '../../kernel/tools';
import { knownMaterial } from '../stock/known-material';

export const PrintProfileRules: ClassRules = {
  beforeSave: [ofKnownMaterial, nameKey, (change) => void change.effects.push({ kind: 'lookAgain' })],
  beforeDelete: [notWhileNamed('PrintProfile', 'quality')],
  effects: { lookAgain: (_row, _effect, tools) => lookAgain(tools) },
  taken: (field, { after }) =>
    field === 'profileKey'
      ? new ShopError('value.taken', {
          class: 'PrintProfile',
          field: 'quality',
          value: [after.quality, after.materialType].filter(Boolean).join(' for '),
        })
      : undefined,
};

async function ofKnownMaterial(...[change, tools]: Parameters<typeof knownMaterial>): Promise<void> {
  if (change.after.materialType !== undefined) await knownMaterial(change, tools);
}

function nameKey(change: Change): void {
  if (!change.isCreate) return;
  const { quality, materialType } = change.after;
  change.set('profileKey', profileKeyOf(quality, materialType));
}
