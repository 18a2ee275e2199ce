/** `/openapi/{face}.json`: the API reference of each face as OpenAPI 3.1, made at the first call and public. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hasCurrent, revalidated } from './caching.ts';
import { createServedDocument } from './served-document.ts';
import { serverAddressOf } from './server-address.ts';

export interface DocumentOptions {
  readonly version: string;
  readonly publicUrl: string | null;
}

export function addDocuments(app: FastifyInstance, dialects: readonly Dialect[], options: DocumentOptions): void {
  const documents = new Map(dialects.map(each => [`${each.id}.json`, createServedDocument(each, options.version)]));
  app.get('/openapi', () => refuse(dialects));
  app.get('/openapi/*', async (request, reply) => {
    const { '*': name } = request.params as { '*': string };
    const document = documents.get(name) ?? refuse(dialects);
    return send(document(serverAddressOf(options.publicUrl, request)), request, reply);
  });
}

function send(document: ReturnType<ReturnType<typeof createServedDocument>>, request: FastifyRequest, reply: FastifyReply) {
  // The address in it follows from these.
  reply.headers({ ...revalidated(document.etag), vary: 'Host, X-Forwarded-Host, X-Forwarded-Proto, X-Forwarded-Prefix' });
  if (hasCurrent(request, document.etag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(document.body);
}

function refuse(dialects: readonly Dialect[]): never {
  const addresses = dialects.map(({ id }) => `/openapi/${id}.json`).toSorted();
  throw new Problem('not_found', `There is no such document. The faces have these: ${addresses.join(', ')}.`);
}
