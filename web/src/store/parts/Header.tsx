/** The head of every page of the store: where else to go, what is in the cart, and in which language. */
import { fill } from '../../small/fill';
import { Icon } from '../../small/icons';
import { Languages } from '../../small/Languages';
import type { Language } from '../../small/settings';
import { useShop } from '../data/useShop';
import { useTexts } from '../texts';

export function Header({ speak }: { speak: (language: Language) => void }) {
  const { store, portal, locale } = useTexts();
  const { choices, cart, customer, wasSignedOut } = useShop();
  const count = cart?.lines.length ?? 0;
  const here = window.location.pathname;
  return (
    <header className="page-head">
      <a className="shop-name" href="/shop">
        {choices?.shopName ?? store.shop.title}
      </a>
      <nav aria-label={store.nav.label}>
        <a href="/shop" aria-current={here === '/shop' ? 'page' : undefined}>
          {store.nav.shop}
        </a>
        <a href="/account">{customer ? store.nav.account : store.nav.signIn}</a>
        <a
          className="to-cart"
          href="/cart"
          aria-current={here === '/cart' ? 'page' : undefined}
          aria-label={count ? fill(store.nav.cartCount, { smart_count: count }) : undefined}
        >
          <Icon name="cart" />
          <span>{store.nav.cart}</span>
          {count > 0 && <span className="count">{count}</span>}
        </a>
      </nav>
      <Languages label={portal.language} chosen={locale} speak={speak} />
      <div role="status" className="notices">
        {wasSignedOut && <p className="notice waiting">{store.nav.signedOut}</p>}
      </div>
    </header>
  );
}
