import { NewFile } from '../../portal/parts/NewFile';
import { fill } from '../../small/fill';
import { type By, sendRevisedFile } from '../data/server';
import { fileNameOf, type OrderView } from '../data/view';
import { useOrderTexts } from '../texts';

interface Props {
  by: By;
  order: OrderView;
  changed: () => Promise<void>;
}

/** A place for each file that an accepted change needs. */
export function WantedFiles({ by, order, changed }: Props) {
  const { requests } = useOrderTexts().order;
  return order.revisions
    .filter(({ wantsFile }) => wantsFile)
    .map(({ revisionId, lineId }) => (
      <NewFile
        key={revisionId}
        title={fill(requests.wantsFile, { file: fileNameOf(order, lineId) ?? '' })}
        handOver={(name) => sendRevisedFile(by, { revisionId, ...name })}
        done={changed}
      />
    ));
}
