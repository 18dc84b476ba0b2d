/** The shop's rules, room by room: each class with its triggers, each function by its name. */
import { connectPrinter } from './adapters/printers/printers';
import { followJobs } from './data/orders';
import { acceptQuote } from './functions/acceptQuote';
import { addComment } from './functions/addComment';
import { addToCart } from './functions/addToCart';
import { answerApproval } from './functions/answerApproval';
import { apiKeyChoices } from './functions/apiKeyChoices';
import { enrolmentFunction, personFunction, staffFunction } from './functions/calling';
import { cancelOrder } from './functions/cancelOrder';
import { catalog, catalogItem } from './functions/catalog';
import { checkout } from './functions/checkout';
import { checkSchema } from './functions/checkSchema';
import { checkUpload } from './functions/checkUpload';
import { claimSession } from './functions/claimSession';
import { clientSummary } from './functions/clientSummary';
import { confirmSecondFactor } from './functions/confirmSecondFactor';
import { createApiKey } from './functions/createApiKey';
import { declineQuote } from './functions/declineQuote';
import { deleteMyData } from './functions/deleteMyData';
import { endSecondFactor } from './functions/endSecondFactor';
import { exportMyData } from './functions/exportMyData';
import { filePreflight } from './functions/filePreflight';
import { finishPayment } from './functions/finishPayment';
import { me } from './functions/me';
import { myAccount } from './functions/myAccount';
import { myOrders } from './functions/myOrders';
import { mySecondFactor } from './functions/mySecondFactor';
import { orderQueue } from './functions/orderQueue';
import { pingWebhook } from './functions/pingWebhook';
import { planQueue } from './functions/planQueue';
import { preflightAgain } from './functions/preflightAgain';
import { prepareOrderLine } from './functions/prepareOrderLine';
import { previewQuote } from './functions/previewQuote';
import { priceQuote } from './functions/priceQuote';
import { printChoices } from './functions/printChoices';
import { publicFunction } from './functions/public';
import { queueCapacity } from './functions/queueCapacity';
import { queueSummary } from './functions/queueSummary';
import { recountStock } from './functions/recountStock';
import { refundPayment } from './functions/refundPayment';
import { registerCustomer } from './functions/registerCustomer';
import { removeFromCart } from './functions/removeFromCart';
import { renewWebhookSecret } from './functions/renewWebhookSecret';
import { requestPrint } from './functions/requestPrint';
import { requestReprint } from './functions/requestReprint';
import { requestRevision } from './functions/requestRevision';
import { resendDelivery } from './functions/resendDelivery';
import { resendLink } from './functions/resendLink';
import { resendMail } from './functions/resendMail';
import { resetSecondFactor } from './functions/resetSecondFactor';
import { reviseFile } from './functions/reviseFile';
import { revokeLink } from './functions/revokeLink';
import { sendQuote } from './functions/sendQuote';
import { sendRevisedFile } from './functions/sendRevisedFile';
import { type Slice, sendToPrinter } from './functions/sendToPrinter';
import { shopFigures } from './functions/shopFigures';
import { showCart } from './functions/showCart';
import { showMail } from './functions/showMail';
import { showOrder } from './functions/showOrder';
import { splitJob } from './functions/splitJob';
import { startPayment } from './functions/startPayment';
import { startSecondFactor } from './functions/startSecondFactor';
import { stockSummary } from './functions/stockSummary';
import { storeChoices } from './functions/storeChoices';
import { storeSession } from './functions/storeSession';
import { storeFunction } from './functions/storing';
import { trackJob } from './functions/trackJob';
import { verifyFiles } from './functions/verifyFiles';
import { holdSubscriptions } from './kernel/live';
import { registerClass } from './kernel/register';
import { Settler } from './kernel/settle';
import type { ClassRules, Tools } from './kernel/tools';
import { drawQr } from './labels/qr';
import { sliceForPrinter } from './tasks/preflight/slice-for-printer';
import { registerFile } from './triggers/jobs/File';
import { FileCheckRules } from './triggers/jobs/FileCheck';
import { FilePreflightRules } from './triggers/jobs/FilePreflight';
import { JobNoteRules } from './triggers/jobs/JobNote';
import { PrinterRules } from './triggers/jobs/Printer';
import { PrintJobRules } from './triggers/jobs/PrintJob';
import { PrintProfileRules } from './triggers/jobs/PrintProfile';
import { PrintRequestRules } from './triggers/jobs/PrintRequest';
import { TimeLogRules } from './triggers/jobs/TimeLog';
import { ApprovalRequestRules } from './triggers/orders/ApprovalRequest';
import { CartRules } from './triggers/orders/Cart';
import { OrderRules } from './triggers/orders/Order';
import { PaymentRules } from './triggers/orders/Payment';
import { PaymentMethodConfigRules } from './triggers/orders/PaymentMethodConfig';
import { PinnedPartCommentRules } from './triggers/orders/PinnedPartComment';
import { ProductionQueueRules } from './triggers/orders/ProductionQueue';
import { ProductionQueueItemRules } from './triggers/orders/ProductionQueueItem';
import { ReprintRequestRules } from './triggers/orders/ReprintRequest';
import { RevisionRequestRules } from './triggers/orders/RevisionRequest';
import { AccountRequestRules } from './triggers/people/AccountRequest';
import { ApiKeyRules } from './triggers/people/ApiKey';
import { ClientRules } from './triggers/people/Client';
import { CustomerRules } from './triggers/people/Customer';
import { SecondFactorRules } from './triggers/people/SecondFactor';
import { TechnicianRules } from './triggers/people/Technician';
import { registerUser } from './triggers/people/User';
import { WebhookRules } from './triggers/record/Webhook';
import { CatalogItemRules } from './triggers/sales/CatalogItem';
import { ModelRules } from './triggers/sales/Model';
import { PricingProfileRules } from './triggers/sales/PricingProfile';
import { ProductTemplateRules } from './triggers/sales/ProductTemplate';
import { QuoteRules } from './triggers/sales/Quote';
import { QuoteRuleRules } from './triggers/sales/QuoteRule';
import { ToleranceClassRules } from './triggers/sales/ToleranceClass';
import { TurnaroundProfileRules } from './triggers/sales/TurnaroundProfile';
import { MaterialRules } from './triggers/stock/Material';
import { MaterialBatchRules } from './triggers/stock/MaterialBatch';
import { StockAdjustmentRules } from './triggers/stock/StockAdjustment';

