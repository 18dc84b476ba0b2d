/** Where the shop's files are, by its settings. */
import type { Config } from '../../config';
import type { ModelFiles } from './model-files';

/** Each kind of store is loaded only where it is used: S3's takes a while. */
export async function openFiles({ s3, dataDir }: Pick<Config, 's3' | 'dataDir'>): Promise<ModelFiles> {
  if (s3) return (await import('./s3')).filesOnS3(s3);
  return (await import('./disk')).filesOnDisk(dataDir);
}
