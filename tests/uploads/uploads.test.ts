/** Uploads: the tests are in the modules, and share one shop; what is swept away is counted before there is more. */
import './sweeping';
import './refusals';
