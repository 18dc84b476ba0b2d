const requestStatus = {
  Requested: 'Requested',
  Accepted: 'Accepted',
  Fulfilled: 'Fulfilled',
  Declined: 'Declined',
  Withdrawn: 'Withdrawn',
};

export const orderClasses = {
  Customer: {
    name: 'Customer |||| Customers',
    fields: {
      name: 'Name',
      email: 'E-mail',
      language: 'Language',
      isActive: 'Account',
      emailVerifiedAt: 'Address confirmed',
      client: 'Client',
      erasedAt: 'Data deleted',
      createdAt: 'Registered',
    },
    values: { language: { en: 'English', de: 'German' } },
  },
  Order: {
    name: 'Order |||| Orders',
    fields: {
      orderNumber: 'Order',
      contact: 'Customer',
      client: 'Client',
      paymentMethod: 'Way to pay',
      paymentState: 'Payment',
      lifecycleStage: 'Stage',
      totalPrice: 'Total',
      notes: 'From the customer',
      language: 'Language',
      placedAt: 'Ordered',
      dueDate: 'Promised for',
      paidAt: 'Paid',
      statusReason: 'Reason',
    },
    values: {
      paymentMethod: {
        quote_request: 'Ask for a quote',
        invoice: 'Invoice',
        bank_transfer: 'Bank transfer',
        stripe: 'Card (Stripe)',
        paypal: 'PayPal',
      },
      language: { en: 'English', de: 'German' },
      lifecycleStage: {
        Placed: 'Placed',
        Confirmed: 'Confirmed',
        'In Production': 'In production',
        Ready: 'Ready',
        Dispatched: 'Dispatched',
        Completed: 'Completed',
        Cancelled: 'Cancelled',
      },
      paymentState: {
        'Not Due': 'Not due',
        Open: 'To be paid',
        Pending: 'Payment under way',
        Paid: 'Paid',
        Failed: 'Payment failed',
        Refunded: 'Paid back',
        Void: 'Nothing to pay',
      },
    },
  },
  Payment: {
    name: 'Payment |||| Payments',
    values: {
      method: { stripe: 'Stripe', paypal: 'PayPal' },
      attention: {
        'Other Sum': 'Another sum than the order’s was paid. Look into it, and give it back if need be.',
        'Order Ended': 'The order had ended when this was paid. Give it back.',
        'Paid Twice': 'The order was paid already. Give this one back.',
      },
      state: { Open: 'Open', Paid: 'Paid', Failed: 'Failed', Expired: 'Expired', Refunded: 'Given back' },
    },
  },
  ProductionQueue: {
    name: 'Production queue |||| Production queues',
    fields: {
      name: 'Name',
      active: 'Open',
      printer: 'Printer',
      minutesPerDay: 'Minutes a day',
      sortOrder: 'Place',
    },
  },
  ProductionQueueItem: {
    name: 'Queue entry |||| Queue entries',
    fields: { queue: 'Queue', status: 'Status', position: 'Place', statusReason: 'Reason' },
    values: {
      status: {
        Waiting: 'Waiting',
        Prepared: 'Prepared',
        Sent: 'Sent',
        Printing: 'Printing',
        Done: 'Done',
        Failed: 'Failed',
        Cancelled: 'Taken out',
      },
    },
  },
  PrinterAssignmentPayload: {
    name: 'Printer document |||| Printer documents',
    values: {
      connector: { none: 'By hand', octoprint: 'OctoPrint', moonraker: 'Moonraker', bambu: 'Bambu' },
      status: {
        Prepared: 'Prepared',
        Sent: 'Sent',
        Printing: 'Printing',
        Done: 'Done',
        Failed: 'Failed',
        Superseded: 'Replaced',
      },
    },
  },
  ApprovalRequest: {
    name: 'Approval |||| Approvals',
    fields: {
      orderLine: 'About',
      title: 'What is to be approved',
      message: 'Message',
      dueAt: 'Answer by',
      adminNotes: 'Notes',
      customerNotes: 'From the customer',
    },
    values: {
      status: {
        Pending: 'Waiting for an answer',
        Approved: 'Approved',
        Rejected: 'Rejected',
        Expired: 'Expired',
        Withdrawn: 'Withdrawn',
      },
    },
  },
  RevisionRequest: {
    name: 'Change |||| Changes asked for',
    fields: { fulfillmentNotes: 'Answer' },
    values: {
      type: { file: 'Another file', options: 'Other options', quantity: 'Another quantity', other: 'Something else' },
      status: requestStatus,
    },
  },
  ReprintRequest: {
    name: 'Reprint |||| Reprints asked for',
    fields: { fulfillmentNotes: 'Answer' },
    values: {
      type: {
        defect: 'Defective',
        damaged: 'Damaged on the way',
        lost: 'Lost',
        wrong: 'Not what was ordered',
        more: 'More of it',
      },
      status: requestStatus,
    },
  },
  ProjectWorkspace: { name: 'Conversation |||| Conversations' },
  PinnedPartComment: {
    name: 'Comment |||| Comments',
    fields: { body: 'Comment', resolvedAt: 'Settled' },
    values: { authorType: { staff: 'The shop', customer: 'The customer' } },
  },
};
