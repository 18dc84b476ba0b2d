/** The conversation of a page with LiveQuery: what is asked, and what is asked again. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLive } from '../../web/src/providers/live';

interface Sent {
  op: string;
  requestId?: number;
  query?: { className: string };
}

/** A server that says what the test lets it say. */
class FakeSocket {
  static last: FakeSocket;
  readonly sent: Sent[] = [];
  onopen = () => undefined as void;
  onmessage = (_event: { data: string }) => undefined as void;
  onclose = () => undefined as void;

  constructor() {
    FakeSocket.last = this;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {}
  say(message: object): void {
    this.onmessage({ data: JSON.stringify(message) });
  }
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const connected = () => {
  const live = createLive({
    url: 'ws://shop.example',
    appId: 'shop',
    sessionToken: () => 'r:1',
    socket: FakeSocket as unknown as typeof WebSocket,
  });
  const heard: string[] = [];
  live.subscribe('resource/PrintJob/1', ({ type }) => heard.push(type));
  const socket = FakeSocket.last;
  socket.onopen();
  socket.say({ op: 'connected' });
  return { live, socket, heard };
};

test('a class is subscribed once, whoever listens to it; what was missed before is fetched', () => {
  const { live, socket, heard } = connected();
  live.subscribe('resource/PrintJob', () => undefined);
  expect(socket.sent.map(({ op, query }) => [op, query?.className])).toEqual([
    ['connect', undefined],
    ['subscribe', 'PrintJob'],
  ]);
  socket.say({ op: 'subscribed', requestId: 1 });
  socket.say({ op: 'update', requestId: 1, object: { objectId: '1' } });
  socket.say({ op: 'update', requestId: 1, object: { objectId: '2' } });
  expect(heard).toEqual(['refetch', 'updated']);
});

test('a subscription that the server could not make is asked for again, and then brings its events', () => {
  const { socket, heard } = connected();
  socket.say({ op: 'error', code: 1, error: 'The database does not answer', reconnect: false, requestId: 1 });
  jest.advanceTimersByTime(10_000);
  const again = socket.sent.at(-1) as Sent;
  expect(again).toMatchObject({ op: 'subscribe', query: { className: 'PrintJob' } });
  socket.say({ op: 'subscribed', requestId: again.requestId });
  socket.say({ op: 'update', requestId: again.requestId, object: { objectId: '1' } });
  expect(heard).toEqual(['refetch', 'updated']);
});
