/** What a print request has to be, before anything is done about it. */
import { createHash } from 'node:crypto';
import type { Contact } from '../data/clients';
import { ShopError } from '../domain/errors';
import { isEmpty } from '../domain/input';
import type { Tools } from '../kernel/tools';
import { keyTextOf, listOf } from './calling';
import { checkGiven, checkIfGiven } from './customer-input';

const MOST_FILES = 20;

type Json = Record<string, unknown>;

export interface AskedItem {
  uploadId: unknown;
  uploadSecret: unknown;
  materialType: string;
  color?: string;
  quantity: number;
}

export interface PrintForm {
  /** SHA-256 of the key that the page chose. */
  requestKey: string;
  contentHash: string;
  contact: Contact;
  language: string;
  items: AskedItem[];
  notes?: string;
  wishedDate?: Date;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** As typed, without what stands around it; nothing for an empty field. */
export const trimmed = (value: unknown) =>
  isEmpty(value) ? undefined : typeof value === 'string' ? value.trim() : value;

export function objectOf(params: Json, name: string): Json {
  const value = params[name];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new ShopError('input.badArgument', { what: `${name} must be an object.` });
}

/** Throws a sentence for whatever is wrong with the contact that was sent. */
export function contactOf(tools: Tools, params: Json): Contact {
  const given = objectOf(params, 'contact');
  const [name, company, email, phone] = ['name', 'company', 'email', 'phone'].map((field) => trimmed(given[field]));
  checkGiven(tools, { className: 'Client', field: 'contactName' }, 'name', name);
  checkIfGiven(tools, { className: 'Client', field: 'companyName' }, 'company', company);
  checkGiven(tools, { className: 'Client', field: 'email' }, 'email', email);
  checkIfGiven(tools, { className: 'Client', field: 'phone' }, 'phone', phone);
  return { name, company, email, phone } as Contact;
}

async function itemsOf(tools: Tools, params: Json): Promise<AskedItem[]> {
  const given = listOf(params, 'items');
  if (given.length < 1 || given.length > MOST_FILES)
    throw new ShopError('input.badArgument', { what: `A request has 1 to ${MOST_FILES} files.` });
  if (new Set(given.map(({ uploadId }) => uploadId)).size < given.length)
    throw new ShopError('input.badArgument', { what: 'Each file of a request is an upload of its own.' });
  const materials = (await tools.store.find('Material', { isActive: true })).map(({ name }) => name as string);
  return given.map(({ uploadId, uploadSecret, ...wish }) => {
    const [materialType, color] = [trimmed(wish.materialType), trimmed(wish.color)];
    checkGiven(tools, { className: 'PrintJob', field: 'materialType' }, 'materialType', materialType);
    if (!materials.includes(materialType as string))
      throw new ShopError('stock.unknownMaterial', { value: materialType as string, known: materials.join(', ') });
    checkIfGiven(tools, { className: 'PrintJob', field: 'color' }, 'color', color);
    checkGiven(tools, { className: 'PrintJob', field: 'quantity' }, 'quantity', wish.quantity);
    return { uploadId, uploadSecret, materialType, color, quantity: wish.quantity } as AskedItem;
  });
}

/** A date as the page sends it, or as Parse does. */
function wishedDateOf(tools: Tools, given: unknown): Date | undefined {
  if (isEmpty(given)) return undefined;
  const wishedDate = typeof given === 'string' ? new Date(given) : given;
  checkGiven(tools, { className: 'PrintJob', field: 'wishedDate' }, 'wishedDate', wishedDate);
  return wishedDate as Date;
}

/** The request as it will be kept. Throws a sentence for whatever is wrong with it. */
export async function formOf(tools: Tools, params: Json): Promise<PrintForm> {
  if (!isEmpty(params.website)) throw new ShopError('request.filledTrap');
  const key = keyTextOf(params, 'requestKey');
  const contact = contactOf(tools, params);
  checkGiven(tools, { className: 'PrintJob', field: 'language' }, 'language', params.language);
  const notes = trimmed(params.notes);
  checkIfGiven(tools, { className: 'PrintJob', field: 'customerNotes' }, 'notes', notes);
  const wishedDate = wishedDateOf(tools, params.wishedDate);
  const items = await itemsOf(tools, params);
  const content = {
    contact,
    language: params.language as string,
    items,
    notes: notes as string | undefined,
    wishedDate,
  };
  return { requestKey: hashOf(key), contentHash: hashOf(JSON.stringify(content)), ...content };
}
