/** The customers' pages: asking for a print, and following one by its link. */
import { createRoot } from 'react-dom/client';
import { keepTheme, language } from '../small/settings';
import '../small/style/base.css';
import '../small/style/parts.css';
import '../small/style/fields.css';
import { App } from './App';
import './style/page.css';
import './style/files.css';
import './style/track.css';
import { loadTexts } from './texts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
keepTheme();
loadTexts(language()).then((texts) => createRoot(root).render(<App first={texts} />));
