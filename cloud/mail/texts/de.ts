/** The mails in German. */
import { type JobFacts, ORDER_URL, type OrderFacts, PASSWORD_URL, TRACK_URL } from '../../domain/record/mail-data';
import type { Formats, MailTexts } from '../mail-text';
import { supportDe } from './support-de';

const track = { label: 'Auftrag verfolgen', url: TRACK_URL };

const factsOf = ({ jobNumber, fileName, materialType, color, quantity, dueDate }: JobFacts, say: Formats) => [
  ['Auftrag', jobNumber] as [string, string],
  ['Datei', fileName] as [string, string],
  ['Material', [materialType, color].filter(Boolean).join(', ')] as [string, string],
  ['Stückzahl', String(quantity)] as [string, string],
  ...(dueDate ? [['Geplant für', say.day(dueDate)] as [string, string]] : []),
];

const order = { label: 'Bestellung ansehen', url: ORDER_URL };

const factsOfOrder = (facts: OrderFacts, say: Formats) => [
  ['Bestellung', facts.orderNumber] as [string, string],
  ...facts.lines.map(({ fileName, quantity }) => [`${quantity} ×`, fileName] as [string, string]),
  ...(facts.totalPrice ? [['Summe', say.money(facts.totalPrice, facts.currency)] as [string, string]] : []),
  ...(facts.dueDate ? [['Geplant für', say.day(facts.dueDate)] as [string, string]] : []),
  ...facts.trackingNumbers.map((number) => ['Sendungsnummer', number] as [string, string]),
];

