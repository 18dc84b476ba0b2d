/** What each mail tells of: the data that its text is made of, by the event that brings it about. */
import type { EmailMessageEvent } from '../../../schema/generated';

/** The job as its customer knows it. */
export interface JobFacts {
  jobNumber: string;
  fileName: string;
  materialType: string;
  color?: string;
  quantity: number;
  /** ISO time. */
  dueDate?: string;
}

export interface QuoteFacts extends JobFacts {
  quoteNumber: number;
  totalMinor: number;
  currency: string;
  /** ISO time. */
  validUntil: string;
}

export interface WithReason extends JobFacts {
  reason: string;
}

/** What every mail about the support of an order tells. */
export interface SupportFacts {
  orderNumber: string;
  /** The file of the line, where it is about one. */
  fileName?: string;
}

export interface ApprovalFacts extends SupportFacts {
  title: string;
  message?: string;
  /** ISO time. */
  dueAt?: string;
}

export interface AnswerFacts extends SupportFacts {
  isAccepted: boolean;
  /** What the shop says to it. */
  notes?: string;
  /** What the customer had asked for. */
  customerNotes: string;
  /** Is another file wanted now? */
  wantsFile: boolean;
}

/** An order as its customer knows it. */
export interface OrderFacts {
  orderNumber: string;
  /** In minor units; 0 while the shop has to quote it. */
  totalPrice: number;
  currency: string;
  paymentMethod: string;
  /** ISO time. */
  dueDate?: string;
  lines: { fileName: string; quantity: number }[];
  trackingNumbers: string[];
  reason: string;
}

export interface MailDataOf extends Record<EmailMessageEvent, object> {
  received: JobFacts;
  quoted: QuoteFacts;
  revisionRequested: WithReason;
  declined: WithReason;
  inProduction: JobFacts;
  ready: JobFacts;
  dispatched: JobFacts & { trackingNumbers: string[] };
  link: JobFacts;
  lowStock: {
    batchCode: string;
    materialType: string;
    color: string;
    remainingGrams: number;
    isDepleted: boolean;
    batchUrl: string;
  };
  invitation: { username: string; userId: string; validDays: number };
  orderPlaced: OrderFacts;
  orderConfirmed: OrderFacts;
  orderPaid: OrderFacts;
  orderReady: OrderFacts;
  orderDispatched: OrderFacts;
  orderCancelled: OrderFacts;
  passwordReset: { username: string; userId: string; validMinutes: number };
  secondFactorReset: { username: string; by: string; url: string };
  accountCreated: { email: string; userId: string; validDays: number };
  accountExists: { email: string; url: string };
  approvalRequested: ApprovalFacts;
  approvalReminder: ApprovalFacts;
  revisionAnswered: AnswerFacts;
  reprintAnswered: AnswerFacts;
  commentAdded: SupportFacts & { author?: string; body: string };
}

/** The links that are put in only when a mail is sent or shown: who reads the outbox may not use them. */
export const TRACK_URL = '%TRACK_URL%';
export const ORDER_URL = '%ORDER_URL%';
export const PASSWORD_URL = '%PASSWORD_URL%';
