import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { TlsIdentity } from './runningSimulator.ts';

interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

interface SecureListener extends Listener {
  /** Shows another certificate from the next connection on. */
  present(identity: TlsIdentity): void;
}

/** First byte of every TLS handshake. */
const handshake = 0x16;

/** nginx's answer to plain HTTP on a port for HTTPS. */
const plainOnTls: RequestListener = (_request, response) => {
  const title = '400 The plain HTTP request was sent to HTTPS port';
  response.writeHead(400, { Server: 'nginx', 'Content-Type': 'text/html', Connection: 'close' });
  response.end(`<html>\r\n<head><title>${title}</title></head>\r\n<body>${title}</body>\r\n</html>\r\n`);
};

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolve(address.port);
    });
  });
}

/** Listens with the one server, which cuts what is open when it is closed. */
async function listen(server: Server, port: number, host: string): Promise<Listener> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  const bound = await bind(server, port, host);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return { port: bound, close };
}

/** Plain HTTP. Rejects if the port is taken. */
export function listenHttp(onRequest: RequestListener, port: number, host: string): Promise<Listener> {
  return listen(createHttpServer(onRequest), port, host);
}

/** HTTPS; whoever speaks plain HTTP on this port is told so, as nginx does. Rejects if the port is taken. */
export async function listenHttps(
  onRequest: RequestListener,
  { key, cert }: TlsIdentity,
  port: number,
  host: string,
): Promise<SecureListener> {
  const secure = createHttpsServer({ key, cert }, onRequest);
  const plain = createHttpServer(plainOnTls);
  const front = createTcpServer((socket) => {
    // A client may go away before its first byte.
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === handshake) {
        // TLS reads what was put back by itself, but only from a socket that is still paused.
        secure.emit('connection', socket);
        return;
      }
      plain.emit('connection', socket);
      socket.resume();
    });
  });
  const listener = await listen(front, port, host);
  return { ...listener, present: (identity) => secure.setSecureContext({ key: identity.key, cert: identity.cert }) };
}
