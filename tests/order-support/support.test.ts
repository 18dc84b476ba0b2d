/** Support of orders: the tests are in the modules, and share one shop, whose power is cut in the end. */
import './requests';
import './workspace';
import './accounts';
import './approvals';
import './power-cut';
