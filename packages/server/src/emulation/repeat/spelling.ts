/** Writes a recorded request so that it can be sent again: secrets of the emulator become what a command or a test has for them. */
import { USUAL } from '../any-token.ts';
import { type Emulator, VENDORS } from '../public.ts';
import type { BareRequest } from '../recorder.ts';
import { shownBody, shownForm, shownHeaders } from '../secrets.ts';

/** A text of the emulator that another emulator, or another start of it, has a name for. */
interface Named {
  readonly value: string;
  /** In a test: `heldby.url`. */
  readonly expression: string;
}

export type Names = readonly Named[];

/** A text in which named ones are marked. */
export type Marked = string;

export interface Spelled {
  readonly method: string;
  readonly url: Marked;
  readonly headers: Readonly<Record<string, Marked>>;
  readonly body: Marked;
  /** What one has to know to repeat it: a sentence each. */
  readonly notes: readonly string[];
}

/** Two characters that no request has in its text. */
const [BEGIN, END] = ['\u0001', '\u0002'];
const MARK = new RegExp(`${BEGIN}(\\d+)${END}`, 'g');
/** Set by clients for the connection, or for themselves. */
const NOISE =
  /^(?:host|connection|content-length|transfer-encoding|accept-(?:encoding|language)|user-agent|sec-.*|cookie|origin|referer|expect|keep-alive|priority|upgrade.*|cache-control|pragma)$/;

/** What a browser asks before it asks (a preflight of CORS) is answered by its origin. */
function isAsked(name: string, headers: BareRequest['headers']): boolean {
  return !NOISE.test(name) || (name === 'origin' && headers['access-control-request-method'] !== undefined);
}

export function namesOf({ url, tokens, client, password }: Pick<Emulator, 'url' | 'tokens' | 'client' | 'password'>): Names {
  const ofTokens = VENDORS.flatMap(vendor =>
    Object.entries(tokens[vendor]).map(([role, value]) => ({ value, expression: `heldby.tokens.${vendor}.${role}` })),
  );
  const ofClient =
    client === null
      ? []
      : [
          {
            value: btoa(`${client.id}:${client.secret}`),
            expression: "btoa([heldby.client.id, heldby.client.secret].join(':'))",
          },
          { value: client.secret, expression: 'heldby.client.secret' },
        ];
  const ofPassword = password === '' ? [] : [{ value: password, expression: 'heldby.password' }];
  return [{ value: url, expression: 'heldby.url' }, ...ofTokens, ...ofClient, ...ofPassword];
}

/** What the emulator has no name for is cut, except the token: it becomes that of the usual caller. */
export function spell(request: BareRequest, names: Names, isAnyTaken: boolean): Spelled {
  const keep = (secret: string) => markOf(names, value => value === secret);
  const notes: string[] = [];
  const usual = () => {
    // A token that is refused, or taken as any is, needs to be none in particular.
    if (isAnyTaken || request.status === UNAUTHORIZED) return 'a-token-that-nobody-has';
    notes.push('The record does not keep the token that was sent: this is the one of the usual caller.');
    const [, vendor = 'native'] = /^(genesys|webex|apperian)$/.exec(request.face ?? '') ?? [];
    const role = USUAL[vendor as keyof typeof USUAL];
    return markOf(names, (_, expression) => expression === `heldby.tokens.${vendor}.${role}`) ?? '';
  };
  const ofToken = (secret: string) => keep(secret) ?? usual();
  const headers = Object.entries(shownHeaders(request.headers, secret => keep(secret)))
    .filter(([name, value]) => isAsked(name, request.headers) && !(name === 'accept' && value === '*/*'))
    .map(([name, value]) => {
      if (name === 'x-token') return [name, ofToken(String(request.headers[name]))] as const;
      const [, token] = name === 'authorization' ? (/^Bearer (.+)$/i.exec(String(request.headers[name])) ?? []) : [];
      return [name, token === undefined ? value : `Bearer ${ofToken(token)}`] as const;
    });
  const body = shownBody(request.body, request.headers, keep);
  const url = shownForm(request.url, keep);
  if ([url, body, ...headers.map(([, value]) => value)].some(text => text.includes('…')))
    notes.push('The record cuts secrets: put yours where … stands.');
  return { method: request.method, url, headers: Object.fromEntries(headers), body, notes };
}

const UNAUTHORIZED = 401;

function markOf(names: Names, fits: (value: string, expression: string) => boolean): Marked | undefined {
  const index = names.findIndex(({ value, expression }) => fits(value, expression));
  return index < 0 ? undefined : `${BEGIN}${index}${END}`;
}

/** Marks a named text wherever it stands. */
export function mark(text: string, value: string, names: Names): Marked {
  const found = markOf(names, each => each === value);
  return found === undefined ? text : text.replaceAll(value, found);
}

/** As it is sent. */
export function sentAs(text: Marked, names: Names): string {
  return text.replaceAll(MARK, (_, index) => names[Number(index)]?.value ?? '');
}

/** As a text of JavaScript. */
export function expressionOf(text: Marked, names: Names): string {
  if (!text.includes(BEGIN)) return quoted(text);
  const [alone] = text.match(new RegExp(`^${BEGIN}(\\d+)${END}$`)) ?? [];
  if (alone !== undefined) return names[Number(alone.slice(1, -1))]?.expression ?? "''";
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    .replaceAll(/\\u0001(\d+)\\u0002/g, (_, index) => `\${${names[Number(index)]?.expression ?? "''"}}`);
  return `\`${escaped}\``;
}

function quoted(text: string): string {
  if (!text.includes("'")) return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}'`;
  return JSON.stringify(text);
}

const WIDTH = 100;

/** A value of JSON as JavaScript writes it. */
export function literalOf(value: unknown, names: Names, indent = ''): string {
  if (typeof value === 'string') return expressionOf(value, names);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map(each => literalOf(each, names, inner))
    : Object.entries(value).map(([name, each]) => `${nameOf(name)}: ${literalOf(each, names, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  if (parts.length === 0) return Array.isArray(value) ? '[]' : '{}';
  const line = open + parts.join(', ') + close;
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
  return `${open.trim()}\n${parts.map(part => `${inner}${part},\n`).join('')}${indent}${close.trim()}`;
}

function nameOf(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}
