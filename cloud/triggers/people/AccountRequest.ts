/** What somebody who asked for an account still waits for, when a crash broke it off. */
import { type AskedAccount, grantAccount } from '../../data/accounts';
import type { Effect, Row } from '../../kernel/record';
import type { ClassRules, Tools } from '../../kernel/tools';

export const AccountRequestRules: ClassRules = { effects: { open } };

function open(request: Row, _effect: Effect, tools: Tools): Promise<void> {
  return grantAccount(tools, request as unknown as AskedAccount);
}
