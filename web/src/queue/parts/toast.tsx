/** A short word about what was just done, with what may follow. */
import { useEffect, useState } from 'react';
import { Button } from '../../small/Button';

interface Message {
  text: string;
  action?: { text: string; run: () => void };
}

const SHOWN_MS = 8000;
let tell: (message: Message) => void = () => undefined;

export const say = (message: Message): void => tell(message);

export function Toast() {
  const [message, setMessage] = useState<Message>();
  tell = setMessage;
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => setMessage(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div className="toast" role="status">
      {message && (
        <div>
          <p>{message.text}</p>
          {message.action && (
            <Button
              kind="quiet"
              onClick={() => {
                message.action?.run();
                setMessage(undefined);
              }}
            >
              {message.action.text}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
