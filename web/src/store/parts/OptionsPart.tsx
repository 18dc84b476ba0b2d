/** How it is printed, and how often: what the shop has to choose from. */
import { ColorField } from '../../small/ColorField';
import { Choice as ChoiceField, Field, Input } from '../../small/Field';
import { fill } from '../../small/fill';
import type { Choice } from '../data/choice';
import type { Choices } from '../data/server';
import { useTexts } from '../texts';

/** As the server takes them. */
export const MOST_PIECES = 100_000;

interface Props {
  choices: Choices;
  choice: Choice;
  change: (changed: Partial<Choice>) => void;
  /** The number of pieces is that of each file. */
  isOfEach: boolean;
}

const optionsOf = (list: { id: string; name: string }[]) => list.map(({ id, name }): [string, string] => [id, name]);

export function OptionsPart({ choices, choice, change, isOfEach }: Props) {
  const { store, region } = useTexts();
  const texts = store.item;
  const { materials, qualities, tolerances, turnarounds } = choices;
  const colors = materials.find(({ id }) => id === choice.materialId)?.colors ?? [];
  const tolerance = tolerances.find(({ id }) => id === choice.toleranceId);
  const turnaround = turnarounds.find(({ id }) => id === choice.turnaroundId);
  const mm = (value: number) => value.toLocaleString(region, { maximumFractionDigits: 2 });
  const pieces = Number(choice.quantity);
  const isBad = choice.quantity !== '' && !(Number.isInteger(pieces) && pieces >= 1 && pieces <= MOST_PIECES);
  return (
    <section aria-labelledby="options">
      <h2 id="options">{texts.options}</h2>
      {materials.length === 0 && <p role="status">{texts.noMaterial}</p>}
      <div className="pair">
        <Field label={texts.material}>
          {(id) => (
            <select
              id={id}
              value={choice.materialId}
              onChange={(event) => change({ materialId: event.currentTarget.value, color: '' })}
            >
              {materials.map((material) => (
                <option key={material.id} value={material.id}>
                  {material.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ColorField texts={texts} value={choice.color} colors={colors} onChange={(color) => change({ color })} />
      </div>
      <Explained
        text={qualities.length > 1 ? texts.layerHint : undefined}
        label={texts.quality}
        value={choice.qualityId}
        options={qualities.map(({ id, name, layerHeightMm }) => [
          id,
          fill(texts.layer, { name, mm: mm(layerHeightMm) }),
        ])}
        onChange={(qualityId) => change({ qualityId })}
      />
      <Explained
        text={tolerance?.description}
        label={texts.tolerance}
        value={choice.toleranceId}
        options={tolerances.map(({ id, name, toleranceMm }) => [
          id,
          fill(texts.exactly, { name, mm: mm(toleranceMm) }),
        ])}
        onChange={(toleranceId) => change({ toleranceId })}
      />
      <Explained
        text={turnaround?.description}
        label={texts.turnaround}
        value={choice.turnaroundId}
        options={optionsOf(turnarounds)}
        onChange={(turnaroundId) => change({ turnaroundId })}
      />
      <div className="pieces">
        <Input
          label={isOfEach ? texts.quantityOfEach : texts.quantity}
          type="number"
          min={1}
          max={MOST_PIECES}
          step={1}
          value={choice.quantity}
          onChange={(quantity) => change({ quantity })}
          required
        />
        <div role="alert">
          {isBad && <p className="refusal">{fill(texts.badQuantity, { most: MOST_PIECES.toLocaleString(region) })}</p>}
        </div>
      </div>
    </section>
  );
}

type ExplainedProps = Parameters<typeof ChoiceField>[0] & { text: string | undefined };

/** A choice with what the chosen one means; nothing where there is nothing to choose. */
function Explained({ text, ...field }: ExplainedProps) {
  if (!field.options.length) return null;
  return (
    <div>
      <ChoiceField {...field} />
      {text && <p className="hint">{text}</p>}
    </div>
  );
}
