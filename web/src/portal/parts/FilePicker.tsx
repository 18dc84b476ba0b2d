/** Takes files by a press or by dropping them. */
import { type DragEvent, useId, useRef, useState } from 'react';
import { Icon } from '../../small/icons';

/** What browsers offer first; the server looks at what a file really is. */
const ENDINGS = '.stl,.3mf,.step,.stp,.obj';

interface Props {
  text: string;
  hint?: string;
  several?: boolean;
  onFiles: (files: File[]) => void;
}

export function FilePicker({ text, hint, several = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) onFiles(several ? files : files.slice(0, 1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the button
    <div
      className="picker"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="button primary" htmlFor={id}>
        <Icon name="file" />
        <span>{text}</span>
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept={ENDINGS}
        multiple={several}
        onChange={() => {
          const files = [...(input.current?.files ?? [])];
          // The same file may be chosen again after it was removed.
          if (input.current) input.current.value = '';
          if (files.length) onFiles(files);
        }}
      />
      {hint && <p className="hint">{hint}</p>}
    </div>
  );
}
