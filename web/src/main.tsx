/** The console's entry. */
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { createI18n } from './i18n';
import { store } from './store';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
store.setup();
createRoot(root).render(<App i18nProvider={await createI18n(store.getItem('locale'))} />);
