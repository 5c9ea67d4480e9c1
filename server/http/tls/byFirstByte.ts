import { createServer, type Server } from 'node:net';

/** With which every TLS connection begins (RFC 8446 § 5.1), and no request of HTTP. */
const handshake = 0x16;

/** Listens for both, and hands each connection over by how it begins. Whoever says nothing in time is let go. */
export function byFirstByte(secure: Server, plain: Server, withinMs: number): Server {
  return createServer((socket) => {
    const leave = () => socket.destroy();
    socket.setTimeout(withinMs, leave);
    socket.once('error', leave);
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1);
      if (first === null) return leave();
      socket.setTimeout(0);
      socket.removeListener('timeout', leave);
      socket.removeListener('error', leave);
      socket.unshift(first);
      (first[0] === handshake ? secure : plain).emit('connection', socket);
    });
  });
}
