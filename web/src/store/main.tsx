/** The store's pages: the catalogue, a product or an own file with its price, the cart and the checkout. */
import { startPage } from '../small/startPage';
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

startPage(App, loadTexts);
