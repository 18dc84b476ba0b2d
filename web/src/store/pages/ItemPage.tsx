/** One thing of the catalogue, put together by the customer, with its price beside it. */
import { useEffect, useState } from 'react';
import { isRefusal } from '../../providers/errors';
import { fill } from '../../small/fill';
import { catalogItem, type WholeItem } from '../data/server';
import { useShop } from '../data/useShop';
import { Configurator } from '../parts/Configurator';
import { ItemPicture } from '../parts/ItemCard';
import { Trouble } from '../parts/Trouble';
import { useTexts } from '../texts';

export function ItemPage({ slug }: { slug: string }) {
  const { portal, store } = useTexts();
  const shop = useShop();
  const [item, setItem] = useState<WholeItem>();
  const [error, setError] = useState<unknown>();
  const load = () => {
    setError(undefined);
    catalogItem(slug).then(setItem, setError);
  };
  useEffect(load, [slug]);
  useEffect(() => {
    document.title = [item?.name ?? store.shop.title, shop.choices?.shopName].filter(Boolean).join(' · ');
  }, [item, shop.choices, store]);

  const back = (
    <p>
      <a className="link" href="/shop">
        {store.item.back}
      </a>
    </p>
  );
  if (isRefusal(error, 'catalog.unknownItem'))
    return (
      <main className="portal store">
        <h1>{store.shop.title}</h1>
        <p role="status">{store.item.unknown}</p>
        {back}
      </main>
    );
  const trouble = error ?? (shop.choices ? undefined : shop.error);
  const reload = () => {
    load();
    shop.load();
  };
  return (
    <main className="portal store">
      <header className="item-head">
        {item && <ItemPicture item={item} />}
        <div>
          {back}
          <h1>{item?.name ?? store.shop.title}</h1>
          {item?.description && <p>{item.description}</p>}
          {item && item.models.length > 0 && (
            <ul className="contents" aria-label={store.item.contents}>
              {item.models.map(({ modelId, displayName, copies }) => (
                <li key={modelId}>{fill(store.item.copies, { copies, name: displayName })}</li>
              ))}
            </ul>
          )}
        </div>
      </header>
      {trouble !== undefined && <Trouble error={trouble} again={reload} />}
      {trouble === undefined && (!item || !shop.choices) && <p role="status">{portal.loading}</p>}
      {item && shop.choices && <Configurator item={item} choices={shop.choices} />}
    </main>
  );
}
