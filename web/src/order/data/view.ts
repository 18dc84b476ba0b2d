/** An order as its customer sees it. Dates are ISO strings, money minor units. */
import type {
  ApprovalRequestStatus,
  OrderLifecycleStage,
  OrderPaymentMethod,
  OrderPaymentState,
  PinnedPartCommentAuthorType,
  ReprintRequestStatus,
  ReprintRequestType,
  RevisionRequestStatus,
  RevisionRequestType,
} from '../../../../schema/generated';
import type { OrderContact } from '../../small/contact';

export interface OrderLine {
  lineId: string;
  number: number;
  /** Options and price as they were when it was ordered. */
  snapshot: {
    fileName: string;
    /** What it was bought as. */
    item?: { name: string };
    isOwnFile: boolean;
    material?: string;
    color?: string;
    quality?: string;
    tolerance?: string;
    turnaround?: string;
    unitPrice?: number;
    setupPrice?: number;
  };
  quantity: number;
  lineTotal: number;
  currency: string;
  jobNumber?: string;
  statusWord?: string;
  trackingNumber?: string;
  trackUrl?: string;
  /** The customer brought the model, and may see it. */
  hasModel: boolean;
  canAskRevision: boolean;
  canAskReprint: boolean;
}

export interface Approval {
  approvalId: string;
  lineId?: string;
  title: string;
  message?: string;
  requestedAt: string;
  dueAt?: string;
  status: ApprovalRequestStatus;
  customerResponseAt?: string;
  customerNotes?: string;
}

interface Asked {
  lineId?: string;
  customerNotes: string;
  fulfillmentNotes?: string;
  createdAt: string;
}

export interface Revision extends Asked {
  revisionId: string;
  type: RevisionRequestType;
  status: RevisionRequestStatus;
  wantsFile: boolean;
}

export interface Reprint extends Asked {
  reprintId: string;
  type: ReprintRequestType;
  status: ReprintRequestStatus;
  quantity?: number;
}

/** Millimetres of the model's file. */
export interface Position {
  x: number;
  y: number;
  z: number;
}

export interface Comment {
  commentId: string;
  lineId?: string;
  partIndex?: number;
  position?: Position;
  authorType: PinnedPartCommentAuthorType;
  authorName?: string;
  body: string;
  at: string;
  resolvedAt?: string;
}

export interface OrderView {
  orderId: string;
  orderNumber: string;
  placedAt: string;
  contact: OrderContact;
  notes?: string;
  paymentMethod: OrderPaymentMethod;
  paymentState: OrderPaymentState;
  lifecycleStage: OrderLifecycleStage;
  statusReason?: string;
  totalPrice: number;
  currency: string;
  dueDate?: string;
  canCancel: boolean;
  payment: { canPay: boolean; instructions?: string };
  lines: OrderLine[];
  history: { stage: OrderLifecycleStage; at: string }[];
  approvals: Approval[];
  revisions: Revision[];
  reprints: Reprint[];
  workspace: { workspaceId: string; name: string; comments: Comment[] };
}

export interface OrderSummary {
  orderId: string;
  orderNumber: string;
  placedAt: string;
  lifecycleStage: OrderLifecycleStage;
  paymentState: OrderPaymentState;
  totalPrice: number;
  currency: string;
}

/** The number of the comment's mark on the model of its line: 1 is the oldest. undefined without a place. */
export function markOf(comments: Comment[], comment: Comment): number | undefined {
  const pinned = comments.filter(({ lineId, position }) => lineId === comment.lineId && position);
  return pinned.indexOf(comment) + 1 || undefined;
}

export const fileNameOf = ({ lines }: OrderView, lineId: string | undefined): string | undefined =>
  lines.find((line) => line.lineId === lineId)?.snapshot.fileName;
