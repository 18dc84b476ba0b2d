/** A model that is fetched, read and drawn into an element, in the colours of the page. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { readModel } from '../../jobs/model/read';
import { type Colors, type Facts, ModelScene } from '../../jobs/model/scene';
import { fetchFile } from '../../providers/bytes';

export interface Model {
  address: string;
  headers: Record<string, string>;
  fileName: string;
}

const DAY: Colors = { model: '#7db4b9', background: '#eef2f2', grid: '#cdd7d8' };
const NIGHT: Colors = { model: '#6fb9c0', background: '#0f1516', grid: '#2b383a' };

const colors = () => (document.documentElement.dataset.theme === 'dark' ? NIGHT : DAY);

export function useModelScene(place: RefObject<HTMLElement | null>, { address, headers, fileName }: Model) {
  const scene = useRef<ModelScene>(undefined);
  const [facts, setFacts] = useState<Facts>();
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<unknown>();
  const latestHeaders = useRef(headers);
  latestHeaders.current = headers;

  useEffect(() => {
    const stop = new AbortController();
    async function show() {
      const file = await fetchFile(latestHeaders.current, address, { signal: stop.signal });
      setReading(true);
      // A file that was replaced since it was ordered may be of another kind.
      const shapes = await readModel(await file.bytes.arrayBuffer(), file.fileName ?? fileName, stop.signal);
      if (stop.signal.aborted || !place.current) return;
      scene.current = new ModelScene(place.current, shapes, colors());
      setFacts(scene.current.facts);
    }
    show().catch((failed) => {
      if (!stop.signal.aborted) setError(failed);
    });
    const dusk = new MutationObserver(() => scene.current?.paint(colors()));
    dusk.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      stop.abort();
      dusk.disconnect();
      scene.current?.dispose();
      scene.current = undefined;
    };
  }, [address, fileName, place]);

  return { scene, facts, isReading, error };
}
