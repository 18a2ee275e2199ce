/** Builds the gallery and serves it on loopback, under the same policy that the portal has. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'rolldown';
import { bundleStyles } from '../../../../scripts/portal/styles.ts';
import { PORTAL_POLICY } from '../../../server/src/http/portal/policy.ts';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

export interface Gallery {
  readonly origin: string;
  readonly close: () => void;
}

export async function serveGallery(): Promise<Gallery> {
  const dir = mkdtempSync(join(tmpdir(), 'heldby-gallery-'));
  const { output } = await build({
    input: 'packages/portal/test/gallery/page/main.tsx',
    platform: 'browser',
    transform: { target: 'es2022' },
    tsconfig: 'packages/portal/tsconfig.json',
    plugins: [bundleStyles()],
    output: { dir, minify: true, entryFileNames: 'assets/[name].js', assetFileNames: 'assets/[name]-[hash][extname]' },
  });
  const [script, style] = ['.js', '.css'].map(ending => output.find(({ fileName }) => fileName.endsWith(ending))?.fileName ?? '');
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Components</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${style}"><div id="gallery"></div><script type="module" src="${script}"></script></html>`;
  const server = createServer(({ url = '/' }, reply) => {
    const path = new URL(url, 'http://gallery').pathname.slice(1);
    const file = output.find(({ fileName }) => fileName === path);
    reply.setHeader('content-security-policy', PORTAL_POLICY);
    reply.setHeader('content-type', file ? (TYPES[extname(path)] ?? '') : 'text/html; charset=utf-8');
    reply.end(file ? readFileSync(join(dir, path)) : page);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
