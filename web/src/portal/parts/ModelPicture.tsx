import { fill } from '../../small/fill';
import { Icon } from '../../small/icons';
import { useTexts } from '../texts';

/** How a model looks; its place is there before it. */
export function ModelPicture({ address, name }: { address: string | undefined; name: string }) {
  const { report } = useTexts().portal;
  return (
    <span className="model-picture">
      {address ? (
        <img src={address} alt={fill(report.picture, { name })} width={128} height={96} />
      ) : (
        <Icon name="cube" />
      )}
    </span>
  );
}
