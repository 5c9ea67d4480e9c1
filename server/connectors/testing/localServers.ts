import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { KeyPair } from './tlsCertificates.ts';

export interface LocalServer {
  readonly port: number;
  close(): Promise<void>;
}

export function httpServer(onRequest: RequestListener): Promise<LocalServer> {
  return listen(createServer(onRequest));
}

export function httpsServer(keyPair: KeyPair, onRequest: RequestListener): Promise<LocalServer> {
  const server = createTlsServer({ ...keyPair }, onRequest);
  return listen(server);
}

/** A server of bytes, for those that do not speak HTTP as they should. */
export function tcpServer(onConnection: (socket: Socket) => void): Promise<LocalServer> {
  return listen(createTcpServer(onConnection));
}

/** A port of this machine on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = await tcpServer(() => {});
  await server.close();
  return server.port;
}

async function listen(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
