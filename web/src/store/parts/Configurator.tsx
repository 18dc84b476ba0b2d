/** Files and options on one side, the price on the other: each change is priced as it is made. */
import { useEffect, useState } from 'react';
import { useAttempt } from '../../parts/useAttempt';
import { type Choice, firstChoice, forgetFilesOf, keepChoice } from '../data/choice';
import { addToCart, type Choices, type PriceAsked, type WholeItem } from '../data/server';
import { type Files, useFiles } from '../data/useFiles';
import { usePrice } from '../data/usePrice';
import { useShop } from '../data/useShop';
import { BuyBar } from './BuyBar';
import { FilesPart } from './FilesPart';
import { MOST_PIECES, OptionsPart } from './OptionsPart';
import { PricePanel } from './PricePanel';

interface Props {
  item: WholeItem;
  choices: Choices;
}

const orNothing = (text: string) => text || undefined;

/** What can be priced; undefined while something is missing. */
function askedOf({ slug, isUpload }: WholeItem, choice: Choice, { uploads }: Files): PriceAsked | undefined {
  const { materialId, qualityId, color, toleranceId, turnaroundId } = choice;
  const quantity = Number(choice.quantity);
  const isPossible = Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_PIECES;
  if (!isPossible || !materialId || !qualityId || (isUpload && !uploads.length)) return undefined;
  return {
    slug,
    quantity,
    materialId,
    qualityId,
    color: orNothing(color),
    toleranceId: orNothing(toleranceId),
    turnaroundId: orNothing(turnaroundId),
    ...(isUpload && { uploads }),
  };
}

export function Configurator({ item, choices }: Props) {
  const { slug, isUpload } = item;
  const { setCart } = useShop();
  const [choice, setChoice] = useState(() => firstChoice(slug, choices));
  const files = useFiles(choice.key);
  const change = (changed: Partial<Choice>) => setChoice((now) => ({ ...now, ...changed }));
  useEffect(() => keepChoice(slug, choice), [slug, choice]);
  const asked = askedOf(item, choice, files);
  const priced = usePrice(asked, choice.quoteId, (quoteId) => change({ quoteId }));

  const adding = useAttempt(async () => {
    if (!priced.quote) return;
    setCart(await addToCart(priced.quote.quoteId));
    files.forget();
    forgetFilesOf(slug, choice);
    window.location.assign('/cart');
  });
  return (
    <div className="configurator">
      <div className="choosing">
        {isUpload && <FilesPart files={files} />}
        <OptionsPart choices={choices} choice={choice} change={change} isOfEach={files.chosen.length > 1} />
      </div>
      <div className="pricing">
        <PricePanel
          priced={priced}
          files={files}
          isAsked={asked !== undefined}
          materials={choices.materials}
          choose={(materialId) => change({ materialId, color: '' })}
        />
        <BuyBar
          priced={priced}
          canAdd={asked !== undefined && files.isAllThere}
          add={adding.attempt}
          isAdding={adding.isWorking}
          error={adding.error}
        />
      </div>
    </div>
  );
}