export const de: MailTexts = {
  greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
  closing: (shopName) => ['Freundliche Grüße', shopName],
  footer: (shopName) => `Diese E-Mail kommt von ${shopName}, weil Sie dort einen Auftrag oder ein Konto haben.`,
  orOpen: 'Falls die Schaltfläche nicht geht, öffnen Sie diese Adresse:',
  mails: {
    ...supportDe,
    received: (job, say) => ({
      subject: `Ihr Druckauftrag ${job.jobNumber} ist eingegangen`,
      preview: `Wir sehen uns ${job.fileName} an und melden uns, sobald es Neues gibt.`,
      heading: 'Ihr Druckauftrag ist bei uns',
      paragraphs: ['Vielen Dank. Als Nächstes sehen wir uns Ihre Datei an und melden uns, sobald es Neues gibt.'],
      facts: factsOf(job, say),
      button: track,
    }),
    quoted: (job, say) => ({
      subject: `Ihr Angebot für ${job.jobNumber}: ${say.money(job.totalMinor, job.currency)}`,
      preview: `Gültig bis ${say.day(job.validUntil)}. Wir beginnen, sobald Sie es annehmen.`,
      heading: `Ihr Angebot: ${say.money(job.totalMinor, job.currency)}`,
      paragraphs: [
        'Wir haben Ihre Datei geprüft und können sie drucken. Wir beginnen, sobald Sie das Angebot angenommen haben; Sie können es auch ablehnen.',
      ],
      facts: [
        ...factsOf(job, say),
        ['Gesamt', say.money(job.totalMinor, job.currency)],
        ['Gültig bis', say.day(job.validUntil)],
      ],
      button: { label: 'Ansehen, annehmen oder ablehnen', url: TRACK_URL },
    }),
    revisionRequested: (job, say) => ({
      subject: `Bitte schicken Sie eine neue Datei für ${job.jobNumber}`,
      preview: `${job.fileName} lässt sich so nicht drucken.`,
      heading: 'Wir brauchen eine neue Datei von Ihnen',
      paragraphs: ['Ihre Datei lässt sich so nicht drucken. Bitte ändern Sie sie und laden Sie sie neu hoch.'],
      quote: { label: 'Was zu ändern ist', text: job.reason },
      facts: factsOf(job, say),
      button: { label: 'Neue Datei hochladen', url: TRACK_URL },
    }),
    declined: (job, say) => ({
      subject: `Ihr Druckauftrag ${job.jobNumber} wird nicht gedruckt`,
      preview: 'Der Grund steht in dieser E-Mail.',
      heading: 'Dieser Auftrag wird nicht gedruckt',
      paragraphs: ['Ihr Druckauftrag wurde abgelehnt und ist damit geschlossen.'],
      quote: { label: 'Der Grund', text: job.reason },
      facts: factsOf(job, say),
      button: track,
      after: ['Wenn Sie das anders sehen, antworten Sie einfach auf diese E-Mail.'],
    }),
    inProduction: (job, say) => ({
      subject: `Ihr Auftrag ${job.jobNumber} wird gedruckt`,
      preview: `${job.fileName} ist in Arbeit.`,
      heading: 'Ihr Auftrag wird gedruckt',
      paragraphs: ['Der Drucker läuft. Wir melden uns wieder, wenn alles fertig ist.'],
      facts: factsOf(job, say),
      button: track,
    }),
    ready: (job, say) => ({
      subject: `Ihr Druckauftrag ${job.jobNumber} ist fertig`,
      preview: `${job.fileName} ist gedruckt und nachbearbeitet.`,
      heading: 'Ihr Auftrag ist fertig',
      paragraphs: [
        'Ihre Teile sind gedruckt und nachbearbeitet. Als Nächstes packen wir sie ein; wenn Sie sie abholen, liegen sie bereit.',
      ],
      facts: factsOf(job, say),
      button: track,
    }),
    dispatched: (job, say) => ({
      subject: `Ihr Druckauftrag ${job.jobNumber} ist unterwegs`,
      preview: job.trackingNumbers.length
        ? `Sendungsnummer ${job.trackingNumbers.join(', ')}`
        : 'Er hat unsere Werkstatt verlassen.',
      heading: 'Ihr Auftrag ist unterwegs',
      paragraphs: ['Ihre Teile haben unsere Werkstatt verlassen.'],
      facts: [
        ...factsOf({ ...job, dueDate: undefined }, say),
        ...(job.trackingNumbers.length ? [['Sendungsnummer', job.trackingNumbers.join(', ')] as [string, string]] : []),
      ],
      button: track,
    }),
    link: (job, say) => ({
      subject: `Der Link zu Ihrem Druckauftrag ${job.jobNumber}`,
      preview: `Hier können Sie ${job.fileName} folgen.`,
      heading: 'Der Link zu Ihrem Auftrag',
      paragraphs: [
        'Hier sehen Sie, wo Ihr Auftrag steht. Wer den Link hat, sieht es auch; behalten Sie ihn also für sich.',
      ],
      facts: factsOf(job, say),
      button: track,
    }),
    orderPlaced: (facts, say) => ({
      subject: `Ihre Bestellung ${facts.orderNumber}`,
      preview: 'Sie ist bei uns. Bewahren Sie diese Mail auf: Ihr Link führt zur Bestellung.',
      heading: 'Danke für Ihre Bestellung',
      paragraphs: [
        'Ihre Bestellung ist bei uns. Auf ihrer Seite sehen Sie, wie es um sie steht, wie Sie bezahlen und was wir von Ihnen brauchen.',
      ],
      facts: factsOfOrder(facts, say),
      button: order,
      after: ['Wer den Link hat, kann die Bestellung sehen; behalten Sie ihn für sich.'],
    }),
    orderConfirmed: (facts, say) => ({
      subject: `Ihre Bestellung ${facts.orderNumber} ist bestätigt`,
      preview: 'Wir beginnen, sobald ein Drucker frei ist.',
      heading: 'Ihre Bestellung ist bestätigt',
      paragraphs: ['Wir haben Ihre Bestellung geprüft und beginnen, sobald ein Drucker frei ist.'],
      facts: factsOfOrder(facts, say),
      button: order,
    }),
    orderPaid: (facts, say) => ({
      subject: `Ihre Zahlung für ${facts.orderNumber} ist eingegangen`,
      preview: say.money(facts.totalPrice, facts.currency),
      heading: 'Ihre Zahlung ist da',
      paragraphs: ['Danke. Ihre Zahlung ist bei uns eingegangen.'],
      facts: factsOfOrder(facts, say),
      button: order,
    }),
    orderReady: (facts, say) => ({
      subject: `Ihre Bestellung ${facts.orderNumber} ist fertig`,
      preview: 'Alles ist gedruckt und nachbearbeitet.',
      heading: 'Ihre Bestellung ist fertig',
      paragraphs: [
        'Alles ist gedruckt und nachbearbeitet. Als Nächstes packen wir sie ein; wenn Sie sie abholen, liegt sie bereit.',
      ],
      facts: factsOfOrder(facts, say),
      button: order,
    }),
    orderDispatched: (facts, say) => ({
      subject: `Ihre Bestellung ${facts.orderNumber} ist unterwegs`,
      preview: facts.trackingNumbers.length
        ? `Sendungsnummer ${facts.trackingNumbers.join(', ')}`
        : 'Sie hat unsere Werkstatt verlassen.',
      heading: 'Ihre Bestellung ist unterwegs',
      paragraphs: ['Ihre Bestellung hat unsere Werkstatt verlassen.'],
      facts: factsOfOrder({ ...facts, dueDate: undefined }, say),
      button: order,
    }),
    orderCancelled: (facts, say) => ({
      subject: `Ihre Bestellung ${facts.orderNumber} ist storniert`,
      preview: 'Nichts mehr davon wird gefertigt.',
      heading: 'Ihre Bestellung ist storniert',
      paragraphs: ['Ihre Bestellung wurde storniert. Nichts mehr davon wird gefertigt.'],
      quote: { label: 'Der Grund', text: facts.reason },
      facts: factsOfOrder({ ...facts, dueDate: undefined }, say),
      button: order,
    }),
    lowStock: (batch, say) => ({
      subject: `${batch.isDepleted ? 'Aufgebraucht' : 'Wird knapp'}: ${batch.batchCode}, ${batch.materialType} ${batch.color}`,
      preview: `Noch ${say.grams(batch.remainingGrams)}.`,
      heading: batch.isDepleted ? 'Eine Charge ist aufgebraucht' : 'Eine Charge wird knapp',
      paragraphs: [
        'Sie ist unter die Grenze gefallen, die für ihr Material gesetzt ist. Sie erfahren es einmal, bis wieder genug da ist.',
      ],
      facts: [
        ['Charge', batch.batchCode],
        ['Material', `${batch.materialType}, ${batch.color}`],
        ['Rest', say.grams(batch.remainingGrams)],
      ],
      button: { label: 'Charge öffnen', url: batch.batchUrl },
    }),
    invitation: ({ username, validDays }, _say, shopName) => ({
      subject: `Ihr Konto bei ${shopName}`,
      preview: 'Wählen Sie ein Passwort und melden Sie sich an.',
      heading: `Willkommen bei ${shopName}`,
      paragraphs: [
        'Für Sie wurde ein Konto angelegt. Wählen Sie ein Passwort und melden Sie sich dann mit dem Benutzernamen unten an.',
      ],
      facts: [['Benutzername', username]],
      button: { label: 'Passwort wählen', url: PASSWORD_URL },
      after: [`Der Link gilt einmal, ${validDays} Tage lang. Danach fordern Sie bei der Anmeldung einen neuen an.`],
    }),
    passwordReset: ({ username, validMinutes }, _say, shopName) => ({
      subject: `Neues Passwort für Ihr Konto bei ${shopName}`,
      preview: 'Wählen Sie ein neues Passwort.',
      heading: 'Neues Passwort wählen',
      paragraphs: ['Jemand, hoffentlich Sie, hat ein neues Passwort für Ihr Konto angefordert.'],
      facts: [['Benutzername', username]],
      button: { label: 'Neues Passwort wählen', url: PASSWORD_URL },
      after: [
        `Der Link gilt einmal, ${validMinutes} Minuten lang.`,
        'Wenn Sie es nicht waren, beachten Sie diese E-Mail nicht: Ihr Passwort bleibt, wie es ist.',
      ],
    }),
    accountCreated: ({ email, validDays }, _say, shopName) => ({
      subject: `Ihr Konto bei ${shopName}`,
      preview: 'Wählen Sie ein Passwort und melden Sie sich an.',
      heading: `Ihr Konto bei ${shopName}`,
      paragraphs: [
        'Jemand, hoffentlich Sie, hat mit dieser Adresse ein Konto angefordert. Wählen Sie ein Passwort und melden Sie sich dann mit der Adresse unten an.',
      ],
      facts: [['E-Mail-Adresse', email]],
      button: { label: 'Passwort wählen', url: PASSWORD_URL },
      after: [
        `Der Link gilt einmal, ${validDays} Tage lang. Danach fordern Sie bei der Anmeldung einen neuen an.`,
        'Wenn Sie es nicht waren, beachten Sie diese E-Mail nicht: Ohne den Link kann sich niemand anmelden.',
      ],
    }),
    secondFactorReset: ({ username, by, url }) => ({
      subject: 'Ihr zweiter Faktor wurde zurückgesetzt',
      preview: 'Bis Sie ihn wieder einschalten, melden Sie sich mit dem Passwort allein an.',
      heading: 'Ihr zweiter Faktor wurde zurückgesetzt',
      paragraphs: [
        'Die Leitung hat ihn zurückgesetzt: Ein Code wird nicht mehr verlangt, und Ihre Sitzungen sind beendet.',
      ],
      facts: [
        ['Benutzername', username],
        ['Zurückgesetzt von', by],
      ],
      button: { label: 'Anmelden und wieder einschalten', url },
      after: ['Wenn Sie nicht darum gebeten haben, sprechen Sie sofort mit der Leitung.'],
    }),
    accountExists: ({ email, url }, _say, shopName) => ({
      subject: `Sie haben schon ein Konto bei ${shopName}`,
      preview: 'Melden Sie sich an, oder fordern Sie dort ein neues Passwort an.',
      heading: 'Sie haben schon ein Konto',
      paragraphs: [
        'Jemand, hoffentlich Sie, hat mit dieser Adresse ein Konto angefordert. Es gibt schon eines: Melden Sie sich mit der Adresse und Ihrem Passwort an. Wenn Sie es vergessen haben, fordern Sie bei der Anmeldung ein neues an.',
      ],
      facts: [['E-Mail-Adresse', email]],
      button: { label: 'Anmelden', url },
      after: ['Wenn Sie es nicht waren, beachten Sie diese E-Mail nicht: Es wurde nichts geändert.'],
    }),
  },
};
