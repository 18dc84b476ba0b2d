/** Orders paid through Stripe and PayPal: the tests are in the modules, and share one shop. */
import './stripe';
import './paypal';
import './crash';
