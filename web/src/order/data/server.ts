/** What the server does for an order's customer, and for an account. Refusals are thrown as ServerErrors. */
import type { OrderPaymentState, ReprintRequestType, RevisionRequestType } from '../../../../schema/generated';
import { request } from '../../queue/data/client';
import { sessionToken } from '../../small/customer';
import { appId, serverUrl } from '../../small/page';
import type { UploadName } from '../../uploading/resumable';
import type { OrderSummary, OrderView, Position } from './view';

/** The order of a link, or one of the customer's who is signed in. */
export type By = { token: string } | { orderId: string };

type Params = Record<string, unknown>;

const place = { url: serverUrl, appId };

export const post = (path: string, body: Params, session?: string) => request(place, session, 'POST', path, body);

/** A link is enough for its order: whoever is signed in here may be somebody else. */
async function call<Answer>(name: string, params: Params, session?: string): Promise<Answer> {
  return (await post(`/functions/${name}`, params, session)).result as Answer;
}

const ofOrder =
  <Asked extends object, Answer>(name: string) =>
  (by: By, asked: Asked) =>
    call<Answer>(name, { ...by, ...asked }, 'orderId' in by ? sessionToken() : undefined);

const showing = ofOrder<object, OrderView>('showOrder');
export const showOrder = (by: By) => showing(by, {});
export const cancelOrder = ofOrder<{ reason: string }, OrderView>('cancelOrder');
export const startPayment = ofOrder<object, { redirectUrl: string }>('startPayment');
export const finishPayment = ofOrder<Record<string, string>, { paymentState: OrderPaymentState }>('finishPayment');
export const answerApproval = ofOrder<
  { approvalId: string; answer: 'Approved' | 'Rejected'; notes?: string },
  { status: string }
>('answerApproval');
export const requestRevision = ofOrder<
  { lineId: string; type: RevisionRequestType; notes: string; requestKey: string },
  { revisionId: string }
>('requestRevision');
export const sendRevisedFile = ofOrder<{ revisionId: string } & UploadName, { status: string }>('sendRevisedFile');
export const requestReprint = ofOrder<
  { lineId: string; type: ReprintRequestType; quantity?: number; notes: string; requestKey: string },
  { reprintId: string }
>('requestReprint');
export const addComment = ofOrder<
  { body: string; lineId?: string; partIndex?: number; position?: Position; commentKey: string },
  { commentId: string }
>('addComment');

/** Where the model of a line is, and what has to go along to get it. */
export function modelOf(by: By, lineId: string): { address: string; headers: Record<string, string> } {
  const path = 'token' in by ? `/order/${encodeURIComponent(by.token)}` : `/orders/${encodeURIComponent(by.orderId)}`;
  const session = 'token' in by ? undefined : sessionToken();
  return {
    address: `${path}/lines/${encodeURIComponent(lineId)}/file`,
    headers: session ? { 'X-Parse-Session-Token': session } : {},
  };
}

export const registerCustomer = (asked: { email: string; name: string; language: string }) =>
  call('registerCustomer', asked);
export const askForPassword = (email: string) => post('/requestPasswordReset', { email });
export const myOrders = () => call<{ orders: OrderSummary[] }>('myOrders', {}, sessionToken());
export const exportMyData = () => call<object>('exportMyData', {}, sessionToken());
export const deleteMyData = (password: string) => call('deleteMyData', { password }, sessionToken());
export const myAccount = (session: string) => call<{ name: string; email: string }>('myAccount', {}, session);
export const claimSession = (sessionSecret: string, session: string) =>
  call('claimSession', { sessionSecret }, session);
