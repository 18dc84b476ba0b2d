/** A place to drop one file on, or to choose it. */
import UploadIcon from '@mui/icons-material/FileUploadOutlined';
import { Box, Button, Typography } from '@mui/material';
import { type ChangeEvent, type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  /** Endings, with their point, and types. */
  accept: string;
  /** What is to be dropped here. */
  label: string;
  hint: ReactNode;
  isWrong?: boolean;
  take: (file: File) => void;
}

export function DropZone({ accept, label, hint, isWrong = false, take }: Props) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    if (file) take(file);
    // The same file may be chosen again.
    target.value = '';
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) take(file);
  }

  return (
    <Box
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        px: 2,
        py: 2.5,
        border: '2px dashed',
        borderRadius: 1,
        borderColor: isWrong ? 'error.main' : isOver ? 'primary.main' : 'divider',
        bgcolor: isOver ? 'action.hover' : undefined,
      }}
    >
      <UploadIcon sx={{ fontSize: 32, color: 'text.secondary' }} />
      <Box sx={{ flexGrow: 1, minWidth: 180 }}>
        <Typography sx={{ fontWeight: 600 }}>{label}</Typography>
        <Typography variant="body2" color="text.secondary">
          {hint}
        </Typography>
      </Box>
      <Button variant="outlined" onClick={() => input.current?.click()}>
        {translate('shell.chooseFile')}
      </Button>
      <input ref={input} type="file" hidden accept={accept} onChange={choose} />
    </Box>
  );
}
