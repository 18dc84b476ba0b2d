/** The model in three dimensions, turned with a finger. Loaded when one is shown. */
import { useEffect, useRef, useState } from 'react';
import { readModel } from '../jobs/model/read';
import { ModelScene } from '../jobs/model/scene';

interface Props {
  fetchBytes: () => Promise<Blob>;
  fileName: string;
  texts: { fetching: string; unreadable: string };
  region: string;
}

/** The style sheet's colours, so that the model follows the theme. */
function colorsNow() {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return { model: color('--model'), background: color('--paper'), grid: color('--line') };
}

export default function Preview({ fetchBytes, fileName, texts, region }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const fetching = useRef(fetchBytes);
  const [size, setSize] = useState<string>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    const stop = new AbortController();
    let scene: ModelScene | undefined;
    const show = async () => {
      const bytes = await (await fetching.current()).arrayBuffer();
      const shapes = await readModel(bytes, fileName, stop.signal);
      if (stop.signal.aborted || !place.current) return;
      scene = new ModelScene(place.current, shapes, colorsNow());
      const { x, y, z } = scene.facts.size;
      setSize(`${[x, y, z].map((mm) => mm.toLocaleString(region, { maximumFractionDigits: 1 })).join(' × ')} mm`);
    };
    show().catch((error: Error) => {
      if (!stop.signal.aborted) setProblem(error.message);
    });
    return () => {
      stop.abort();
      scene?.dispose();
    };
  }, [fileName, region]);

  if (problem)
    return (
      <p className="refusal" role="alert">
        {problem === 'jobPage.file.unreadable' ? texts.unreadable : problem}
      </p>
    );
  return (
    <figure className="preview">
      <div ref={place} role="img" aria-label={size ? `${fileName}, ${size}` : texts.fetching} />
      <figcaption role="status">{size ?? texts.fetching}</figcaption>
    </figure>
  );
}
