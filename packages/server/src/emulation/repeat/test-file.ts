/** A recorded request as a complete file of a test, which repeats it in an emulator of its own. */
import { parseInstant, toIso } from '../../lib/instant.ts';
import type { Emulator, EmulatorOptions, Fault, FaultWish } from '../public.ts';
import type { BareRequest } from '../recorder.ts';
import { expressionOf, literalOf, mark, type Names, namesOf, type Spelled, sentAs, spell } from './spelling.ts';

type Open = (options: EmulatorOptions) => Promise<Emulator>;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Another emulator begins where this one began, so its clock is set where more than this has passed. */
const SAME_US = 1_000_000;

/**
 * The call is made once more in a new emulator, as the test will make it. What that answers is what the test expects: its clock stands, so
 * its instants and ids are others than those of the record, and are the same each time.
 */
export async function testFileOf(request: BareRequest, given: EmulatorOptions, names: Names, open: Open): Promise<string> {
  const { seed, chance, anyToken } = given;
  const options = {
    ...(seed !== undefined && seed !== 'demo' && { seed }),
    ...(chance !== undefined && { chance }),
    ...(anyToken && { anyToken }),
  };
  const spelled = spell(request, names, anyToken === true);
  const fresh = await open(options);
  try {
    const begin = parseInstant(fresh.clock.now()) ?? request.at;
    const at = request.at - begin > SAME_US ? toIso(request.at) : undefined;
    if (at !== undefined) await fresh.clock.set(at);
    const fault = request.met === null ? undefined : wishOf(request.met);
    if (fault !== undefined) fresh.fault({ ...withoutDelay(fault) });
    const ownNames = namesOf(fresh);
    const answer = await send(fresh.url, spelled, ownNames);
    return write({ request, spelled, options, at, fault, answer, names: ownNames });
  } finally {
    await fresh.close();
  }
}

/** Undefined where the connection was cut. */
async function send(address: string, { method, url, headers, body }: Spelled, names: Names): Promise<Answer | undefined> {
  const values = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, latin(sentAs(value, names))]));
  try {
    const response = await fetch(address + sentAs(url, names), {
      method,
      headers: values,
      redirect: 'manual',
      ...(hasBody(method, body) && { body: sentAs(body, names) }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      text: mark(await response.text(), address, names),
    };
  } catch {
    return undefined;
  }
}

/** A cut secret in a header is a sign that no header can have. */
function latin(text: string): string {
  return text.replaceAll('…', '...');
}

function hasBody(method: string, body: string): boolean {
  return body !== '' && method !== 'GET' && method !== 'HEAD';
}

/** The next request alone meets it. */
function wishOf({ id: _, left: __, times: ___, ...wish }: Fault): FaultWish {
  return wish;
}

function withoutDelay({ delayMs, ...wish }: FaultWish): FaultWish {
  const isAlone = wish.status === undefined && wish.drop === undefined && wish.malformed === undefined;
  return isAlone ? { ...wish, delayMs: Math.min(delayMs ?? 0, 1) } : wish;
}

interface Parts {
  readonly request: BareRequest;
  readonly spelled: Spelled;
  readonly options: EmulatorOptions;
  readonly at: string | undefined;
  readonly fault: FaultWish | undefined;
  readonly answer: Answer | undefined;
  readonly names: Names;
}

function write(parts: Parts): string {
  const { request, spelled, options, at, fault, names } = parts;
  const { method } = spelled;
  const path = spelled.url.split('?', 1)[0] ?? '';
  const title = `${method} ${sentAs(path, names)} ${request.status === 0 ? 'has no answer' : `answers ${request.status}`}`;
  const seed = Object.keys(options).length === 0 ? '' : literalOf(options, names);
  const lines = [
    ...(at === undefined ? [] : [`await heldby.clock.set('${at}');`]),
    ...(fault === undefined ? [] : [`heldby.fault(${literalOf(fault, names, '  ')});`]),
    ...(spelled.body === '' || hasBody(method, spelled.body)
      ? []
      : [`// fetch sends no body with ${method}, so that is left out.`]),
    ...spelled.notes.map(note => `// ${note}`),
    ...expectations(parts, `fetch(${addressOf(spelled, names)}, ${initOf(spelled, request.status, names)})`),
  ];
  return `/** Made by heldby's emulator of the request ${request.number} that it has recorded. */
import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { createEmulator } from '@heldby/emulator';

const heldby = await createEmulator(${seed});
after(() => heldby.close());

it(${expressionOf(title, names)}, async () => {
${lines.map(line => `  ${line}\n`).join('')}});
`;
}

function addressOf({ url }: Spelled, names: Names): string {
  return expressionOf(`\u00010\u0002${url}`, names);
}

function initOf({ method, headers, body }: Spelled, status: number, names: Names): string {
  const members = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    `headers: ${literalOf(headers, names, '    ')}`,
    ...(hasBody(method, body) ? [`body: ${expressionOf(body, names)}`] : []),
    ...(isRedirect(status) ? [`redirect: 'manual'`] : []),
  ];
  return `{\n${members.map(member => `    ${member},\n`).join('')}  }`;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function expectations({ request, answer, names }: Parts, call: string): readonly string[] {
  if (request.status === 0) return [`await assert.rejects(${call});`];
  const begin = [`const response = await ${call};`, `assert.equal(response.status, ${request.status});`];
  if (answer?.status !== request.status) {
    const found = answer === undefined ? 'has no answer' : `answers ${answer.status}`;
    return [`// Alone, this call ${found}. Do before it what it needs: the record has it.`, ...begin];
  }
  const { text, type } = answer;
  if (/json/.test(type) && isJson(text))
    return [...begin, `assert.deepEqual(await response.json(), ${literalOf(JSON.parse(escapedMarks(text)), names, '  ')});`];
  return [...begin, `assert.equal(await response.text(), ${expressionOf(text, names)});`];
}

/** JSON has control characters only as escapes. */
function escapedMarks(text: string): string {
  return text.replaceAll('\u0001', '\\u0001').replaceAll('\u0002', '\\u0002');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(escapedMarks(text));
    return true;
  } catch {
    return false;
  }
}
