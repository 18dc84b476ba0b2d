/** The camera, looking for one QR code; where there is no camera, a picture serves. */
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Sheet } from '../parts/Sheet';
import { useTexts } from '../texts';
import { createDetector } from './detector';

interface Props {
  onText: (text: string) => void;
  onClose: () => void;
}

const LOOK_MS = 150;

/** Shows the camera and looks at it until a code is found; answers how to stop. */
function watchCamera(video: HTMLVideoElement, on: { ready(): void; failed(): void; found(text: string): void }) {
  let stream: MediaStream | undefined;
  let isOver = false;
  const look = async () => {
    const [detector, opened] = await Promise.all([
      createDetector(),
      navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
    ]);
    stream = opened;
    if (isOver) return stop();
    video.srcObject = opened;
    await video.play();
    on.ready();
    while (!isOver) {
      const [code] = await detector.detect(video);
      if (code && !isOver) return on.found(code.rawValue);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  const stop = () => {
    isOver = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  look().catch(() => !isOver && on.failed());
  return stop;
}

export function Scanner({ onText, onClose }: Props) {
  const { queue } = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [phase, setPhase] = useState<'starting' | 'looking' | 'noCamera' | 'nothing'>('starting');
  const found = useRef(onText);
  found.current = onText;
  useEffect(() => {
    if (!video.current) return;
    return watchCamera(video.current, {
      ready: () => setPhase('looking'),
      failed: () => setPhase('noCamera'),
      found: (text) => found.current(text),
    });
  }, []);

  async function readPicture({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    if (!file) return;
    const [code] = await (await createDetector()).detect(await createImageBitmap(file)).catch(() => []);
    if (code) onText(code.rawValue);
    else setPhase('nothing');
    target.value = '';
  }

  const said = { starting: 'starting', looking: 'aim', noCamera: 'noCamera', nothing: 'nothing' } as const;
  return (
    <Sheet title={queue.scan.title} onClose={onClose}>
      <video
        ref={video}
        className="camera"
        hidden={phase !== 'looking'}
        muted
        playsInline
        aria-label={queue.scan.aim}
      />
      <p role="status">{queue.scan[said[phase]]}</p>
      <label className="button plain picture">
        {queue.scan.picture}
        <input type="file" accept="image/*" capture="environment" onChange={readPicture} />
      </label>
    </Sheet>
  );
}
