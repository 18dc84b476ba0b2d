/** The key with which something is sent: the same for the same words, so that sent again it counts once. */
import { useRef } from 'react';
import { newKey } from '../../small/key';

export function useKey(): { keyFor: (content: unknown) => string; done: () => void } {
  const sent = useRef<{ content: string; key: string }>(undefined);
  return {
    keyFor(content) {
      const words = JSON.stringify(content);
      if (sent.current?.content !== words) sent.current = { content: words, key: newKey() };
      return sent.current.key;
    },
    /** The same words once more are meant once more. */
    done() {
      sent.current = undefined;
    },
  };
}
