/** A model file for a job: chosen, on its way with pause and resume, there. */
import RemoveIcon from '@mui/icons-material/Close';
import PauseIcon from '@mui/icons-material/PauseOutlined';
import ResumeIcon from '@mui/icons-material/PlayArrowOutlined';
import DoneIcon from '@mui/icons-material/TaskAltOutlined';
import { Alert, Box, Button, IconButton, LinearProgress, Stack, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { MODEL_ENDINGS } from '../../../cloud/domain/jobs/model-files';
import { isManaged } from '../small/page';
import type { UploadName } from '../uploading/resumable';
import { DropZone } from './DropZone';
import { useFormat } from './useFormat';
import { type ChosenFile, useModelUpload } from './useModelUpload';

/** What a file chooser offers. */
export const ACCEPTED = MODEL_ENDINGS.map((ending) => `.${ending}`).join(',');

interface Props {
  /** Told the upload's name once all of it is there, and null when it is taken away. */
  done: (name: UploadName | null, fileName: string) => void;
  /** A file that was chosen before this is shown. */
  first?: File;
  isWrong?: boolean;
}

export function ModelUpload({ done, first, isWrong }: Props) {
  const translate = useTranslate();
  const { chosen, refusal, take, ...acts } = useModelUpload(done);
  const begin = useRef(take);
  useEffect(() => {
    if (first) begin.current(first);
  }, [first]);
  return (
    <Box>
      {chosen ? (
        <OnItsWay {...chosen} {...acts} />
      ) : (
        <DropZone
          accept={ACCEPTED}
          label={translate('uploading.drop')}
          hint={translate(isManaged ? 'uploading.hintWhole' : 'uploading.hint', { endings: MODEL_ENDINGS.join(', ') })}
          isWrong={isWrong}
          take={take}
        />
      )}
      {refusal && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {refusal}
        </Alert>
      )}
    </Box>
  );
}

interface Acts {
  pause: () => void;
  resume: () => void;
  remove: () => void;
}

const MEGABYTE = 1024 * 1024;

function OnItsWay({ file, progress: { state, part }, pause, resume, remove }: ChosenFile & Acts) {
  const translate = useTranslate();
  const { number } = useFormat();
  const percent = Math.floor(part * 100);
  const size = file.size < MEGABYTE ? [Math.max(1, file.size / 1024), 'kB'] : [file.size / MEGABYTE, 'MB'];
  const shownSize = `${number(Math.round(Number(size[0]) * 10) / 10)} ${size[1]}`;
  return (
    <Stack
      direction="row"
      sx={{ gap: 1.5, p: 1.5, alignItems: 'center', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      {state === 'done' && <DoneIcon color="success" titleAccess={translate('uploading.done')} />}
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography noWrap sx={{ fontWeight: 600 }}>
          {file.name}{' '}
          <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
            {shownSize}
          </Box>
        </Typography>
        {state !== 'done' && (
          <>
            <LinearProgress
              variant="determinate"
              aria-label={translate('uploading.onItsWay')}
              color={state === 'lost' ? 'warning' : 'primary'}
              value={percent}
              sx={{ my: 0.5 }}
            />
            <Typography variant="body2" color="text.secondary" role="status">
              {translate(`uploading.states.${state}`, { percent })}
            </Typography>
          </>
        )}
      </Box>
      {state === 'sending' && (
        <Button size="small" startIcon={<PauseIcon />} onClick={pause}>
          {translate('uploading.pause')}
        </Button>
      )}
      {(state === 'paused' || state === 'lost') && (
        <Button size="small" startIcon={<ResumeIcon />} onClick={resume}>
          {translate(state === 'paused' ? 'uploading.resume' : 'uploading.retry')}
        </Button>
      )}
      <IconButton onClick={remove} aria-label={translate('uploading.remove', { name: file.name })}>
        <RemoveIcon fontSize="small" />
      </IconButton>
    </Stack>
  );
}
