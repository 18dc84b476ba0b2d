/** Logins: nobody makes one directly, and only those of active people open the door. */
import Parse from 'parse/node';
import { askForCode } from '../../data/factor-policy';
import { ShopError } from '../../domain/errors';
import { checkPassword } from '../../domain/people/passwords';
import { answering } from '../../kernel/errors';
import { isOwnSave } from '../../kernel/own-save';
import { pointerTo } from '../../kernel/record';
import { codeIn } from '../../kernel/sent-code';
import type { Tools } from '../../kernel/tools';

const OWN_FIELDS = new Set(['password']);
/** Written by Parse Server itself at reset. Another way in, by authData, would outlive a new password. */
const BOOKKEEPING = /^_|^emailVerified$/;

async function keepToPassword(request: Parse.Cloud.BeforeSaveRequest): Promise<void> {
  if (isOwnSave(request.context)) return;
  const { object } = request;
  if (object.isNew())
    throw new ShopError('write.forbidden', {
      operation: 'create',
      class: '_User',
      by: 'a manager, through Technician',
    });
  const fields = object.dirtyKeys().filter((field) => object.op(field) && !BOOKKEEPING.test(field));
  if (fields.some((field) => !OWN_FIELDS.has(field))) throw new ShopError('people.passwordOnly');
  const password = object.get('password');
  if (password !== undefined) checkPassword(String(password), request.original?.get('username') ?? '');
}

interface LoginRequest {
  object: Parse.User;
  context?: object;
}

/** Staff and customers with an account, for as long as it is active. */
async function admitActive({ object, context }: LoginRequest, tools: Tools): Promise<void> {
  const { store, now } = tools;
  const user = pointerTo('_User', object.id as string);
  const customer = await store.first('Customer', { user });
  const profile = customer ?? (await store.first('Technician', { user }));
  if (!profile) throw new ShopError('people.noProfile');
  if (!profile.isActive) throw new ShopError('people.inactive');
  if (!customer) await askForCode(tools, profile, object.id as string, codeIn(context));
  // The password was chosen by the link that was mailed there, so that the first log-in proves the address.
  if (customer && !customer.emailVerifiedAt)
    await store.update('Customer', { objectId: customer.objectId, emailVerifiedAt: null }, { emailVerifiedAt: now() });
}

export function registerUser(tools: Tools): void {
  Parse.Cloud.beforeSave(Parse.User, (request) => answering(() => keepToPassword(request)));
  Parse.Cloud.beforeDelete(Parse.User, () =>
    answering(async () => {
      throw new ShopError('write.forbidden', {
        operation: 'delete',
        class: '_User',
        by: 'nobody; make the Technician inactive instead',
      });
    }),
  );
  Parse.Cloud.beforeLogin((request) => answering(() => admitActive(request as LoginRequest, tools)));
}
