/** A proxy that serves a server below a path, which it removes. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

export interface PathProxy {
  /** Of the server behind it, with the path and a slash at the end. */
  readonly url: string;
  readonly close: () => void;
}

/** Everything outside of the path is 404, so that an address without it shows. */
export async function startProxy(target: URL, prefix: string): Promise<PathProxy> {
  const server: Server = createServer((asked, reply) => {
    const { url = '/', method, headers } = asked;
    if (!url.startsWith(`${prefix}/`)) {
      reply.writeHead(404).end(`${url} is not below ${prefix}`);
      return;
    }
    const forwarded = {
      ...headers,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': headers.host,
      'x-forwarded-proto': 'http',
      'x-forwarded-prefix': prefix,
    };
    const path = url.slice(prefix.length);
    const inner = request({ host: target.hostname, port: target.port, method, path, headers: forwarded }, answer => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers);
      // A browser that leaves a page ends its calls.
      pipeline(answer, reply).catch(() => undefined);
    });
    inner.on('error', () => reply.destroy());
    reply.on('close', () => inner.destroy());
    asked.pipe(inner);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
