/** Production: the tests are in the modules, and share one shop. */
import './queues';
import './printers';
