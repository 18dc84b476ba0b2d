/** The mails in English. */
import { type JobFacts, ORDER_URL, type OrderFacts, PASSWORD_URL, TRACK_URL } from '../../domain/record/mail-data';
import type { Formats, MailTexts } from '../mail-text';
import { supportEn } from './support-en';

const track = { label: 'Follow your job', url: TRACK_URL };

const factsOf = ({ jobNumber, fileName, materialType, color, quantity, dueDate }: JobFacts, say: Formats) => [
  ['Job', jobNumber] as [string, string],
  ['File', fileName] as [string, string],
  ['Material', [materialType, color].filter(Boolean).join(', ')] as [string, string],
  ['Quantity', String(quantity)] as [string, string],
  ...(dueDate ? [['Planned for', say.day(dueDate)] as [string, string]] : []),
];

const order = { label: 'See your order', url: ORDER_URL };

const factsOfOrder = (facts: OrderFacts, say: Formats) => [
  ['Order', facts.orderNumber] as [string, string],
  ...facts.lines.map(({ fileName, quantity }) => [`${quantity} ×`, fileName] as [string, string]),
  ...(facts.totalPrice ? [['Total', say.money(facts.totalPrice, facts.currency)] as [string, string]] : []),
  ...(facts.dueDate ? [['Planned for', say.day(facts.dueDate)] as [string, string]] : []),
  ...facts.trackingNumbers.map((number) => ['Tracking number', number] as [string, string]),
];

