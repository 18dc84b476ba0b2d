/** What whoever runs a shop sees of it. The modules share one shop, which ends in the last one. */
import './logs';
import './metrics';
import './crash';
