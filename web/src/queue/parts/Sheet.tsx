/** A sheet over the page: a real dialog, so that focus, Escape and a phone's Back do what they should. */
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from '../../small/Button';
import { closeSheet } from '../place';
import { useTexts } from '../texts';

interface Props {
  title: string;
  /** What it is about. */
  about?: string;
  onSubmit?: () => void;
  onClose?: () => void;
  /** Stays in sight below what scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}

export function Sheet({ title, about, onSubmit, onClose = closeSheet, footer, children }: Props) {
  const { queue } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form onSubmit={submit}>
        <header>
          <h2 id={titleId}>
            {about && <small>{about}</small>}
            {title}
          </h2>
          <IconButton name="close" label={queue.close} onClick={onClose} />
        </header>
        <div className="body">{children}</div>
        {footer && <footer>{footer}</footer>}
      </form>
    </dialog>
  );
}
