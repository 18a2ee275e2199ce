/**
 * The bodies of requests: JSON is parsed and forms become objects. An empty body is no body whatever its content type: all three
 * vendors' clients send that.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import { textOf } from '../../lib/readable-text.ts';
import type { BodyForm } from '../dialect/dialect.ts';
import { unreadable, wrongCharset, wrongCoding } from '../replies/problems.ts';
import { parseForm, parseJson } from './parse-body.ts';
import { readBytes } from './read-body.ts';
import { uploadOf } from './upload.ts';

const CONTENT_TYPES: Readonly<Record<BodyForm, { readonly canonical: string; readonly spellings: RegExp }>> = {
  json: { canonical: 'application/json', spellings: /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i },
  form: {
    canonical: 'application/x-www-form-urlencoded',
    spellings: /^application\/x-www-form-urlencoded\s*(?:;|$)/i,
  },
};
/** Of files, which only some routes take. */
const FILES = ['text/csv', 'application/x-ndjson'];
const FORMS: readonly BodyForm[] = ['json', 'form'];
const PARSERS: Readonly<Record<BodyForm, (text: string) => unknown>> = { json: parseJson, form: parseForm };

/** Accepts bodies of these forms in this scope, and refuses others. */
export function readBodies(scope: FastifyInstance, forms: readonly BodyForm[], timeoutMs: number): void {
  parseAll(scope, timeoutMs, (bytes, headers) => {
    if (bytes.length === 0) return undefined;
    const { 'content-type': contentType = '', 'content-encoding': coding = '' } = headers;
    // Before the bytes are decoded: what is compressed or in another charset is often no UTF-8, and that is not what is wrong.
    if (!PLAIN.test(coding)) throw wrongCoding(coding);
    const charset = charsetOf(contentType);
    if (charset !== undefined) throw wrongCharset(charset);
    const form = forms.find(each => CONTENT_TYPES[each].canonical === contentType);
    if (form === undefined)
      throw new Problem(
        'unsupported_media_type',
        `Send the body as ${forms.map(each => CONTENT_TYPES[each].canonical).join(' or ')}.`,
      );
    const text = textOf(bytes);
    if (text === undefined) throw unreadable('body', 'text in UTF-8');
    return text === '' ? undefined : PARSERS[form](text);
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
  if (request.routeOptions.config.uploads !== undefined) return undefined;
  return request.body ?? undefined;
}

/** No coding, as RFC 9110 §12.5.3 calls it and as clients leave it out. */
const PLAIN = /^\s*(?:identity)?\s*$/i;

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
  const file = FILES.find(type => given.toLowerCase().startsWith(type));
  if (form === undefined && file !== undefined) headers['content-type'] = file;
  else if (form === undefined) delete headers['content-type'];
  else headers['content-type'] = CONTENT_TYPES[form].canonical + (charset === undefined ? '' : `; charset=${charset}`);
}

/** A problem is passed on as the body: Fastify closes the connection when a parser throws. */
function parseAll(
  scope: FastifyInstance,
  timeoutMs: number,
  parse: (bytes: Buffer, headers: IncomingMessage['headers']) => unknown,
): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    // A file is read by its route, as it comes.
    const { uploads } = request.routeOptions.config;
    try {
      if (uploads !== undefined) return uploadOf(payload, uploads, timeoutMs);
      return parse(await readBytes(payload, timeoutMs, request.routeOptions.config.maxBodyBytes), request.headers);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  });
}
