/** The pages of whoever has ordered: an order by its link, and the account. */
import { startPage } from '../small/startPage';
import '../small/style/base.css';
import '../small/style/parts.css';
import '../small/style/fields.css';
import '../small/style/head.css';
import '../portal/style/page.css';
import '../portal/style/files.css';
import '../portal/style/track.css';
import { App } from './App';
import './style/order.css';
import './style/account.css';
import './style/viewer.css';
import { loadTexts } from './texts';

startPage(App, loadTexts);
