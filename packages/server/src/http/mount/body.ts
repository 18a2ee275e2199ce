/**
 * Reads request bodies. JSON is parsed and forms become objects. An empty body is no body whatever its content type: all three
 * vendors' clients send that. A body that is too large is read to its end, so that the client gets the answer and not a reset.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import type { BodyForm } from '../dialect/dialect.ts';
import { MAX_BODY_BYTES, MAX_DRAINED_BYTES } from '../limits.ts';
import { malformed, tooLarge } from '../replies/problems.ts';

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
    const form = forms.find(each => CONTENT_TYPES[each].canonical === contentType);
    if (form === undefined) throw new Problem('unsupported_media_type', `Send ${forms.join(' or ')}.`);
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

/** Fastify refuses a malformed content type even without a body. One that is not read here counts as absent. */
function canonicalizeContentType(headers: IncomingMessage['headers']): void {
  const given = headers['content-type'];
  if (given === undefined || given === CONTENT_TYPES.json.canonical) return;
  const form = FORMS.find(each => CONTENT_TYPES[each].spellings.test(given));
  if (form === undefined) delete headers['content-type'];
  else headers['content-type'] = CONTENT_TYPES[form].canonical;
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

function readText(payload: IncomingMessage, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const read = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
      else if (bytes > MAX_DRAINED_BYTES) payload.destroy();
    };
    const refuse = (problem: Problem) => {
      clearTimeout(timer);
      payload.off('data', read);
      reject(problem);
    };
    const timer = setTimeout(() => refuse(new Problem('timeout', 'The request was not received in time.')), timeoutMs);
    // The client disconnected. It will not read the answer, but this is no defect of the server.
    const cutOff = () => refuse(bytes > MAX_BODY_BYTES ? tooLarge() : malformed('body', 'sent to its end'));

    payload.on('data', read);
    payload.on('end', () => {
      if (bytes > MAX_BODY_BYTES) return refuse(tooLarge());
      clearTimeout(timer);
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    payload.on('error', cutOff);
    payload.on('close', () => {
      if (!payload.readableEnded) cutOff();
    });
  });
}

/** Escapes of text that a store cannot give back unchanged. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (SUSPICIOUS.test(text)) requireStorable(value);
    return value;
  } catch (error) {
    throw error instanceof Problem ? error : malformed('body', 'JSON');
  }
}

/** PostgreSQL's text cannot hold U+0000, and UTF-8 no lone surrogate. Both are refused on every store. */
function requireStorable(value: unknown): void {
  JSON.stringify(value, (name, each: unknown) => {
    if (!isStorable(name) || (typeof each === 'string' && !isStorable(each))) {
      throw malformed('body', 'text without U+0000 and without lone surrogates');
    }
    return each;
  });
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The first value of a name counts. */
function parseForm(text: string): Record<string, string> {
  const form: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    if (value.includes('\0')) throw malformed('body', 'text without U+0000');
    form[name] ??= value;
  }
  return form;
}
