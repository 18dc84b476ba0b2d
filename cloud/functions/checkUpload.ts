/** Tells whoever uploads a file what was found out about it, before a job has it. */
import { isJudged, pictureNameOf, preflightOf } from '../data/preflights';
import { finishedUpload } from '../data/uploads';
import type { Row } from '../kernel/record';
import type { PublicCall } from './public';

/** The checks that a file failed, by name: what a customer is told of it. */
export function problemsOf(found: Row | undefined): string[] {
  if (!isJudged(found)) return [];
  const failed = (found.findings as { check: string; outcome: string }[]).filter(({ outcome }) => outcome === 'failed');
  return failed.map(({ check }) => check);
}

/**
 * uploadId, uploadSecret. Answers { preflight: "Waiting" | "Passed" | "Failed", problems: [check], picture }, picture
 * being a data URL, once there is one. Throws as finishedUpload.
 */
export async function checkUpload({ params, tools }: PublicCall) {
  const { uploadKey } = await finishedUpload(tools, { uploadId: params.uploadId, uploadSecret: params.uploadSecret });
  const found = await preflightOf(tools, uploadKey);
  const preflight: string = isJudged(found) ? found.verdict : 'Waiting';
  const picture =
    isJudged(found) && found.hasPicture
      ? await tools.files.parseAdapter.getFileData(pictureNameOf(uploadKey))
      : undefined;
  return {
    preflight,
    problems: problemsOf(found),
    ...(picture ? { picture: `data:image/png;base64,${picture.toString('base64')}` } : {}),
  };
}
