/** The page of the store that the address names, in the reader's language, below the head that all share. */
import { TextsContext } from '../portal/texts';
import { useChosenTexts } from '../small/useChosenTexts';
import { ShopContext, useShopOnce } from './data/useShop';
import { CartPage } from './pages/CartPage';
import { CheckoutPage } from './pages/CheckoutPage';
import { ItemPage } from './pages/ItemPage';
import { ShopPage } from './pages/ShopPage';
import { Header } from './parts/Header';
import { loadTexts, type Texts } from './texts';

export function App({ first }: { first: Texts }) {
  const { texts, speak } = useChosenTexts(first, loadTexts);
  const shop = useShopOnce(texts.locale);
  return (
    <TextsContext.Provider value={texts}>
      <ShopContext.Provider value={shop}>
        <Header speak={speak} />
        <Page />
      </ShopContext.Provider>
    </TextsContext.Provider>
  );
}

function Page() {
  const [, page, slug] = window.location.pathname.split('/');
  if (page === 'cart') return <CartPage />;
  if (page === 'checkout') return <CheckoutPage />;
  return slug ? <ItemPage slug={decodeURIComponent(slug)} /> : <ShopPage />;
}
