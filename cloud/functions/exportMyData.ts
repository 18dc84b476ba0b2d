/** Everything that the shop has of the customer who is signed in. */
import { dataOf } from '../data/customer-data';
import { customerOf } from './signed-in';
import type { StoreCall } from './storing';

/** Answers lists by what they are of; see dataOf. */
export const exportMyData = async (call: StoreCall) => dataOf(call.tools, await customerOf(call));
