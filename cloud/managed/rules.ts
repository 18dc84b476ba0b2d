/** What a managed shop holds its classes to, and the functions it has. */
import { acceptQuote } from '../functions/acceptQuote';
import { staffFunction } from '../functions/calling';
import { clientSummary } from '../functions/clientSummary';
import { declineQuote } from '../functions/declineQuote';
import { me } from '../functions/me';
import { orderQueue } from '../functions/orderQueue';
import { planQueue } from '../functions/planQueue';
import { previewQuote } from '../functions/previewQuote';
import { publicFunction } from '../functions/public';
import { queueSummary } from '../functions/queueSummary';
import { recountStock } from '../functions/recountStock';
import { resendLink } from '../functions/resendLink';
import { resendMail } from '../functions/resendMail';
import { revokeLink } from '../functions/revokeLink';
import { sendQuote } from '../functions/sendQuote';
import { shopFigures } from '../functions/shopFigures';
import { showMail } from '../functions/showMail';
import { splitJob } from '../functions/splitJob';
import { stockSummary } from '../functions/stockSummary';
import { trackJob } from '../functions/trackJob';
import type { ClassRules, Tools } from '../kernel/tools';
import { FileCheckRules } from '../triggers/jobs/FileCheck';
import { JobNoteRules } from '../triggers/jobs/JobNote';
import { PrintJobRules } from '../triggers/jobs/PrintJob';
import { PrintProfileRules } from '../triggers/jobs/PrintProfile';
import { TimeLogRules } from '../triggers/jobs/TimeLog';
import { ClientRules } from '../triggers/people/Client';
import { TechnicianRules } from '../triggers/people/Technician';
import { MaterialRules } from '../triggers/stock/Material';
import { MaterialBatchRules } from '../triggers/stock/MaterialBatch';
import { StockAdjustmentRules } from '../triggers/stock/StockAdjustment';

export const rulesOf: Record<string, ClassRules> = {
  Technician: TechnicianRules,
  Client: ClientRules,
  Material: MaterialRules,
  MaterialBatch: MaterialBatchRules,
  StockAdjustment: StockAdjustmentRules,
  PrintJob: PrintJobRules,
  PrintProfile: PrintProfileRules,
  FileCheck: FileCheckRules,
  TimeLog: TimeLogRules,
  JobNote: JobNoteRules,
};

const STAFF = {
  ...{ me, splitJob, previewQuote, sendQuote, resendLink, revokeLink, showMail, resendMail },
  ...{ planQueue, orderQueue, queueSummary, shopFigures, stockSummary, clientSummary, recountStock },
};
const PUBLIC = { trackJob, acceptQuote, declineQuote };
const CALLS_A_MINUTE = 300;

export function registerFunctions(tools: Tools): void {
  for (const [name, verb] of Object.entries(STAFF)) staffFunction(name, tools, verb);
  for (const [name, verb] of Object.entries(PUBLIC)) publicFunction(name, CALLS_A_MINUTE, tools, verb);
}
