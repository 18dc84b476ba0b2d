/** Refusals about production: 2201 to 2249. */
export const productionErrors = {
  'production.noFile': [2201, 'The order line has no file to print.'],
  'production.noJob': [2202, 'No job of this order line is open.'],
  'production.lineTaken': [2203, 'This order line is in a queue already. Finish or cancel that entry first.'],
  'production.queueClosed': [2204, 'The queue {queue} is not active.'],
  'production.orderClosed': [2205, 'The order {order} is {stage}; nothing of it goes into a queue any more.'],
  'production.noReason': [2206, 'Give a reason (statusReason) to {move} what is in the queue.'],
  'production.atPrinter': [2207, 'Document {number} is with the printer ({status}). Finish or fail it first.'],
  'production.beingSent': [2208, 'Document {number} is being handed to the printer. Try again in a moment.'],
  'production.notPrepared': [2209, 'Only what is Prepared in a queue goes to a printer; this is {status}.'],
  'production.superseded': [2210, 'Document {number} is {status} already. Prepare the order line again.'],
  'production.noConnector': [
    2211,
    'Nothing is handed to {printer} from here. Take the file there by hand, and move the entry on when it prints.',
  ],
  'production.printerBusy': [2212, 'The printer {printer} is not free: {why}.'],
  'production.noSlicer': [
    2213,
    '{file} has to be sliced first, and there is no slicer here (PRUSA_SLICER). Slice it and take the G-code to the printer by hand.',
  ],
  'production.noTemperature': [
    2214,
    'It is not known how hot {material} is printed: a manager enters nozzleCelsius of the material. Or slice it and take the G-code to the printer by hand.',
  ],
  'production.notSliced': [2215, '{file} could not be sliced: {why}'],
  'production.notSent': [2216, 'The printer {printer} did not take it: {why}'],
  'production.unsure': [
    2217,
    'Nobody knows whether {printer} has begun document {number}. Look at the printer, and send it with again: true when it has not.',
  ],
} as const;
