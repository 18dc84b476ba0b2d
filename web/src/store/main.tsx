/** The store's pages: the catalogue, a product or an own file with its price, the cart and the checkout. */
import { createRoot } from 'react-dom/client';
import { keepTheme, language } from '../small/settings';
import '../small/style/base.css';
import '../small/style/parts.css';
import '../small/style/fields.css';
import '../small/style/head.css';
import '../portal/style/page.css';
import '../portal/style/files.css';
import { App } from './App';
import './style/shop.css';
import './style/item.css';
import './style/cart.css';
import { loadTexts } from './texts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
keepTheme();
loadTexts(language()).then((texts) => createRoot(root).render(<App first={texts} />));
