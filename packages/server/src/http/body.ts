/**
 * Reads request bodies. JSON is parsed, forms become objects, an empty body is no body whatever its content type (all
 * three vendors' clients send that), and a body that is too large is read to its end, so that the client gets the answer
 * and not a reset.
 */
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../domain/problem.ts';
import { MAX_BODY_BYTES, MAX_DRAINED_BYTES } from './limits.ts';
import { malformed } from './problems.ts';

const JSON_TYPES = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: { headers: IncomingMessage['headers'] }, payload: IncomingMessage) => {
    const text = await readText(payload);
    if (text === '') return undefined;
    const type = request.headers['content-type'] ?? '';
    if (JSON_TYPES.test(type)) return parseJson(text);
    if (FORM_TYPE.test(type)) return parseForm(text);
    throw new Problem('unsupported_media_type', 'Send JSON.');
  });
}

async function readText(payload: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of payload) {
    bytes += (chunk as Buffer).length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk as Buffer);
    else if (bytes > MAX_DRAINED_BYTES) break;
  }
  if (bytes > MAX_BODY_BYTES) {
    throw new Problem('too_large', `A request holds at most ${MAX_BODY_BYTES} bytes.`, { limit: MAX_BODY_BYTES });
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  // PostgreSQL's text cannot hold U+0000, so no store takes it.
  if (text.includes('\\u0000')) throw malformed('body', 'text without U+0000');
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('body', 'JSON');
  }
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
