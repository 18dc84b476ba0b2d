/** The customers' pages: asking for a print, and following one by its link. */
import { startPage } from '../small/startPage';
import '../small/style/base.css';
import '../small/style/parts.css';
import '../small/style/fields.css';
import { App } from './App';
import './style/page.css';
import './style/files.css';
import './style/track.css';
import { loadTexts } from './texts';

startPage(App, loadTexts);
