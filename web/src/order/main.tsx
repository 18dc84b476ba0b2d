/** The pages of whoever has ordered: an order by its link, and the account. */
import { createRoot } from 'react-dom/client';
import { keepTheme, language } from '../small/settings';
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

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
keepTheme();
loadTexts(language()).then((texts) => createRoot(root).render(<App first={texts} />));
