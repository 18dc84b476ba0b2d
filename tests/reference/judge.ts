/** Holds answers to what the OpenAPI document says of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ApiDocument } from '../../cloud/reference/document';
import type { Answer } from '../support/api';
import { ROOT } from '../support/process';

export const apiDocument: ApiDocument = JSON.parse(readFileSync(path.join(ROOT, 'schema', 'openapi.json'), 'utf8'));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(apiDocument as never, 'api');

const pointed = (...parts: (string | number)[]) =>
  `api#/${parts.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

function faults(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(schema);
  if (!validate) throw new Error(`The document has no ${decodeURIComponent(schema)}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** What the answer breaks of the schema that its operation promises for its status. */
export function brokenPromises(method: string, address: string, { status, body }: Answer): string[] {
  const responses = apiDocument.paths[address]?.[method.toLowerCase()]?.responses ?? {};
  if (status >= 400 && status < 500 && responses['4XX']) return faults('api#/components/schemas/Refusal', body);
  const promised = responses[status];
  if (!promised) return [`${status} is none of ${Object.keys(responses)}: ${JSON.stringify(body).slice(0, 300)}`];
  if (!promised.content?.['application/json']) return [];
  const place = pointed(
    'paths',
    address,
    method.toLowerCase(),
    'responses',
    status,
    'content',
    'application/json',
    'schema',
  );
  return faults(place, body);
}

/** Fails the test unless the request was done, as the document says that it is. */
export function expectDone(method: string, address: string, answer: Answer): void {
  const place = `${method} ${address}`;
  const error = answer.status < 400 ? undefined : answer.body;
  expect({ place, error, broken: brokenPromises(method, address, answer) }).toEqual({
    place,
    error: undefined,
    broken: [],
  });
}

/** Fails the test unless the request was refused, in the form that the document gives refusals. */
export function expectRefused(method: string, address: string, answer: Answer): void {
  const broken = brokenPromises(method, address, answer);
  const refused = answer.status >= 400 && answer.status < 500;
  expect({ place: `${method} ${address}`, refused, broken }).toEqual({
    place: `${method} ${address}`,
    refused: true,
    broken: [],
  });
}

/** What the request breaks of the schema of what its operation takes. */
export const brokenRequest = (method: string, address: string, body: unknown): string[] =>
  faults(pointed('paths', address, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'), body);

/** What a delivery breaks of the schema of what a webhook is told. */
export const brokenWebhook = (body: unknown): string[] =>
  faults(pointed('webhooks', 'told', 'post', 'requestBody', 'content', 'application/json', 'schema'), body);
