/** Types of the part of autocannon that the load uses. The package has none. */
declare module 'autocannon' {
  import type { LoadRequest } from './callers.ts';

  interface Client {
    setRequests(requests: readonly LoadRequest[]): void;
  }

  interface Options {
    url: string;
    connections: number;
    duration: number;
    setupClient: (client: Client) => void;
  }

  interface Result {
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    '2xx': number;
    latency: { p50: number; p99: number };
    statusCodeStats: Record<string, { count: number }>;
  }

  // biome-ignore lint/style/noDefaultExport: the package's own shape
  export default function autocannon(options: Options): Promise<Result>;
}