/** What a class is held to beyond its schema; classes not named here are held to that alone. */
const rulesOf: Record<string, ClassRules> = {
  Webhook: WebhookRules,
  Technician: TechnicianRules,
  Client: ClientRules,
  AccountRequest: AccountRequestRules,
  Customer: CustomerRules,
  SecondFactor: SecondFactorRules,
  ApiKey: ApiKeyRules,
  Material: MaterialRules,
  MaterialBatch: MaterialBatchRules,
  StockAdjustment: StockAdjustmentRules,
  PrintJob: PrintJobRules,
  PrintRequest: PrintRequestRules,
  FileCheck: FileCheckRules,
  FilePreflight: FilePreflightRules,
  Printer: PrinterRules,
  PrintProfile: PrintProfileRules,
  TimeLog: TimeLogRules,
  JobNote: JobNoteRules,
  CatalogItem: CatalogItemRules,
  Model: ModelRules,
  ProductTemplate: ProductTemplateRules,
  Payment: PaymentRules,
  PaymentMethodConfig: PaymentMethodConfigRules,
  ApprovalRequest: ApprovalRequestRules,
  RevisionRequest: RevisionRequestRules,
  ReprintRequest: ReprintRequestRules,
  PinnedPartComment: PinnedPartCommentRules,
  Cart: CartRules,
  Order: OrderRules,
  ProductionQueue: ProductionQueueRules,
  ProductionQueueItem: ProductionQueueItemRules,
  Quote: QuoteRules,
  QuoteRule: QuoteRuleRules,
  PricingProfile: PricingProfileRules,
  ToleranceClass: ToleranceClassRules,
  TurnaroundProfile: TurnaroundProfileRules,
};

/** The slicer for printers, where the shop has one. */
function slicing({ preflight: { slicer, seconds } }: Tools['config']): Slice | undefined {
  return slicer === undefined ? undefined : (what, use) => sliceForPrinter({ slicer, seconds }, what, use);
}

/** What a class's writes bring about in rooms to the right of its own. */
const effectsElsewhere: Record<string, ClassRules['effects']> = { PrintJob: { followJobs } };

function wholeRules(className: string): ClassRules {
  const { effects, ...rules } = rulesOf[className] ?? {};
  return { ...rules, effects: { ...effects, ...effectsElsewhere[className] } };
}

