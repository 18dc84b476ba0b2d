/** The model: shown in three dimensions, its revisions, and a place for a new one. */
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Link, Stack, Typography } from '@mui/material';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Point } from '../../../../cloud/domain/files/model';
import { Refusal } from '../../parts/Refusal';
import { fetchBytes } from '../../providers/fetching';
import { isModel } from '../model/formats';
import { PreflightPart } from '../preflight/PreflightPart';
import { useJobPage } from './JobContext';
import { NewFile } from './NewFile';
import { Panel } from './Panel';
import { Revisions } from './Revisions';
import { ViewerFrame } from './ViewerFrame';

const ModelViewer = lazy(() => import('../model/ModelViewer'));
/** More than this is fetched when it is asked for. */
const AT_ONCE_BYTES = 25_000_000;

export function FilePanel() {
  const translate = useTranslate();
  const { job, revisions } = useJobPage();
  const [isWanted, setWanted] = useState(false);
  const [error, setError] = useState<unknown>();
  const [marked, setMarked] = useState<Point>();
  const viewer = useRef<HTMLDivElement>(null);
  const newest = revisions.rows.find(({ number }) => number === job.fileRevision);
  const isOurs = new URL(job.fileUrl).pathname === `/files/jobs/${job.id}`;
  const address = `/files/jobs/${job.id}`;
  const isSmall = newest?.sizeBytes !== undefined && newest.sizeBytes <= AT_ONCE_BYTES;

  async function download() {
    setError(undefined);
    try {
      const bytes = URL.createObjectURL(await fetchBytes(address));
      const link = document.createElement('a');
      Object.assign(link, { href: bytes, download: job.fileName });
      link.click();
      URL.revokeObjectURL(bytes);
    } catch (refused) {
      setError(refused);
    }
  }

  function show(at: Point) {
    setWanted(true);
    setMarked(at);
    viewer.current?.scrollIntoView({ block: 'center' });
  }

  function shown() {
    if (!isOurs)
      return (
        <ViewerFrame isFlat>
          <Typography>{translate('jobPage.file.elsewhere')}</Typography>
          <Link href={job.fileUrl} target="_blank" rel="noreferrer" sx={{ overflowWrap: 'anywhere' }}>
            {job.fileUrl}
          </Link>
        </ViewerFrame>
      );
    if (!isModel(job.fileName))
      return <ViewerFrame isFlat>{translate('jobPage.file.noPicture', { name: job.fileName })}</ViewerFrame>;
    if (revisions.isPending) return <ViewerFrame />;
    if (!isSmall && !isWanted)
      return (
        <ViewerFrame>
          <Button variant="outlined" onClick={() => setWanted(true)}>
            {translate('jobPage.file.show')}
          </Button>
        </ViewerFrame>
      );
    return (
      <Suspense fallback={<ViewerFrame>{translate('jobPage.file.loading')}</ViewerFrame>}>
        <ModelViewer key={`${job.id} ${job.fileRevision}`} address={address} fileName={job.fileName} marked={marked} />
      </Suspense>
    );
  }

  return (
    <Panel
      title={translate('jobPage.file.title')}
      note={
        <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
          {job.fileName}
        </Box>
      }
      action={
        <Stack direction="row" sx={{ gap: 0.5, flex: 'none' }}>
          <NewFile />
          {isOurs && (
            <Button size="small" startIcon={<DownloadIcon />} onClick={download}>
              {translate('jobPage.file.download')}
            </Button>
          )}
        </Stack>
      }
    >
      <Refusal error={error} sx={{ borderRadius: 0 }} />
      <div ref={viewer}>{shown()}</div>
      {isOurs && <PreflightPart show={isModel(job.fileName) ? show : undefined} />}
      <Revisions />
    </Panel>
  );
}
