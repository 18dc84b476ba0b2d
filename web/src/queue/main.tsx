/** The technician queue's entry: a page of its own, with as little script as it can have. */
import { startPage } from '../small/startPage';
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

queue.start();
startPage(App, loadTexts);
keepOffline();
