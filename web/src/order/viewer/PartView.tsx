/** The model of a line, with the comments that are pinned to it and a way to pin another. Loaded when it is opened. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Acts, actByKey, turning } from '../../jobs/model/keys';
import { type Place, placeAt } from '../../jobs/model/places';
import { Refusal } from '../../portal/parts/Refusal';
import { Button } from '../../small/Button';
import { fill } from '../../small/fill';
import type { By } from '../data/server';
import type { Comment, OrderLine, Position } from '../data/view';
import { CommentForm } from '../parts/CommentForm';
import { useOrderTexts } from '../texts';
import { useModelScene } from './useModelScene';
import { useSpots } from './useSpots';

interface Props {
  by: By;
  line: OrderLine;
  /** Those that have a place on this model, the oldest first. */
  comments: Comment[];
  /** The one that somebody wants to see, anew with each object. */
  wanted: { commentId: string } | undefined;
  model: { address: string; headers: Record<string, string> };
  changed: () => Promise<void>;
}

/** A hand that presses moves by less. */
const PRESS_PIXELS = 6;

export default function PartView({ by, line, comments, wanted, model, changed }: Props) {
  const texts = useOrderTexts();
  const words = texts.order.viewer;
  const { fileName } = line.snapshot;
  const place = useRef<HTMLDivElement>(null);
  const { scene, facts, isReading, error } = useModelScene(place, { ...model, fileName });
  const [pinning, setPinning] = useState<Place>();
  const [chosen, setChosen] = useState<string>();
  const [isBeside, setBeside] = useState(false);
  const marks = useSpots(scene, facts !== undefined, [
    ...comments.map(({ position }) => position as Position),
    ...(pinning ? [pinning.position] : []),
  ]);

  const latest = useRef(comments);
  latest.current = comments;
  useEffect(() => {
    const comment = latest.current.find(({ commentId }) => commentId === wanted?.commentId);
    if (!facts || !comment?.position) return;
    const { x, y, z } = comment.position;
    scene.current?.mark([x, y, z]);
    setChosen(comment.commentId);
    place.current?.focus({ preventScroll: true });
  }, [facts, wanted, scene]);

  function pinAt(left: number, top: number) {
    const found = scene.current && placeAt(scene.current, left, top);
    setBeside(!found);
    if (found) setPinning(found);
  }

  const pressed = useRef<{ x: number; y: number }>(undefined);
  function lift({ clientX: x, clientY: y, currentTarget }: PointerEvent<HTMLDivElement>) {
    const from = pressed.current;
    pressed.current = undefined;
    if (!from || Math.hypot(x - from.x, y - from.y) > PRESS_PIXELS) return;
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    pinAt((x - left) / width, (y - top) / height);
    setBeside(false);
  }

  const acts: Acts = {
    ...turning(scene),
    Enter: () => pinAt(0.5, 0.5),
  };

  if (error !== undefined) return <Unreadable error={error} />;
  const written = (position: Position | Record<'x' | 'y' | 'z', number>) =>
    [position.x, position.y, position.z]
      .map((value) => value.toLocaleString(texts.region, { maximumFractionDigits: 1 }))
      .join(' × ');
  const size = facts && `${written(facts.size)} mm`;
  const shown = comments.find(({ commentId }) => commentId === chosen);
  return (
    <div className="part-view">
      <div className="model">
        <div
          ref={place}
          className="canvas"
          role="application"
          tabIndex={facts ? 0 : -1}
          aria-label={size ? fill(words.label, { name: fileName, size }) : fileName}
          onKeyDown={(event) => actByKey(event, acts)}
          onPointerDown={({ clientX: x, clientY: y, isPrimary }) => {
            pressed.current = isPrimary ? { x, y } : undefined;
          }}
          onPointerUp={lift}
        />
        {!facts && <p role="status">{isReading ? words.reading : words.loading}</p>}
        {comments.map(({ commentId, body }, index) => (
          <button
            key={commentId}
            type="button"
            className="mark"
            style={styleOf(marks[index])}
            data-hidden={marks[index]?.isHidden}
            aria-pressed={commentId === chosen}
            aria-label={fill(words.pin, { number: index + 1, text: body })}
            onClick={() => setChosen(commentId === chosen ? undefined : commentId)}
          >
            {index + 1}
          </button>
        ))}
        {pinning && <span className="mark fresh" style={styleOf(marks[comments.length])} aria-hidden="true" />}
      </div>
      {facts && (
        <p className="under">
          <strong>{size}</strong>
          <Button kind="quiet" onClick={() => scene.current?.fit()}>
            {words.fit}
          </Button>
        </p>
      )}
      <div role="status">{isBeside && <p>{words.nothing}</p>}</div>
      <div aria-live="polite">
        {shown && (
          <blockquote>
            <strong>{fill(words.pinned, { number: comments.indexOf(shown) + 1 })}</strong>
            <p className="said">{shown.body}</p>
          </blockquote>
        )}
      </div>
      {facts && !pinning && <p className="hint">{words.hint}</p>}
      {pinning && (
        <>
          <p>{fill(words.place, { place: written(pinning.position) })}</p>
          <CommentForm
            by={by}
            label={words.body}
            send={words.send}
            place={{ ...pinning, lineId: line.lineId }}
            leave={() => setPinning(undefined)}
            changed={changed}
          />
        </>
      )}
    </div>
  );
}

function styleOf(mark: { left: number; top: number; isInView: boolean } | undefined) {
  if (!mark?.isInView) return { display: 'none' };
  return { left: `${mark.left * 100}%`, top: `${mark.top * 100}%` };
}

/** What the server refused is said in its words; a file that makes no shape in ours. */
function Unreadable({ error }: { error: unknown }) {
  const words = useOrderTexts().order.viewer;
  const isOurs = !(error as { body?: object }).body;
  return <Refusal error={isOurs ? { message: words.unreadable } : error} />;
}
