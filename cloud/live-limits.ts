/** What one LiveQuery connection may cost: Parse itself sets no limit to any of it, and lets anybody connect. */
import type { Server } from 'node:http';
import Parse from 'parse/node';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LiveQueryServer } from './closing';

/** A subscription with five hundred ids in it is no longer. */
const LONGEST_FRAME_BYTES = 64 * 1024;
/** A client has one for each class that it shows. */
const MOST_SUBSCRIPTIONS = 100;

/** Parse's adapter of the WebSockets, with a limit to what one frame may hold. */
export class LimitedSockets {
  constructor(private readonly options: { server: Server }) {}

  onListen(): void {}
  onConnection(_socket: WebSocket): void {}
  onError(_error: Error): void {}

  start(): void {
    const { server } = this.options;
    const sockets = new WebSocketServer({ server, maxPayload: LONGEST_FRAME_BYTES });
    sockets.on('listening', () => this.onListen());
    sockets.on('connection', (socket) => this.onConnection(socket));
    sockets.on('error', (error) => this.onError(error));
  }

  close(): void {}
}

interface Connection {
  clientId?: string;
  ws: WebSocket;
  send(message: string): void;
}
interface Frame {
  requestId?: number;
}
type Handle = (connection: Connection, frame: Frame) => Promise<void>;

/** The part of Parse's LiveQuery server that frames go through. */
export interface Subscribing extends LiveQueryServer {
  _handleConnect: Handle;
  _handleSubscribe: Handle;
}

/** One client a connection, whose former ones Parse would never forget, and so many subscriptions. */
export function limitSubscriptions(live: Subscribing): void {
  const connected = new WeakSet<Connection>();
  const underWay = new WeakMap<Connection, number>();
  const connect = live._handleConnect.bind(live);
  const subscribe = live._handleSubscribe.bind(live);
  live._handleConnect = async (connection, frame) => {
    if (connected.has(connection)) return connection.ws.close(1008);
    connected.add(connection);
    await connect(connection, frame);
  };
  live._handleSubscribe = async (connection, frame) => {
    const waiting = underWay.get(connection) ?? 0;
    const client = live.clients.get(connection.clientId) as { subscriptionInfos: Map<number, unknown> } | undefined;
    const open = client?.subscriptionInfos.size ?? 0;
    if (open + waiting >= MOST_SUBSCRIPTIONS) {
      const { requestId } = frame;
      const error = `One connection may have ${MOST_SUBSCRIPTIONS} subscriptions.`;
      const code = Parse.Error.REQUEST_LIMIT_EXCEEDED;
      connection.send(JSON.stringify({ op: 'error', code, error, reconnect: false, requestId }));
      return;
    }
    underWay.set(connection, waiting + 1);
    await subscribe(connection, frame).finally(() =>
      underWay.set(connection, (underWay.get(connection) as number) - 1),
    );
  };
}
