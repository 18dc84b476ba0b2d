/** Grams on the shelf: the tests are in the modules, and share one shop. */
import './adjustments';
import './stock-races';
import './stock-property';
