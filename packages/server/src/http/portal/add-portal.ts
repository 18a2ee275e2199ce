/** `/portal/`: the web application. `/` leads a browser there. Public: what it shows, it reads from the API with the person's token. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import { forGood, hasCurrent, revalidated } from '../reference/caching.ts';
import { unknownPath } from '../replies/problems.ts';
import { SECURITY_HEADERS } from '../replies/security-headers.ts';
import { bodyFor } from './encoding.ts';
import { type PortalFiles, readPortalFiles } from './files.ts';
import { PORTAL_POLICY } from './policy.ts';

export const PORTAL_PATH = '/portal/';

/** `isEmulator`: the page is told, and then has what there is to do with one. */
export function addPortal(app: FastifyInstance, isEmulator: boolean): void {
  let known: PortalFiles | undefined;
  const files = (): PortalFiles => {
    known ??= marked(readPortalFiles(), isEmulator);
    if (known === undefined) throw new Problem('unavailable', 'The portal is not built. Run `npm run build`.');
    return known;
  };
  app.get('/', async (request, reply) => sendRoot(request, reply));
  // A relative address holds behind a proxy that removes the beginning of the path, too.
  app.get('/portal', async (_request, reply) => reply.headers(SECURITY_HEADERS).redirect('portal/', 308));
  app.get('/portal/*', async (request, reply) => sendPage(files(), request, reply));
  app.get('/portal/assets/:name', async (request, reply) => {
    const { name } = request.params as { name: string };
    const file = files().byName.get(name);
    if (file === undefined) throw unknownPath();
    const [body, encoding] = bodyFor(file, request.headers['accept-encoding']);
    if (encoding !== null) reply.header('content-encoding', encoding);
    return reply.headers(forGood()).type(file.type).send(body);
  });
}

const ROOT = '<div id="portal"';

function marked(files: PortalFiles | undefined, isEmulator: boolean): PortalFiles | undefined {
  if (files === undefined || !isEmulator) return files;
  return { ...files, page: files.page.replace(ROOT, `${ROOT} data-emulator`), version: `${files.version}-emulator` };
}

/** Every address below the portal is the same page: which one of its own it shows, its script decides. */
function sendPage({ page, version }: PortalFiles, request: FastifyRequest, reply: FastifyReply) {
  const depth = depthOf(request.url);
  const etag = `"${version}-${depth}"`;
  reply.headers({ ...revalidated(etag), 'content-security-policy': PORTAL_POLICY });
  if (hasCurrent(request, etag)) return reply.code(304).send();
  return reply.type('text/html; charset=utf-8').send(page.replaceAll('"assets/', `"${'../'.repeat(depth)}assets/`));
}

/** How many folders below the top of the portal an address is. */
function depthOf(url: string): number {
  const [path = ''] = url.slice(PORTAL_PATH.length).split('?', 1);
  return path.split('/').length - 1;
}

function sendRoot(request: FastifyRequest, reply: FastifyReply) {
  reply.headers(SECURITY_HEADERS).header('vary', 'Accept');
  if (/\btext\/html\b/.test(request.headers.accept ?? '')) return reply.redirect('portal/', 302);
  return { name: 'heldby', portal: 'portal/', api: 'registry/v1', reference: 'docs/' };
}
