/** The technician queue's entry: a page of its own, with as little script as it can have. */
import { createRoot } from 'react-dom/client';
import { keepTheme, language } from '../small/settings';
import { App } from './App';
import { queue } from './data/shop';
import { keepOffline } from './offline';
import '../small/style/base.css';
import './style/bars.css';
import '../small/style/parts.css';
import './style/cards.css';
import '../small/style/fields.css';
import './style/sheets.css';
import { loadTexts } from './texts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
keepTheme();
queue.start();
loadTexts(language()).then((texts) => createRoot(root).render(<App first={texts} />));
keepOffline();
