/**
 * The bodies of requests: JSON is parsed and forms become objects. An empty body is no body whatever its content type: all three
 * vendors' clients send that.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import type { BodyForm } from '../dialect/dialect.ts';
import { wrongCharset } from '../replies/problems.ts';
import { parseForm, parseJson } from './parse-body.ts';
import { readText } from './read-body.ts';

const CONTENT_TYPES: Readonly<Record<BodyForm, { readonly canonical: string; readonly spellings: RegExp }>> = {
  json: { canonical: 'application/json', spellings: /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i },
  form: {
    canonical: 'application/x-www-form-urlencoded',
    spellings: /^application\/x-www-form-urlencoded\s*(?:;|$)/i,
  },
};
const FORMS: readonly BodyForm[] = ['json', 'form'];
const PARSERS: Readonly<Record<BodyForm, (text: string) => unknown>> = { json: parseJson, form: parseForm };

/** Accepts bodies of these forms in this scope, and refuses others. */
export function readBodies(scope: FastifyInstance, forms: readonly BodyForm[], timeoutMs: number): void {
  parseAll(scope, timeoutMs, (text, contentType) => {
    if (text === '') return undefined;
    const charset = charsetOf(contentType);
    if (charset !== undefined) throw wrongCharset(charset);
    const form = forms.find(each => CONTENT_TYPES[each].canonical === contentType);
    if (form === undefined)
      throw new Problem(
        'unsupported_media_type',
        `Send the body as ${forms.map(each => CONTENT_TYPES[each].canonical).join(' or ')}.`,
      );
    return PARSERS[form](text);
  });
}

/** Where there is no route, bodies are read to their end and ignored: the error is the path. */
export function ignoreBodies(app: FastifyInstance, timeoutMs: number): void {
  app.addHook('onRequest', (request, _reply, done) => {
    canonicalizeContentType(request.raw.headers);
    done();
  });
  parseAll(app, timeoutMs, () => undefined);
}

/** The body, undefined where there is none. Throws what was wrong with it. */
export function bodyOf(request: FastifyRequest): unknown {
  if (request.body instanceof Problem) throw request.body;
  return request.body ?? undefined;
}

const CHARSET = /;\s*charset\s*=\s*"?([\w.:+-]+)/i;
/** ASCII is UTF-8 as well. */
const UTF8_NAMES = ['utf-8', 'utf8', 'us-ascii', 'ascii'];

/** The charset that a content type declares, where it is another than UTF-8. RFC 8259 §11 has none for JSON, but clients send one. */
function charsetOf(contentType: string): string | undefined {
  const charset = CHARSET.exec(contentType)?.[1]?.toLowerCase();
  return charset === undefined || UTF8_NAMES.includes(charset) ? undefined : charset;
}

/** Fastify refuses a malformed content type even without a body. One that is not read here counts as absent. */
function canonicalizeContentType(headers: IncomingMessage['headers']): void {
  const given = headers['content-type'];
  if (given === undefined || given === CONTENT_TYPES.json.canonical) return;
  const form = FORMS.find(each => CONTENT_TYPES[each].spellings.test(given));
  const charset = charsetOf(given);
  if (form === undefined) delete headers['content-type'];
  else headers['content-type'] = CONTENT_TYPES[form].canonical + (charset === undefined ? '' : `; charset=${charset}`);
}

/** A problem is passed on as the body: Fastify closes the connection when a parser throws. */
function parseAll(scope: FastifyInstance, timeoutMs: number, parse: (text: string, contentType: string) => unknown): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', async (request: { headers: IncomingMessage['headers'] }, payload: IncomingMessage) => {
    try {
      return parse(await readText(payload, timeoutMs), request.headers['content-type'] ?? '');
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  });
}
