/** The inventory: each address that the server answers, and what it answers a stranger who knows nothing. */

interface Answered {
  method?: 'POST';
  /** Where it is asked, when the code writes it in another way. */
  at?: string;
  /** The status of the answer. */
  strangers: number;
}

export const OURS: Record<string, Answered> = {
  '/assets/:name': { strangers: 404 },
  '/dashboard': { strangers: 301 },
  '/docs/${name}': { at: '/docs/openapi.json', strangers: 200 },
  '/docs/style.css': { strangers: 200 },
  '/^\\/docs(\\/\\w+)?\\/?$/': { at: '/docs', strangers: 200 },
  '/files/jobs/:jobId': { strangers: 401 },
  '/files/jobs/:jobId/picture': { strangers: 401 },
  '/files/models/:id': { strangers: 401 },
  '/files/models/:id/picture': { strangers: 401 },
  '/graphql': { method: 'POST', strangers: 400 },
  '/health': { strangers: 200 },
  '/labels/:kind/:id': { strangers: 404 },
  '/mail/events': { method: 'POST', strangers: 403 },
  '/order/:token/lines/:lineId/file': { strangers: 404 },
  '/metrics': { strangers: 404 },
  '/orders/:orderId/lines/:lineId/file': { strangers: 401 },
  '/parse': { strangers: 400 },
  '/parse/apps': { strangers: 400 },
  '/payments/paypal': { method: 'POST', strangers: 400 },
  '/payments/stripe': { method: 'POST', strangers: 400 },
  '/quotes/:quoteId.pdf': { strangers: 401 },
  '/ready': { strangers: 200 },
  '/store/items/:id/picture': { method: 'POST', strangers: 401 },
  '/store/pictures/:name': { strangers: 404 },
  '/track/:token/events': { strangers: 404 },
  '/track/:token/picture': { strangers: 404 },
  '/track/:token/quote.pdf': { strangers: 404 },
  '/uploads': { strangers: 404 },
  '/uploads/*rest': { strangers: 404 },
  '/uploads/:uploadKey': { strangers: 404 },
};

/** Parse's addresses that people use; the rights of each are asked cell by cell in tests/rights. */
export const PARSE_ALLOWED = [
  'GET /classes/:className',
  'GET /classes/:className/:objectId',
  'POST /classes/:className',
  'PUT /classes/:className/:objectId',
  'DELETE /classes/:className/:objectId',
  'GET /users/me',
  'GET /users/:objectId',
  'PUT /users/:objectId',
  'DELETE /users/:objectId',
  'GET /login',
  'POST /login',
  'POST /logout',
  'POST /requestPasswordReset',
  'GET /sessions/me',
  'POST /functions/:functionName',
  'POST /batch',
];
