/** The access rights of rows that the server writes itself. */
import type { Row } from '../kernel/record';
import { aclOf } from '../kernel/rights';
import type { Tools } from '../kernel/tools';

/** The ACL of a row of this class: whoever its rights let read or change it. */
export async function accessTo({ schema, profiles }: Tools, className: string, row: Partial<Row>) {
  const rules = schema.classes.get(className)?.rules;
  if (!rules) throw new Error(`${className} has no rules`);
  return aclOf({ row, job: undefined, rules }, profiles);
}
