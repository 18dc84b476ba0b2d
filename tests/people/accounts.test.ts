/** Accounts of customers, and what is theirs: the tests are in the modules, and share one shop. */
import './customers';
import './customer-data';
