/** A store attacked by what is sent and by what is asked: the tests are in the modules, and share one shop. */
import './bad-input';
import './bad-questions';
import './hidden-queries';
import './odd-input';
