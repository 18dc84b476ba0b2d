/** Copies the shop's files into a backup; what an earlier backup has is linked, once it is seen to be as it was. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ModelFiles, StoredFacts } from '../../cloud/adapters/files/model-files';
import { flush, isMissing } from '../../cloud/adapters/files/whole-files';
import { ShopError } from '../../cloud/domain/errors';
import type { KeptFile } from './manifest';
import { blobOf } from './place';
import { hashFile, writeHashed } from './streams';
import type { WantedFile } from './wanted-files';

const AT_ONCE = 4;

export interface CopiedFiles {
  count: number;
  bytes: number;
  /** Bytes that no earlier backup had. */
  newBytes: number;
  missing: { name: string; needed: boolean }[];
  changed: string[];
  uploadsLeftOut: number;
}

/** The bytes of an earlier backup under a name of this one; where the disk knows no second names, a copy. */
async function take(earlier: string, file: string): Promise<boolean> {
  try {
    await link(earlier, file);
  } catch (error) {
    if (isMissing(error)) return false;
    await copyFile(earlier, file);
    await flush(file);
  }
  return true;
}

export class FileCopier {
  readonly copied: CopiedFiles = { count: 0, bytes: 0, newBytes: 0, missing: [], changed: [], uploadsLeftOut: 0 };

  constructor(
    private readonly shop: ModelFiles,
    private readonly folder: string,
    private readonly earlier: string[],
  ) {}

  /** All that are wanted, several side by side; answers with the list of what is there. */
  async *all(wanted: AsyncGenerator<WantedFile, number>): AsyncGenerator<string[]> {
    for (;;) {
      const some: WantedFile[] = [];
      let ended: number | undefined;
      while (some.length < AT_ONCE && ended === undefined) {
        const { done, value } = await wanted.next();
        if (done) ended = value;
        else some.push(value);
      }
      const kept = (await Promise.all(some.map((file) => this.keep(file)))).filter((file) => file !== undefined);
      for (const { sizeBytes } of kept) {
        this.copied.count++;
        this.copied.bytes += sizeBytes;
      }
      if (kept.length) yield kept.map((file) => JSON.stringify(file satisfies KeptFile));
      if (ended === undefined) continue;
      this.copied.uploadsLeftOut = ended;
      return;
    }
  }

  private async keep(wanted: WantedFile): Promise<KeptFile | undefined> {
    const { name, place, needed } = wanted;
    const draft = path.join(this.folder, `arriving-${randomUUID()}`);
    try {
      const facts = (await this.again(wanted, draft)) ?? (await this.anew(wanted, draft));
      return { name, place, ...facts };
    } catch (error) {
      if (!(error instanceof ShopError && error.errorName === 'job.fileLost')) throw error;
      this.copied.missing.push({ name, needed });
      return undefined;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** What is known to be there already; undefined when it has to be read. */
  private async again({ name, sha256, sizeBytes }: WantedFile, draft: string): Promise<StoredFacts | undefined> {
    const size = await this.shop.sizeOf(name);
    if (size === undefined) throw new ShopError('job.fileLost');
    if (!sha256 || size !== sizeBytes) return undefined;
    const facts = { sha256, sizeBytes };
    return existsSync(blobOf(this.folder, sha256)) || (await this.link(sha256, draft)) ? facts : undefined;
  }

  /** Whether an earlier backup has these bytes, and has them still as they were; then this one has them too. */
  private async link(sha256: string, draft: string): Promise<boolean> {
    for (const folder of this.earlier) {
      if (!(await take(blobOf(folder, sha256), draft))) continue;
      const isWhole = (await hashFile(draft)).sha256 === sha256;
      if (isWhole) await rename(draft, blobOf(this.folder, sha256));
      // Two names of the same bytes are no renaming: the old one stays.
      await rm(draft, { force: true });
      if (isWhole) return true;
    }
    return false;
  }

  private async anew({ name, sha256 }: WantedFile, draft: string): Promise<StoredFacts> {
    const facts = await writeHashed(draft, await this.shop.read(name));
    if (sha256 && facts.sha256 !== sha256) this.copied.changed.push(name);
    if (await this.link(facts.sha256, `${draft}-linked`)) return facts;
    await rename(draft, blobOf(this.folder, facts.sha256));
    this.copied.newBytes += facts.sizeBytes;
    return facts;
  }
}