/** Registers everything with Parse. Answers what settles rows, for the sweep. */
export function registerAll(tools: Omit<Tools, 'settle'>): { tools: Tools; settler: Settler } {
  const all = tools as Tools;
  const settler = new Settler(all);
  all.settle = (className, row) => settler.settle(className, row);
  for (const definition of all.schema.classes.values())
    registerClass(definition, wholeRules(definition.className), all, settler);
  holdSubscriptions(all.schema);
  registerUser(all);
  registerFile(all);
  personFunction('me', all, me);
  enrolmentFunction('mySecondFactor', all, mySecondFactor);
  enrolmentFunction('startSecondFactor', all, startSecondFactor(drawQr));
  enrolmentFunction('confirmSecondFactor', all, confirmSecondFactor);
  personFunction('endSecondFactor', all, endSecondFactor);
  personFunction('resetSecondFactor', all, resetSecondFactor);
  personFunction('createApiKey', all, createApiKey);
  personFunction('apiKeyChoices', all, apiKeyChoices);
  staffFunction('splitJob', all, splitJob);
  staffFunction('previewQuote', all, previewQuote);
  staffFunction('sendQuote', all, sendQuote);
  staffFunction('resendLink', all, resendLink);
  staffFunction('revokeLink', all, revokeLink);
  staffFunction('showMail', all, showMail);
  staffFunction('resendMail', all, resendMail);
  staffFunction('renewWebhookSecret', all, renewWebhookSecret);
  staffFunction('pingWebhook', all, pingWebhook);
  staffFunction('resendDelivery', all, resendDelivery);
  staffFunction('planQueue', all, planQueue);
  staffFunction('orderQueue', all, orderQueue);
  staffFunction('queueSummary', all, queueSummary);
  staffFunction('shopFigures', all, shopFigures);
  staffFunction('stockSummary', all, stockSummary);
  staffFunction('clientSummary', all, clientSummary);
  staffFunction('recountStock', all, recountStock);
  staffFunction('checkSchema', all, checkSchema);
  staffFunction('verifyFiles', all, verifyFiles);
  staffFunction('filePreflight', all, filePreflight);
  staffFunction('preflightAgain', all, preflightAgain);
  staffFunction('refundPayment', all, refundPayment);
  staffFunction('prepareOrderLine', all, prepareOrderLine);
  staffFunction('sendToPrinter', all, sendToPrinter(connectPrinter, slicing(all.config)));
  staffFunction('queueCapacity', all, queueCapacity);
  publicFunction('checkUpload', 300, all, checkUpload);
  publicFunction('trackJob', 300, all, trackJob);
  publicFunction('requestPrint', 60, all, requestPrint);
  publicFunction('reviseFile', 60, all, reviseFile);
  publicFunction('acceptQuote', 300, all, acceptQuote);
  publicFunction('declineQuote', 300, all, declineQuote);
  publicFunction('printChoices', 300, all, printChoices);
  storeFunction('addToCart', 120, all, addToCart);
  storeFunction('removeFromCart', 120, all, removeFromCart);
  storeFunction('showCart', 300, all, showCart);
  storeFunction('checkout', 120, all, checkout);
  storeFunction('showOrder', 300, all, showOrder);
  storeFunction('cancelOrder', 120, all, cancelOrder);
  publicFunction('storeSession', 60, all, storeSession);
  storeFunction('priceQuote', 300, all, priceQuote);
  publicFunction('registerCustomer', 10, all, registerCustomer);
  storeFunction('myAccount', 300, all, myAccount);
  storeFunction('myOrders', 300, all, myOrders);
  storeFunction('claimSession', 60, all, claimSession);
  storeFunction('exportMyData', 10, all, exportMyData);
  storeFunction('deleteMyData', 10, all, deleteMyData);
  publicFunction('storeChoices', 300, all, storeChoices);
  publicFunction('catalog', 300, all, catalog);
  publicFunction('catalogItem', 300, all, catalogItem);
  storeFunction('startPayment', 60, all, startPayment);
  storeFunction('finishPayment', 60, all, finishPayment);
  storeFunction('answerApproval', 120, all, answerApproval);
  storeFunction('requestRevision', 60, all, requestRevision);
  storeFunction('sendRevisedFile', 60, all, sendRevisedFile);
  storeFunction('requestReprint', 60, all, requestReprint);
  storeFunction('addComment', 60, all, addComment);
  return { tools: all, settler };
}
