/** One thing of the catalogue: how it looks, what it is called, and the way to its price. */
import { Icon } from '../../small/icons';
import type { CatalogItem } from '../data/server';
import { useTexts } from '../texts';

export function ItemPicture({ item }: { item: CatalogItem }) {
  return (
    <span className="item-picture">
      {item.imageUrl ? (
        // The name stands beside it.
        <img src={item.imageUrl} alt="" loading="lazy" />
      ) : (
        <Icon name={item.isUpload ? 'file' : 'cube'} />
      )}
    </span>
  );
}

export function ItemCard({ item }: { item: CatalogItem }) {
  const { shop } = useTexts().store;
  return (
    <li className="item-card" data-upload={item.isUpload}>
      <ItemPicture item={item} />
      <div>
        <h3>
          <a href={`/shop/${encodeURIComponent(item.slug)}`}>{item.name}</a>
        </h3>
        {item.description && <p>{item.description}</p>}
        <span className={item.isUpload ? 'button primary' : 'button plain'} aria-hidden="true">
          {item.isUpload ? shop.upload : shop.choose}
        </span>
      </div>
    </li>
  );
}
