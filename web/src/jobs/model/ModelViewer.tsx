/** A model in three dimensions: turned, moved and measured. Loaded when one is shown. */
import FitIcon from '@mui/icons-material/CenterFocusStrong';
import WireIcon from '@mui/icons-material/GridOn';
import { Box, IconButton, LinearProgress, Stack, ToggleButton, Tooltip, Typography, useTheme } from '@mui/material';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Point } from '../../../../cloud/domain/files/model';
import { Refusal } from '../../parts/Refusal';
import { useFormat } from '../../parts/useFormat';
import { fetchBytes } from '../../providers/fetching';
import { ViewerFrame } from '../page/ViewerFrame';
import { type Acts, actByKey, turning } from './keys';
import { readModel } from './read';
import { type Facts, ModelScene } from './scene';

interface Props {
  address: string;
  fileName: string;
  /** A place to point at, in millimetres of the file. */
  marked?: Point;
}

interface Progress {
  /** 0 to 1; undefined when nobody knows. */
  part: number | undefined;
  isReading: boolean;
}

export default function ModelViewer({ address, fileName, marked }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  const { palette } = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const scene = useRef<ModelScene>(undefined);
  const [facts, setFacts] = useState<Facts>();
  const [error, setError] = useState<unknown>();
  const [progress, setProgress] = useState<Progress>({ part: 0, isReading: false });
  const [isWire, setWire] = useState(false);
  const colors = {
    model: palette.mode === 'dark' ? '#6fb9c0' : '#7db4b9',
    background: palette.mode === 'dark' ? '#0f1516' : '#eef2f2',
    grid: palette.mode === 'dark' ? '#2b383a' : '#cdd7d8',
  };
  const latestColors = useRef(colors);
  latestColors.current = colors;

  useEffect(() => {
    const stop = new AbortController();
    const onProgress = (loaded: number, total: number | undefined) =>
      setProgress({ part: total && Math.min(1, loaded / total), isReading: false });
    fetchBytes(address, { signal: stop.signal, onProgress })
      .then((file) => file.arrayBuffer())
      .then((bytes) => {
        setProgress({ part: undefined, isReading: true });
        return readModel(bytes, fileName, stop.signal);
      })
      .then((geometries) => {
        if (stop.signal.aborted || !place.current) return;
        scene.current = new ModelScene(place.current, geometries, latestColors.current);
        setFacts(scene.current.facts);
      })
      .catch((failed) => {
        if (!stop.signal.aborted) setError(failed);
      });
    return () => {
      stop.abort();
      scene.current?.dispose();
      scene.current = undefined;
    };
  }, [address, fileName]);

  useEffect(() => scene.current?.wire(isWire), [isWire]);
  useEffect(() => {
    if (facts && marked) scene.current?.mark(marked);
  }, [facts, marked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours follow the theme
  useEffect(() => scene.current?.paint(latestColors.current), [palette]);

  const acts: Acts = {
    ...turning(scene),
    f: () => scene.current?.fit(),
    w: () => setWire((before) => !before),
  };
  function press(event: KeyboardEvent) {
    if (actByKey(event, acts)) event.stopPropagation();
  }

  if (error)
    return (
      <ViewerFrame>
        <Refusal error={error} severity="warning" />
      </ViewerFrame>
    );
  const size = facts && [facts.size.x, facts.size.y, facts.size.z].map((value) => number(Number(value.toFixed(1))));
  const dimensions = size && `${size.join(' × ')} mm`;
  return (
    <Box sx={{ position: 'relative' }}>
      <Box
        ref={place}
        role={facts ? 'application' : undefined}
        tabIndex={facts ? 0 : undefined}
        aria-label={facts && translate('jobPage.file.model', { name: fileName, size: dimensions })}
        onKeyDown={press}
        sx={{
          height: { xs: 280, md: 400 },
          bgcolor: colors.background,
          touchAction: 'none',
          cursor: facts ? 'grab' : undefined,
          '& canvas': { display: 'block' },
          '&:focus-visible': { outline: 2, outlineStyle: 'solid', outlineColor: 'primary.main', outlineOffset: -2 },
        }}
      />
      {!facts && (
        <Stack sx={{ position: 'absolute', inset: 0, alignItems: 'center', justifyContent: 'center', gap: 1.5 }}>
          <Typography color="text.secondary" role="status">
            {translate(progress.isReading ? 'jobPage.file.reading' : 'jobPage.file.loading')}
          </Typography>
          <LinearProgress
            aria-label={translate('jobPage.file.loading')}
            variant={progress.part === undefined ? 'indeterminate' : 'determinate'}
            value={(progress.part ?? 0) * 100}
            sx={{ width: 220, height: 6, borderRadius: 3 }}
          />
        </Stack>
      )}
      {facts && (
        <Stack
          direction="row"
          sx={{ px: 2, py: 0.75, gap: 1, alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}
        >
          <Box sx={{ flexGrow: 1 }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {dimensions}
            </Box>{' '}
            <Typography component="span" variant="body2" color="text.secondary">
              {translate('jobPage.file.triangles', { smart_count: facts.triangles, shown: number(facts.triangles) })}
            </Typography>
          </Box>
          <Tooltip title={translate('jobPage.file.fit')}>
            <IconButton size="small" aria-label={translate('jobPage.file.fit')} onClick={() => scene.current?.fit()}>
              <FitIcon fontSize="small" />
            </IconButton>
          </Tooltip>
          <Tooltip title={translate('jobPage.file.wire')}>
            <ToggleButton
              size="small"
              value="wire"
              selected={isWire}
              aria-label={translate('jobPage.file.wire')}
              onChange={() => setWire(!isWire)}
            >
              <WireIcon fontSize="small" />
            </ToggleButton>
          </Tooltip>
        </Stack>
      )}
    </Box>
  );
}
