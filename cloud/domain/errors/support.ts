/** Refusals about approvals, revisions, reprints and comments: 2251 to 2299. */
export const supportErrors = {
  'support.otherOrder': [2251, '{field} belongs to another order.'],
  'support.unknown': [2252, 'This order has no such {what}.'],
  'support.dueInPast': [2253, 'dueAt must lie in the future.'],
  'support.tooLate': [2254, 'An answer was wanted until {at}. Ask the shop to extend the time.'],
  'support.answered': [2255, 'This request is {status} already.'],
  'support.orderOver': [2256, 'The order is {stage}: this cannot be asked for any more.'],
  'support.tooLateToRevise': [
    2257,
    'This part is {status} and cannot be changed any more. Ask for the whole order, or write a comment.',
  ],
  'support.notPrintedYet': [2258, 'This part is not finished yet, so that it cannot be printed again.'],
  'support.tooManyPieces': [2259, 'The line has {most} pieces.'],
  'support.tooManyOpen': [2260, '{most} requests of this order wait for the shop. Wait until it has answered some.'],
  'support.tooManyComments': [2261, 'A workspace takes {most} comments of its customer. Write to the shop.'],
  'support.noFileWanted': [2262, 'No new file is wanted for this request.'],
  'support.noJob': [2263, 'This line has no job.'],
  'support.jobGoesOn': [2264, 'Cancel the job {job} first: it prints what you decline.'],
  'support.pinWithoutLine': [2265, '{field} is a place in the model of a line: say which line.'],
  'support.badPosition': [2266, 'position must be a point of the model in millimetres: x, y and z, finite numbers.'],
} as const;
