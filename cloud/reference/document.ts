/** The OpenAPI document, as far as its pages read it. */
export type Json = Record<string, unknown>;

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: (Json & { $ref?: string })[];
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Json; example?: unknown }> }>;
  'x-roles'?: Record<string, string>;
  /** In place of the document's own. */
  security?: Record<string, string[]>[];
  'x-caller'?: string;
  'x-live'?: boolean;
  'x-takes-operationId'?: boolean;
}

export interface ApiDocument {
  info: { title: string; version: string; description: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  /** What the shop sends to others, by name. */
  webhooks: Record<string, { post: Operation }>;
  security: Record<string, string[]>[];
  components: { schemas: Record<string, Json>; parameters: Record<string, Json> };
  'x-roles': Record<string, string>;
  'x-errors': { code: number; name: string; text: string }[];
}

export interface Placed {
  method: string;
  address: string;
  operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head'];

/** Every operation with its place. */
export const operationsOf = ({ paths }: ApiDocument): Placed[] =>
  Object.entries(paths).flatMap(([address, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ method, address, operation: item[method] }] : [])),
  );

export const CLASS_ADDRESS = /^\/parse\/classes\/(\w+)/;
