/** The page that the address names, in the reader's language. */
import { TextsContext } from '../portal/texts';
import { Icon } from '../small/icons';
import { Languages } from '../small/Languages';
import { useChosenTexts } from '../small/useChosenTexts';
import { AccountPage } from './pages/AccountPage';
import { OrderPage } from './pages/OrderPage';
import { loadTexts, type OrderTexts } from './texts';

export function App({ first }: { first: OrderTexts }) {
  const { texts, speak } = useChosenTexts(first, loadTexts);
  const { account, portal } = texts;
  const [, room, ...rest] = window.location.pathname.split('/');
  return (
    <TextsContext.Provider value={texts}>
      <header className="page-head">
        <a className="shop-name" href="/shop">
          {account.shop}
        </a>
        <nav aria-label={account.nav}>
          <a href="/account" aria-current={room === 'account' ? 'page' : undefined}>
            {account.mine}
          </a>
          <a href="/cart">
            <Icon name="cart" />
            <span>{account.cart}</span>
          </a>
        </nav>
        <Languages label={portal.language} chosen={texts.locale} speak={speak} />
      </header>
      {room === 'order' ? <OrderPage by={{ token: rest[0] ?? '' }} /> : <AccountPage way={rest} />}
    </TextsContext.Provider>
  );
}
