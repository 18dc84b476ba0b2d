/** The technician queue's entry: a page of its own, with as little script as it can have. */
import { createRoot } from 'react-dom/client';
import { Queue } from './Queue';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
createRoot(root).render(<Queue />);
