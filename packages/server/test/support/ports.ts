/** Ports of this machine, as the operating system gives them. */
import { type AddressInfo, createServer } from 'node:net';

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the operating system gave no port');
  return address.port;
}

/** One at which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const port = portOf(server.address());
  await new Promise(closed => server.close(closed));
  return port;
}
