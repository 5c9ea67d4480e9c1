import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

/** Any port does: nothing is sent. */
const anyPort = 443;

/**
 * The address of ours that this machine's routes choose towards an IP: a UDP socket is connected, which
 * sends nothing. Null where there is no route.
 */
export function localAddressTowards(ip: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(ip) ? 'udp6' : 'udp4');
    const finish = (address: string | null) => {
      socket.close();
      resolve(address);
    };
    socket.once('error', () => finish(null));
    socket.connect(anyPort, ip, () => finish(socket.address().address));
  });
}
