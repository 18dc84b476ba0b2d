/** The connection that a Printer names; none for those that are handed their document by people. */
import type { Connect } from '../../domain/orders/printer';
import { moonraker } from './moonraker';
import { octoPrint } from './octoprint';

export const connectPrinter: Connect = ({ connector, connectorUrl, connectorKey = '' }, signal) => {
  if (!connectorUrl) return undefined;
  const address = { url: connectorUrl, key: connectorKey, signal };
  if (connector === 'octoprint') return octoPrint(address);
  if (connector === 'moonraker') return moonraker(address);
  return undefined;
};
