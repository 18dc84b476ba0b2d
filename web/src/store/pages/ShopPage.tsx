/** The catalogue: what is featured in front, printing an own file among the first. */
import { useEffect, useState } from 'react';
import { type CatalogItem, catalog } from '../data/server';
import { useShop } from '../data/useShop';
import { ItemCard } from '../parts/ItemCard';
import { Trouble } from '../parts/Trouble';
import { useTexts } from '../texts';

export function ShopPage() {
  const { portal, store } = useTexts();
  const { choices } = useShop();
  const texts = store.shop;
  const [items, setItems] = useState<CatalogItem[]>();
  const [error, setError] = useState<unknown>();
  const load = () => {
    setError(undefined);
    catalog().then((answer) => setItems(answer.items), setError);
  };
  useEffect(load, []);
  useEffect(() => {
    document.title = choices ? `${texts.title} · ${choices.shopName}` : texts.title;
  }, [choices, texts]);

  const inFront = (item: CatalogItem) => item.featured || item.isUpload;
  const front = items?.filter(inFront).sort((a, b) => Number(b.isUpload) - Number(a.isUpload)) ?? [];
  const others = items?.filter((item) => !inFront(item)) ?? [];
  return (
    <main className="portal store">
      <header>
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
      </header>
      {error !== undefined && <Trouble error={error} again={load} />}
      {!items && error === undefined && <p role="status">{portal.loading}</p>}
      {items?.length === 0 && (
        <section className="nothing">
          <p>{texts.empty}</p>
          <p className="muted">{texts.emptyHint}</p>
          <a className="button primary" href="/request">
            {texts.request}
          </a>
        </section>
      )}
      <Shelf title={others.length ? texts.featured : undefined} id="featured" items={front} />
      <Shelf title={front.length ? texts.others : undefined} id="others" items={others} />
    </main>
  );
}

interface ShelfProps {
  /** Where there is but one shelf it needs no name. */
  title: string | undefined;
  id: string;
  items: CatalogItem[];
}

function Shelf({ title, id, items }: ShelfProps) {
  const { shop } = useTexts().store;
  if (!items.length) return null;
  return (
    <section className="shelf" aria-labelledby={id}>
      <h2 id={id} className={title ? undefined : 'unseen'}>
        {title ?? shop.title}
      </h2>
      <ul className="items">
        {items.map((item) => (
          <ItemCard key={item.slug} item={item} />
        ))}
      </ul>
    </section>
  );
}
