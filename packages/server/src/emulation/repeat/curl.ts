/** A recorded request as a command of curl. */
import { quoted } from '../../lib/shell-word.ts';
import { type Names, type Spelled, sentAs } from './spelling.ts';

/** Brackets and braces of an address are no ranges (`g`), nothing of the progress is said (`s`), but what goes wrong is (`S`). */
const CURL = 'curl -gsS';

export function curlOf({ method, url, headers, body, notes }: Spelled, address: string, names: Names): string {
  const hasBody = body !== '' && method !== 'HEAD';
  const path = sentAs(url, names);
  const parts = [`${CURL}${methodOf(method, hasBody)}${hasDots(path) ? ' --path-as-is' : ''} ${quoted(address + path)}`];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${quoted(headerOf(name, sentAs(value, names)))}`);
  // curl would say that it is a form.
  if (hasBody && headers['content-type'] === undefined) parts.push(`-H 'content-type:'`);
  if (hasBody) parts.push(`--data-raw ${quoted(sentAs(body, names))}`);
  const leftOut = body !== '' && !hasBody ? ['curl sends no body with HEAD, so that is left out.'] : [];
  return [...[...notes, ...leftOut].map(note => `# ${note}\n`), `${parts.join(' \\\n  ')}\n`].join('');
}

/** With `-X HEAD` curl would wait for a body. */
function methodOf(method: string, hasBody: boolean): string {
  if (method === 'HEAD') return ' -I';
  return method === 'GET' && !hasBody ? '' : ` -X ${method}`;
}

/** A colon with nothing after it would remove the header. */
function headerOf(name: string, value: string): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}

function hasDots(url: string): boolean {
  return /\/\.{1,2}(?:\/|$)/.test(url.split('?', 1)[0] ?? '');
}
