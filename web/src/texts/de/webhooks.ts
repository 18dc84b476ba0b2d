import type { webhooks as english, webhookClasses as englishClasses, exports as englishExports } from '../en/webhooks';

export const webhooks: typeof english = {
  newWebhook: 'Neuer Webhook',
  none: 'Noch kein Webhook: niemand außerhalb erfährt etwas.',
  urlHelp: 'Eine öffentliche https-Adresse; andere nennt WEBHOOK_HOSTS.',
  eventsHelp: 'Wovon er erfährt: ein Schreiben oder ein Schritt einer Klasse, alles einer Klasse (.*) oder alles (*).',
  activeHelp: 'Was geschieht, wird gemeldet. So gespeichert, endet eine Pause.',
  everything: '* (alles)',
  secret: 'Geheimnis',
  secretOf: 'Geheimnis von %{name}',
  secretOnce: 'Damit prüft der Empfänger, dass es dieser Betrieb war. Es wird nur dieses eine Mal gezeigt.',
  isPaused: 'Pausiert',
  isOff: 'Ausgeschaltet',
  paused: 'Er erfährt vorerst nichts; was geschieht, wartet.',
  switchedOff: 'Er wurde ausgeschaltet.',
  goOn: 'Weitermachen',
  ping: 'Test senden',
  pinged: 'Ein Test ist unterwegs.',
  renew: 'Neues Geheimnis',
  renewWarning: 'Einen Tag lang unterschreiben beide, danach nur das neue.',
  deliveries: 'Was er erfuhr',
  noDeliveries: 'Noch nichts.',
  nextTry: 'Einmal versucht, wieder am %{at} |||| %{smart_count} Mal versucht, wieder am %{at}',
  again: 'Noch einmal',
  resend: 'Erneut senden',
  tryNow: 'Jetzt versuchen',
  resent: 'Es ist unterwegs.',
};

export const exports: typeof englishExports = {
  hint: 'Alles, was Sie lesen dürfen, eine Datei je Klasse: CSV für Tabellen, mit Namen und Kennungen dessen, worauf eine Zeile verweist; JSON ohne Auslassung.',
  progress: '%{done} von %{all} Zeilen',
  classes: {
    AuditEvent: 'Protokoll',
    FileReport: 'Berichte über Dateien',
    FileRevision: 'Stände von Dateien',
    TrackingLink: 'Verfolgungslinks',
    JobQuote: 'Angebote zu Aufträgen',
    Quote: 'Angebote',
    QuoteJob: 'Dateien von Angeboten',
    Cart: 'Warenkörbe',
    CartLine: 'Zeilen von Warenkörben',
    OrderLine: 'Zeilen von Bestellungen',
  },
};

export const webhookClasses: typeof englishClasses = {
  Webhook: {
    name: 'Webhook |||| Webhooks',
    fields: {
      name: 'Name',
      url: 'Adresse',
      events: 'Ereignisse',
      isActive: 'In Gebrauch',
      pausedBecause: 'Pausiert, weil',
    },
  },
  WebhookDelivery: {
    name: 'Webhook-Meldung |||| Webhook-Meldungen',
    fields: { createdAt: 'Zeit', state: 'Stand', event: 'Ereignis' },
    values: { state: { Waiting: 'Wartet', Sending: 'Unterwegs', Delivered: 'Zugestellt', GivenUp: 'Aufgegeben' } },
  },
};
