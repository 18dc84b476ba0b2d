import { accountErrors } from './errors/accounts';
import { catalogErrors } from './errors/catalog';
import { orderErrors } from './errors/orders';
import { paymentErrors } from './errors/payments';
import { pricingErrors } from './errors/pricing';
import { productionErrors } from './errors/production';
import { signingInErrors } from './errors/signing-in';
import { supportErrors } from './errors/support';
import { webhookErrors } from './errors/webhooks';

/**
 * Every refusal the shop can give: its name, its stable number on the wire, and its text for people.
 * Numbers under 1000 are Parse's own; ours never change once released.
 */
const table = {
  ...accountErrors,
  ...catalogErrors,
  ...pricingErrors,
  ...orderErrors,
  ...paymentErrors,
  ...productionErrors,
  ...supportErrors,
  ...signingInErrors,
  ...webhookErrors,
  'input.required': [1001, '{class}.{field} is required.'],
  'input.unknownField': [1002, '{class} has no field {field}. It has: {fields}.'],
  'input.wrongType': [1003, '{class}.{field} must be a {type}.'],
  'input.notFinite': [1004, '{class}.{field} must be a finite number.'],
  'input.outOfRange': [1005, '{class}.{field} must be {range}; {value} is not.'],
  'input.decimals': [1006, '{class}.{field} takes at most {decimals} decimals; {value} has more.'],
  'input.tooLong': [1007, '{class}.{field} may have {max} characters at most; this has {length}.'],
  'input.tooShort': [1008, '{class}.{field} must have {min} characters at least.'],
  'input.controlCharacter': [1009, '{class}.{field} contains a control character that cannot be stored.'],
  'input.badFormat': [1010, '{class}.{field} must be {hint}.'],
  'input.notAllowed': [1011, '{class}.{field} cannot be “{value}”. Allowed: {allowed}.'],
  'input.noSuchRow': [1012, '{class}.{field} points to a {target} that does not exist, or that you may not use.'],
  'input.badOperation': [1013, '{class}.{field} takes plain values, not the operation {operation}.'],
  'input.badQuery': [1014, 'This query cannot be answered: a condition does not fit the type of its field.'],
  'input.badArgument': [1015, '{what}'],
  'input.notADate': [1016, '{class}.{field} must be a date between the years 1970 and 2200.'],
  'input.malformed': [1017, 'This request cannot be read: {what}'],
  'write.forbiddenField': [1101, 'You may not set {class}.{field}. It is set by {by}.'],
  'write.forbidden': [1102, 'You may not {operation} this {class}. That is for {by}.'],
  'write.createOnly': [1103, '{class}.{field} cannot change any more.'],
  'write.appendOnly': [1104, 'A {class} is never changed or deleted.'],
  'write.stale': [
    1105,
    'Somebody else changed this {class} in the meantime (revision {now}, yours {yours}). Load it again.',
  ],
  'write.acl': [1106, 'Access rights are set by the server; leave ACL out.'],
  'write.inUse': [1107, 'This {class} cannot be deleted: {what} still refer to it. {instead}'],
  'write.beingDeleted': [1108, 'This {class} is being deleted.'],
  'write.transaction': [
    1109,
    'Transactions are not taken: what a write brings about could not be rolled back with it. Each request of a batch stands alone.',
  ],
  'write.twoMoves': [1110, 'One save makes one move: change one status of this {class} after the other.'],
  'write.busy': [1111, 'This is written by many at once. Try again.'],
  'write.repeated': [1112, 'This was made already: {class} {objectId}.'],
  'value.taken': [137, 'There is already a {class} with {field} “{value}”.'],
  'people.notStaff': [1201, 'This login has no active staff profile.'],
  'people.inactive': [1202, 'This account is not active. Ask a manager.'],
  'people.noProfile': [1206, 'This login belongs to nobody.'],
  'people.lastManager': [1203, 'This is the last active manager; make another one first.'],
  'people.passwordOnly': [1204, 'Of your login you can change the password only; a manager changes the rest.'],
  'people.weakPassword': [1205, 'A password needs 10 to 128 characters and must not contain the username.'],
  'job.noSuchMove': [1301, '{thing} cannot go from {from} to {to}. From {from} it can go to: {open}.'],
  'job.moveNotYours': [1302, 'You may not move {thing} from {from} to {to}. That is for {by}. Open to you: {open}.'],
  'job.moved': [1303, 'The {thing} has moved in the meantime: it is {now} now. Nothing was changed.'],
  'job.reasonMissing': [1304, 'Give a reason (statusReason) to {move} a job.'],
  'job.startStatus': [1305, 'A new {thing} is always {start}.'],
  'job.noFile': [1306, 'The job has no file. Send file (an uploaded one) or fileUrl (an https address) with fileName.'],
  'job.badFileUrl': [
    1307,
    'fileUrl must be an https address of at most 2000 characters; for an upload, send file instead.',
  ],
  'job.unknownUpload': [1308, 'That file was not uploaded by you, or already belongs to a job.'],
  'job.fileLocked': [1309, 'The file cannot change while the job is {status}. Move it to Revision Requested first.'],
  'job.notChecked': [1310, 'The newest file check of file revision {revision} has not passed ({found}).'],
  'job.noQuote': [1311, 'No quote was sent for file revision {revision}. Send one with sendQuote.'],
  'job.quoteExpired': [1312, 'The quote expired on {at}. Send a new one.'],
  'job.quoteAsked': [1313, 'A quote was asked for: send it and have it accepted first, or clear quoteRequested.'],
  'job.noNewFile': [1314, 'A new file revision is needed: the file is still revision {revision}.'],
  'job.noBatch': [1315, 'Set materialBatch first: no batch is assigned to print from.'],
  'job.wrongBatch': [1316, 'Batch {batch} holds {material}; the job needs {needed}.'],
  'job.batchClosed': [1317, 'Batch {batch} is {status}.'],
  'job.runningLog': [1318, 'A time log is still running ({technician}). Stop it first.'],
  'job.unapprovedLogs': [1319, '{count} time log(s) still wait for approval.'],
  'job.heldElsewhere': [
    1320,
    'A job cannot go from On Hold to {to}: it was {heldFrom} when it was put on hold, and only goes back there. From On Hold it can go to: {open}.',
  ],
  'job.followsRuns': [1321, 'This job was split into runs and follows them; move the runs.'],
  'job.notSplittable': [1322, 'The job cannot be split: {why}.'],
  'job.splitSum': [1323, 'The quantities of the runs add up to {sum}; the job has {quantity}.'],
  'job.closed': [1324, 'The job is {status}; only notes and late time logs can be added.'],
  'job.ofWholeJob': [1325, 'File and quote belong to the whole job {parent}; they are not decided for its run {run}.'],
  'job.fileLost': [1326, 'The file of this job cannot be found in the store.'],
  'job.unknownQuality': [1328, 'There is no print profile of quality “{value}”. There is: {known}.'],
  'job.noPreflight': [1329, 'Only an uploaded file is looked at; this job has an address.'],
  'job.noPicture': [1330, 'There is no picture of this file.'],
  'job.inactiveTechnician': [1327, '{technician} is not active; assign somebody else.'],
  'check.disagrees': [1401, 'A check with {failed} failed of {total} cannot be {status}. {rule}'],
  'check.noOverruleReason': [
    1403,
    'Preflight says {preflight}, the verdict is {status}. Say why in overruleReason, or agree with preflight.',
  ],
  'check.otherFile': [1402, 'The check is of file revision {judged}; the newest is {newest}. Check that one.'],
  'log.future': [1411, '{field} lies in the future.'],
  'log.tooOld': [1412, 'A log can be entered up to {days} days late.'],
  'log.endBeforeStart': [1413, 'endTime lies before startTime.'],
  'log.tooLong': [1414, 'A single log may span {days} days at most.'],
  'log.minutesDisagree': [1415, 'From start to end are {span} minutes; minutesLogged says {minutes}.'],
  'log.alreadyRunning': [1416, '{technician} already has a running log. Stop it first.'],
  'log.ownApproval': [1417, 'Nobody decides about their own log.'],
  'log.running': [1418, 'A running log cannot be approved or rejected.'],
  'log.noBatch': [1419, 'Say which materialBatch the grams came from.'],
  'log.wrongMaterial': [1420, 'Batch {batch} holds {material}; the job is printed in {needed}.'],
  'log.decided': [1421, 'The log is Approved; a coordinator has to un-approve it before you can change it.'],
  'log.startsPending': [1422, 'A new log is Pending; a coordinator decides about it later.'],
  'stock.short': [1501, 'Batch {batch} holds {left} g; {needed} g are needed.'],
  'stock.busy': [1502, 'Batch {batch} is written by many at once. Try again.'],
  'stock.unknownMaterial': [1503, 'There is no active material “{value}”. Known: {known}.'],
  'stock.nothingToAdjust': [1504, 'Send gramsChange (not 0) or countedGrams that differs from what is booked.'],
  'stock.serverStatus': [1505, 'The status follows from the grams left; only Retired can be set, and taken back.'],
  'note.notForCustomer': [1431, 'Only a Client Update can be shown to the customer.'],
  'file.staffOnly': [1601, 'Only staff upload files here.'],
  'file.type': [1602, 'Only model files are taken: {allowed}.'],
  'file.empty': [1603, 'The file is empty.'],
  'quote.negative': [1711, 'The discount is more than everything it is taken off.'],
  'quote.tooMuch': [1712, 'A quote can come to {most} minor units at most.'],
  'quote.unknown': [1713, 'This job has no quote {number}.'],
  'quote.superseded': [1714, 'This quote was replaced. Look at the job again for the newest one.'],
  'quote.decided': [1715, 'This quote was {state} already.'],
  'quote.notOpen': [1716, 'This quote cannot be answered at the moment: the shop is looking at the job.'],
  'quote.noReason': [1717, 'Say in a few words why you decline the quote.'],
  'track.unknown': [1701, 'This link is not valid any more. Ask the shop for a new one.'],
  'request.filledTrap': [1721, 'The request was not taken: leave the field website empty.'],
  'request.otherContent': [1722, 'Another request was sent under this key. Load the page again and send yours anew.'],
  'request.noRevision': [1723, 'No new file is asked for at the moment.'],
  'public.tooMany': [155, 'Too many requests came from here. Wait a minute.'],
  'file.readOnly': [1604, 'Files are fetched through their job: /files/jobs/:jobId.'],
  'file.content': [1605, 'The content of {name} is not that of a .{ending} file.'],
  'upload.unknown': [
    1611,
    'There is no such upload, or its secret is another one. It may have expired: start it anew.',
  ],
  'upload.notFinished': [1612, 'The upload of {name} is not finished.'],
  'upload.refused': [1613, '{why}'],
  'upload.used': [1614, 'This upload was already handed over.'],
  'upload.tooLarge': [1615, '{name} is too large: a file may have {most} at most.'],
  'upload.noName': [1616, 'Say the name of the file: Upload-Metadata with filename.'],
  'upload.noLength': [1617, 'Say how many bytes the file has: Upload-Length, more than 0.'],
  'upload.noSecret': [
    1618,
    'Send Upload-Secret with every request: 32 to 128 letters, digits, - and _ of your own choice.',
  ],
  'upload.tooMany': [1619, 'Too many uploads were started from here. Wait {minutes} minutes.'],
  'upload.noRoom': [1620, 'There is no room for {name} at the moment. Tell the shop.'],
  'upload.protocol': [1621, 'The upload was not continued: {why}'],
  'mail.badReport': [1801, 'This report was not signed by the mail service, or too long ago.'],
  'mail.notSetUp': [1802, 'Mail is not set up, so nothing can be sent. It can be read here, and copied.'],
  'mail.underWay': [1803, 'This mail is on its way already.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorName = keyof typeof table;

/** A refusal for people. `kernel/errors` turns it into a Parse.Error with the same number and text. */
export class ShopError extends Error {
  readonly code: number;
  constructor(
    readonly errorName: ErrorName,
    readonly values: Record<string, string | number> = {},
  ) {
    const [code, text] = table[errorName];
    super(text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)));
    this.code = code;
  }
}

/** The table for the docs: name, number, text. */
export function errorTable(): { name: string; code: number; text: string }[] {
  return Object.entries(table).map(([name, [code, text]]) => ({ name, code, text }));
}
