import type { orderClasses as english } from '../en/orderClasses';

const requestStatus = {
  Requested: 'Erbeten',
  Accepted: 'Angenommen',
  Fulfilled: 'Erledigt',
  Declined: 'Abgelehnt',
  Withdrawn: 'Zurückgezogen',
};

export const orderClasses: typeof english = {
  Customer: {
    name: 'Kundenkonto |||| Kundenkonten',
    fields: {
      name: 'Name',
      email: 'E-Mail',
      language: 'Sprache',
      isActive: 'Konto',
      emailVerifiedAt: 'Adresse bestätigt',
      client: 'Kunde',
      erasedAt: 'Daten gelöscht',
      createdAt: 'Angemeldet',
    },
    values: { language: { en: 'Englisch', de: 'Deutsch' } },
  },
  Order: {
    name: 'Bestellung |||| Bestellungen',
    fields: {
      orderNumber: 'Bestellung',
      contact: 'Besteller',
      client: 'Kunde',
      paymentMethod: 'Zahlungsart',
      paymentState: 'Zahlung',
      lifecycleStage: 'Stand',
      totalPrice: 'Summe',
      notes: 'Vom Besteller',
      language: 'Sprache',
      placedAt: 'Bestellt',
      dueDate: 'Zugesagt für',
      paidAt: 'Bezahlt',
      statusReason: 'Grund',
    },
    values: {
      paymentMethod: {
        quote_request: 'Angebot anfragen',
        invoice: 'Rechnung',
        bank_transfer: 'Überweisung',
        stripe: 'Karte (Stripe)',
        paypal: 'PayPal',
      },
      language: { en: 'Englisch', de: 'Deutsch' },
      lifecycleStage: {
        Placed: 'Eingegangen',
        Confirmed: 'Bestätigt',
        'In Production': 'In Fertigung',
        Ready: 'Fertig',
        Dispatched: 'Versandt',
        Completed: 'Abgeschlossen',
        Cancelled: 'Storniert',
      },
      paymentState: {
        'Not Due': 'Nicht fällig',
        Open: 'Zu zahlen',
        Pending: 'Zahlung läuft',
        Paid: 'Bezahlt',
        Failed: 'Zahlung fehlgeschlagen',
        Refunded: 'Zurückgezahlt',
        Void: 'Nichts zu zahlen',
      },
    },
  },
  Payment: {
    name: 'Zahlung |||| Zahlungen',
    values: {
      method: { stripe: 'Stripe', paypal: 'PayPal' },
      attention: {
        'Other Sum':
          'Es wurde eine andere Summe als die der Bestellung bezahlt. Nachsehen und nötigenfalls zurückgeben.',
        'Order Ended': 'Die Bestellung war schon beendet, als dies bezahlt wurde. Zurückgeben.',
        'Paid Twice': 'Die Bestellung war schon bezahlt. Diese Zahlung zurückgeben.',
      },
      state: {
        Open: 'Offen',
        Paid: 'Bezahlt',
        Failed: 'Fehlgeschlagen',
        Expired: 'Abgelaufen',
        Refunded: 'Zurückgegeben',
      },
    },
  },
  ProductionQueue: {
    name: 'Fertigungsschlange |||| Fertigungsschlangen',
    fields: {
      name: 'Name',
      active: 'Offen',
      printer: 'Drucker',
      minutesPerDay: 'Minuten am Tag',
      sortOrder: 'Platz',
    },
  },
  ProductionQueueItem: {
    name: 'Eintrag der Fertigung |||| Einträge der Fertigung',
    fields: { queue: 'Warteschlange', status: 'Stand', position: 'Platz', statusReason: 'Grund' },
    values: {
      status: {
        Waiting: 'Wartet',
        Prepared: 'Vorbereitet',
        Sent: 'Gesendet',
        Printing: 'Druckt',
        Done: 'Fertig',
        Failed: 'Misslungen',
        Cancelled: 'Herausgenommen',
      },
    },
  },
  PrinterAssignmentPayload: {
    name: 'Druckerauftrag |||| Druckeraufträge',
    values: {
      connector: { none: 'Von Hand', octoprint: 'OctoPrint', moonraker: 'Moonraker', bambu: 'Bambu' },
      status: {
        Prepared: 'Vorbereitet',
        Sent: 'Gesendet',
        Printing: 'Druckt',
        Done: 'Fertig',
        Failed: 'Misslungen',
        Superseded: 'Ersetzt',
      },
    },
  },
  ApprovalRequest: {
    name: 'Freigabe |||| Freigaben',
    fields: {
      orderLine: 'Worum es geht',
      title: 'Was freizugeben ist',
      message: 'Nachricht',
      dueAt: 'Antwort bis',
      adminNotes: 'Notizen',
      customerNotes: 'Vom Besteller',
    },
    values: {
      status: {
        Pending: 'Wartet auf Antwort',
        Approved: 'Freigegeben',
        Rejected: 'Abgelehnt',
        Expired: 'Abgelaufen',
        Withdrawn: 'Zurückgezogen',
      },
    },
  },
  RevisionRequest: {
    name: 'Änderung |||| Erbetene Änderungen',
    fields: { fulfillmentNotes: 'Antwort' },
    values: {
      type: { file: 'Andere Datei', options: 'Andere Ausführung', quantity: 'Andere Menge', other: 'Etwas anderes' },
      status: requestStatus,
    },
  },
  ReprintRequest: {
    name: 'Nachdruck |||| Erbetene Nachdrucke',
    fields: { fulfillmentNotes: 'Antwort' },
    values: {
      type: {
        defect: 'Fehlerhaft',
        damaged: 'Unterwegs beschädigt',
        lost: 'Verloren',
        wrong: 'Nicht das Bestellte',
        more: 'Mehr davon',
      },
      status: requestStatus,
    },
  },
  ProjectWorkspace: { name: 'Gespräch |||| Gespräche' },
  PinnedPartComment: {
    name: 'Kommentar |||| Kommentare',
    fields: { body: 'Kommentar', resolvedAt: 'Erledigt' },
    values: { authorType: { staff: 'Der Betrieb', customer: 'Der Besteller' } },
  },
};
