/** `/docs/`: the reference page, for people with a browser. Public, like the documents that it shows. */
import type { FastifyInstance } from 'fastify';
import type { Dialect } from '../dialect/dialect.ts';
import { unknownPath } from '../replies/problems.ts';
import { SECURITY_HEADERS } from '../replies/security-headers.ts';
import { forGood } from './caching.ts';
import { toReferencePage } from './page.ts';
import { bodyFor, type PageFiles, readPageFiles } from './page-files.ts';

export const PAGE_PATH = '/docs/';

export function addReferencePage(app: FastifyInstance, dialects: readonly Dialect[]): void {
  let files: PageFiles | undefined;
  // A relative address holds behind a proxy that removes the beginning of the path, too.
  app.get('/docs', async (_request, reply) => reply.headers(SECURITY_HEADERS).redirect('docs/', 308));
  app.get(PAGE_PATH, async (_request, reply) => {
    files ??= readPageFiles();
    const { html, policy } = toReferencePage(dialects, files);
    return reply
      .headers({ ...SECURITY_HEADERS, 'content-security-policy': policy })
      .type('text/html; charset=utf-8')
      .send(html);
  });
  app.get('/docs/:file', async (request, reply) => {
    files ??= readPageFiles();
    const { file: name } = request.params as { file: string };
    const file = files.byName.get(name);
    if (file === undefined) throw unknownPath();
    const [body, encoding] = bodyFor(file, request.headers['accept-encoding']);
    if (encoding !== null) reply.header('content-encoding', encoding);
    return reply.headers(forGood()).type(file.type).send(body);
  });
}
