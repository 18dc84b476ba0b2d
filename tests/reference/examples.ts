/** The examples of the reference, asked of a real shop; what differs from one shop to another is written the same. */
import { type Answer, type Api, date, pointer } from '../support/api';

export type Examples = Record<string, { status: number; request?: unknown; response: unknown }>;

interface People {
  stranger: Api;
  coordinator: Api;
  technician1: Api;
  /** technician1's profile. */
  technician: string;
  password: string;
}

/** Ids in the order in which they come, times, numbers and addresses as they would be on a first day. */
function plain(url: string) {
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `id${String(ids.size + 1).padStart(18, '0')}`);
    return ids.get(id) as string;
  };
  return (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value ?? null)
        .replaceAll(url, 'http://127.0.0.1:1337')
        .replace(/r:[0-9a-f]{32}/g, 'r:0123456789abcdef0123456789abcdef')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-05T09:00:00.000Z')
        .replace(/PJ-\d+/g, 'PJ-000001')
        .replace(/EX-\w+/g, 'EX-1')
        .replace(/\b(ex|pj) \d+/g, '$1 1')
        .replace(/(?<![\w-])(?=\w*\d|\w*[a-z][A-Z])[A-Za-z0-9]{20}(?![\w-])/g, idOf),
    );
}

export async function askExamples(url: string, people: People): Promise<Examples> {
  const { stranger, coordinator, technician1, technician, password } = people;
  const examples: Examples = {};
  const written = plain(url);
  const keep = async (place: string, request: unknown, asked: Promise<Answer>) => {
    const { status, body } = await asked;
    if (status >= 400) throw new Error(`${place}: ${JSON.stringify(body)}`);
    examples[place] = {
      status,
      ...(request === undefined ? {} : { request: written(request) }),
      response: written(body),
    };
    return body;
  };
  const create = (who: Api, className: string, fields: object) =>
    keep(`POST /parse/classes/${className}`, fields, who.create(className, fields));

  const login = { username: 'technician1', password };
  await keep('POST /parse/login', { ...login, password: '…' }, stranger.request('POST', '/parse/login', login));
  const client = await create(coordinator, 'Client', {
    clientCode: `EX-${Date.now()}`,
    companyName: 'Acme Robotics',
    contactName: 'Ada Acme',
    email: 'ada@acme.example',
    billingStatus: 'Active',
  });
  const job = await create(coordinator, 'PrintJob', {
    client: pointer('Client', client.objectId),
    fileName: 'bracket.stl',
    fileUrl: 'https://files.example/bracket.stl',
    materialType: 'PLA',
    estimatedPrintMinutes: 45,
    estimatedMaterialGrams: 12.5,
    assignedTechnician: pointer('Technician', technician),
    operationId: `EX-${Date.now()}`,
  });
  const { objectId } = job;
  const one = '/parse/classes/PrintJob/{objectId}';
  await keep(
    'GET /parse/classes/PrintJob',
    undefined,
    technician1.find('PrintJob', { objectId }, { include: 'client,assignedTechnician', order: '-updatedAt', count: 1 }),
  );
  const { revision } = await keep(`GET ${one}`, undefined, technician1.get('PrintJob', objectId));
  const move = { status: 'File Review', revision };
  await keep(`PUT ${one}`, move, technician1.update('PrintJob', objectId, move));
  const printJob = pointer('PrintJob', objectId);
  await create(technician1, 'FileCheck', {
    printJob,
    checkStatus: 'Passed',
    checksPassed: 8,
    checksFailed: 0,
    operationId: `EX-${Date.now()}c`,
  });
  const startTime = date(new Date(Date.now() - 35 * 60_000));
  const endTime = date(new Date(Date.now() - 5 * 60_000));
  const log = { printJob, activityType: 'Print', startTime, endTime, operationId: `EX-${Date.now()}l` };
  await create(technician1, 'TimeLog', log);
  const quote = {
    lines: [{ description: 'Bracket', quantity: 2, unitMinor: 1450 }],
    taxBasisPoints: 1900,
    currency: 'EUR',
  };
  await keep('POST /parse/functions/previewQuote', quote, coordinator.call('previewQuote', quote));
  await keep('POST /parse/functions/me', {}, technician1.call('me'));
  return examples;
}