export const en: MailTexts = {
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  closing: (shopName) => ['Kind regards', shopName],
  footer: (shopName) => `This mail was sent by ${shopName} because of an order or an account with us.`,
  orOpen: 'If the button does not work, open this address:',
  mails: {
    ...supportEn,
    received: (job, say) => ({
      subject: `We have received your print job ${job.jobNumber}`,
      preview: `We look at ${job.fileName} next and write to you when there is news.`,
      heading: 'Your print job is with us',
      paragraphs: ['Thank you. We look at your file next, and write to you as soon as there is news.'],
      facts: factsOf(job, say),
      button: track,
    }),
    quoted: (job, say) => ({
      subject: `Your quote for ${job.jobNumber}: ${say.money(job.totalMinor, job.currency)}`,
      preview: `Valid until ${say.day(job.validUntil)}. We start once you accept it.`,
      heading: `Your quote: ${say.money(job.totalMinor, job.currency)}`,
      paragraphs: [
        'We have looked at your file and can print it. We start once you have accepted the quote; you can also decline it.',
      ],
      facts: [
        ...factsOf(job, say),
        ['Total', say.money(job.totalMinor, job.currency)],
        ['Valid until', say.day(job.validUntil)],
      ],
      button: { label: 'See, accept or decline', url: TRACK_URL },
    }),
    revisionRequested: (job, say) => ({
      subject: `Please send a new file for ${job.jobNumber}`,
      preview: `${job.fileName} cannot be printed as it is.`,
      heading: 'We need a new file from you',
      paragraphs: ['Your file cannot be printed as it is. Please change it and upload it again.'],
      quote: { label: 'What has to change', text: job.reason },
      facts: factsOf(job, say),
      button: { label: 'Upload the new file', url: TRACK_URL },
    }),
    declined: (job, say) => ({
      subject: `Your print job ${job.jobNumber} will not be printed`,
      preview: 'The reason stands in this mail.',
      heading: 'This job will not be printed',
      paragraphs: ['Your print job has been declined, and is closed.'],
      quote: { label: 'The reason', text: job.reason },
      facts: factsOf(job, say),
      button: track,
      after: ['If you see it differently, just answer this mail.'],
    }),
    inProduction: (job, say) => ({
      subject: `We are printing your job ${job.jobNumber}`,
      preview: `${job.fileName} is in production.`,
      heading: 'Your job is being printed',
      paragraphs: ['The printer is running. We write to you again when everything is ready.'],
      facts: factsOf(job, say),
      button: track,
    }),
    ready: (job, say) => ({
      subject: `Your print job ${job.jobNumber} is ready`,
      preview: `${job.fileName} is printed and finished.`,
      heading: 'Your job is ready',
      paragraphs: [
        'Your parts are printed and finished. We pack them next; if you collect them, they are waiting for you.',
      ],
      facts: factsOf(job, say),
      button: track,
    }),
    dispatched: (job, say) => ({
      subject: `Your print job ${job.jobNumber} is on its way`,
      preview: job.trackingNumbers.length
        ? `Tracking number ${job.trackingNumbers.join(', ')}`
        : 'It has left our shop.',
      heading: 'Your job is on its way',
      paragraphs: ['Your parts have left our shop.'],
      facts: [
        ...factsOf({ ...job, dueDate: undefined }, say),
        ...(job.trackingNumbers.length
          ? [['Tracking number', job.trackingNumbers.join(', ')] as [string, string]]
          : []),
      ],
      button: track,
    }),
    link: (job, say) => ({
      subject: `The link to your print job ${job.jobNumber}`,
      preview: `Follow ${job.fileName} here.`,
      heading: 'The link to your job',
      paragraphs: [
        'Here you can see where your job stands. Whoever has the link can see it too, so keep it to yourself.',
      ],
      facts: factsOf(job, say),
      button: track,
    }),
    orderPlaced: (facts, say) => ({
      subject: `Your order ${facts.orderNumber}`,
      preview: 'We have received it. Keep this mail: its link leads to your order.',
      heading: 'Thank you for your order',
      paragraphs: [
        'We have received your order. Its page tells you where it stands, how to pay, and what we need from you.',
      ],
      facts: factsOfOrder(facts, say),
      button: order,
      after: ['Whoever has the link can see the order, so keep it to yourself.'],
    }),
    orderConfirmed: (facts, say) => ({
      subject: `Your order ${facts.orderNumber} is confirmed`,
      preview: 'We start as soon as a printer is free.',
      heading: 'Your order is confirmed',
      paragraphs: ['We have looked at your order and start as soon as a printer is free.'],
      facts: factsOfOrder(facts, say),
      button: order,
    }),
    orderPaid: (facts, say) => ({
      subject: `We have received your payment for ${facts.orderNumber}`,
      preview: say.money(facts.totalPrice, facts.currency),
      heading: 'Your payment is here',
      paragraphs: ['Thank you. We have received your payment.'],
      facts: factsOfOrder(facts, say),
      button: order,
    }),
    orderReady: (facts, say) => ({
      subject: `Your order ${facts.orderNumber} is ready`,
      preview: 'Everything is printed and finished.',
      heading: 'Your order is ready',
      paragraphs: ['Everything is printed and finished. We pack it next; if you collect it, it is waiting for you.'],
      facts: factsOfOrder(facts, say),
      button: order,
    }),
    orderDispatched: (facts, say) => ({
      subject: `Your order ${facts.orderNumber} is on its way`,
      preview: facts.trackingNumbers.length
        ? `Tracking number ${facts.trackingNumbers.join(', ')}`
        : 'It has left our shop.',
      heading: 'Your order is on its way',
      paragraphs: ['Your order has left our shop.'],
      facts: factsOfOrder({ ...facts, dueDate: undefined }, say),
      button: order,
    }),
    orderCancelled: (facts, say) => ({
      subject: `Your order ${facts.orderNumber} is cancelled`,
      preview: 'Nothing more of it will be made.',
      heading: 'Your order is cancelled',
      paragraphs: ['Your order has been cancelled. Nothing more of it will be made.'],
      quote: { label: 'The reason', text: facts.reason },
      facts: factsOfOrder({ ...facts, dueDate: undefined }, say),
      button: order,
    }),
    lowStock: (batch, say) => ({
      subject: `${batch.isDepleted ? 'Used up' : 'Running low'}: ${batch.batchCode}, ${batch.materialType} ${batch.color}`,
      preview: `${say.grams(batch.remainingGrams)} left.`,
      heading: batch.isDepleted ? 'A batch is used up' : 'A batch is running low',
      paragraphs: [
        'It has fallen below the limit that is set for its material. You are told once, until there is enough again.',
      ],
      facts: [
        ['Batch', batch.batchCode],
        ['Material', `${batch.materialType}, ${batch.color}`],
        ['Left', say.grams(batch.remainingGrams)],
      ],
      button: { label: 'Open the batch', url: batch.batchUrl },
    }),
    invitation: ({ username, validDays }, _say, shopName) => ({
      subject: `Your account at ${shopName}`,
      preview: 'Choose a password and sign in.',
      heading: `Welcome to ${shopName}`,
      paragraphs: [`An account was made for you. Choose a password, then sign in with the username below.`],
      facts: [['Username', username]],
      button: { label: 'Choose a password', url: PASSWORD_URL },
      after: [`The link works once, for ${validDays} days. After that, ask for a new one where you sign in.`],
    }),
    passwordReset: ({ username, validMinutes }, _say, shopName) => ({
      subject: `A new password for your account at ${shopName}`,
      preview: 'Choose a new password.',
      heading: 'Choose a new password',
      paragraphs: ['Somebody, we hope you, asked for a new password for your account.'],
      facts: [['Username', username]],
      button: { label: 'Choose a new password', url: PASSWORD_URL },
      after: [
        `The link works once, for ${validMinutes} minutes.`,
        'If it was not you, ignore this mail: your password stays as it is.',
      ],
    }),
    accountCreated: ({ email, validDays }, _say, shopName) => ({
      subject: `Your account at ${shopName}`,
      preview: 'Choose a password and sign in.',
      heading: `Your account at ${shopName}`,
      paragraphs: [
        'Somebody, we hope you, asked for an account with this address. Choose a password, then sign in with the address below.',
      ],
      facts: [['E-mail address', email]],
      button: { label: 'Choose a password', url: PASSWORD_URL },
      after: [
        `The link works once, for ${validDays} days. After that, ask for a new one where you sign in.`,
        'If it was not you, ignore this mail: nobody can sign in without the link.',
      ],
    }),
    secondFactorReset: ({ username, by, url }) => ({
      subject: 'Your second factor was reset',
      preview: 'You sign in with your password alone until you turn it on again.',
      heading: 'Your second factor was reset',
      paragraphs: ['A manager has reset it: no code is asked for any more, and your sessions have ended.'],
      facts: [
        ['Username', username],
        ['Reset by', by],
      ],
      button: { label: 'Sign in and turn it on again', url },
      after: ['If you did not ask for this, talk to the manager at once.'],
    }),
    accountExists: ({ email, url }, _say, shopName) => ({
      subject: `You have an account at ${shopName} already`,
      preview: 'Sign in, or ask for a new password there.',
      heading: 'You have an account already',
      paragraphs: [
        'Somebody, we hope you, asked for an account with this address. There is one already: sign in with the address and your password. If you forgot it, ask for a new one where you sign in.',
      ],
      facts: [['E-mail address', email]],
      button: { label: 'Sign in', url },
      after: ['If it was not you, ignore this mail: nothing was changed.'],
    }),
  },
};
