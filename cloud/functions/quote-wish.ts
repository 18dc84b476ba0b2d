/** What a buyer wants priced, checked before anything is looked up by it. */
import { activeModels, offeredItem } from '../data/catalog';
import type { Wish, WishedFile } from '../data/priced-jobs';
import type { Choice } from '../data/pricing';
import { finishedUpload } from '../data/uploads';
import { ShopError } from '../domain/errors';
import { isEmpty } from '../domain/input';
import type { Row } from '../kernel/record';
import type { Tools } from '../kernel/tools';
import { listOf, numberOf, textOf } from './calling';
import { checkIfGiven } from './customer-input';

const MOST_FILES = 20;
/** Of one file, as a job takes them. */
const MOST_PIECES = 100_000;

type Params = Record<string, unknown>;

const CHOICES = {
  materialId: 'Material',
  qualityId: 'PrintProfile',
  toleranceId: 'ToleranceClass',
  turnaroundId: 'TurnaroundProfile',
} as const;
type ChoiceName = keyof typeof CHOICES;

async function chosen({ store }: Tools, name: ChoiceName, id: unknown): Promise<Row> {
  const row = await store.get(CHOICES[name], textOf({ [name]: id }, name, 40));
  // A profile of one material is none of the qualities: it stands behind that of all.
  const isThere = row?.isActive && !row.deletingSince && row.materialType === undefined;
  if (!row || !isThere) throw new ShopError('price.noChoice', { field: name });
  return row;
}

const chosenIf = async (tools: Tools, name: ChoiceName, id: unknown) =>
  isEmpty(id) ? undefined : chosen(tools, name, id);

/** Throws price.noChoice for what is not there, or cannot be chosen any more. */
async function choiceOf(tools: Tools, params: Params): Promise<Choice> {
  const color = typeof params.color === 'string' ? params.color.trim() : params.color;
  checkIfGiven(tools, { className: 'PrintJob', field: 'color' }, 'color', color);
  const [material, quality, toleranceClass, turnaroundProfile] = await Promise.all([
    chosen(tools, 'materialId', params.materialId),
    chosen(tools, 'qualityId', params.qualityId),
    chosenIf(tools, 'toleranceId', params.toleranceId),
    chosenIf(tools, 'turnaroundId', params.turnaroundId),
  ]);
  return {
    material,
    quality,
    toleranceClass,
    turnaroundProfile,
    color: isEmpty(color) ? undefined : (color as string),
  };
}

async function itemOnSale(tools: Tools, slug: string): Promise<Row> {
  const item = await offeredItem(tools, slug);
  if (!item) throw new ShopError('catalog.unknownItem', { slug });
  return item;
}

async function uploadedFiles(tools: Tools, params: Params, quantity: number): Promise<WishedFile[]> {
  const named = listOf(params, 'uploads');
  if (named.length < 1 || named.length > MOST_FILES)
    throw new ShopError('input.badArgument', { what: `uploads must be 1 to ${MOST_FILES} files.` });
  if (new Set(named.map(({ uploadId }) => uploadId)).size < named.length)
    throw new ShopError('input.badArgument', { what: 'Each file of a quote is an upload of its own.' });
  const files: WishedFile[] = [];
  for (const { uploadId, uploadSecret } of named) {
    const upload = await finishedUpload(tools, { uploadId, uploadSecret });
    if (upload.state === 'Used') throw new ShopError('upload.used');
    files.push({ fileKey: upload.uploadKey, fileName: upload.fileName, quantity });
  }
  return files;
}

async function filesOfTemplate(tools: Tools, item: Row, quantity: number): Promise<WishedFile[]> {
  const models = await activeModels(tools, item.productTemplate);
  return models.map((model) => {
    const pieces = quantity * (model.copies ?? 1);
    if (pieces > MOST_PIECES)
      throw new ShopError('input.badArgument', {
        what: `That is more than ${MOST_PIECES} pieces of ${model.displayName}.`,
      });
    const fileName = model.fileName ?? `${model.displayName}.${model.format}`;
    return { modelId: model.objectId, fileKey: model.fileKey, fileName, quantity: pieces };
  });
}

/** Throws a sentence for whatever is wrong with it. */
export async function wishOf(tools: Tools, params: Params): Promise<Wish> {
  const slug = textOf(params, 'slug', 80);
  const quantity = numberOf(params, 'quantity', 1, MOST_PIECES);
  const choice = await choiceOf(tools, params);
  const item = await itemOnSale(tools, slug);
  if (!item.productTemplate) return { item, choice, files: await uploadedFiles(tools, params, quantity) };
  if (!isEmpty(params.uploads))
    throw new ShopError('input.badArgument', {
      what: `“${item.name}” is made of files of the shop; leave uploads out.`,
    });
  return { item, choice, files: await filesOfTemplate(tools, item, quantity) };
}

/** The same once more, by what the shop offers today. */
export async function sameWish(tools: Tools, quote: Row, jobs: Row[]): Promise<Wish> {
  const [first] = jobs;
  if (!first) throw new ShopError('price.unknownQuote');
  const item = await tools.store.get('CatalogItem', quote.catalogItem.objectId);
  return {
    item: await itemOnSale(tools, item?.slug ?? ''),
    choice: await choiceOf(tools, {
      materialId: first.material.objectId,
      qualityId: first.quality.objectId,
      toleranceId: first.toleranceClass?.objectId,
      turnaroundId: first.turnaroundProfile?.objectId,
      color: first.color,
    }),
    files: jobs.map(({ fileKey, fileName, quantity, model }) => ({
      fileKey,
      fileName,
      quantity,
      modelId: model?.objectId,
    })),
  };
}
