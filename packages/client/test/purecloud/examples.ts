/** The examples of the vendor's reference page, as it prints them: only the line that imports the library is another one. */
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('seed-page/MobileDevicesApi.md', import.meta.url), 'utf8');
const BLOCK = /^## (\w+)\n\n```\{"language":"javascript"\}\n(.*?)\n```$/gms;
const BROWSER_IMPORT = "const platformClient = require('platformClient');";
const NODE_IMPORT = "const platformClient = require('purecloud-platform-client-v2');";

export interface Example {
  readonly name: string;
  /** The operation's answer that makes the example succeed; the page's own device does not exist. */
  readonly success: { readonly status: number; readonly body?: string };
  readonly inNode: (importLine: string) => string;
  readonly inBrowser: (importLine: string) => string;
}

export const EXAMPLES: readonly Example[] = [...page.matchAll(BLOCK)].map(([, name = '', code = '']) => ({
  name,
  success: name === 'deleteMobiledevice' ? { status: 204 } : { status: 200, body: '{"id":"deviceId_example"}' },
  inNode: importLine => replaceOnce(replaceOnce(code, BROWSER_IMPORT, ''), NODE_IMPORT, importLine),
  inBrowser: importLine => replaceOnce(replaceOnce(code, NODE_IMPORT, ''), BROWSER_IMPORT, importLine),
}));

/** What an example prints last: after it, nothing more happens. */
export function isLast(kind: string, text: string): boolean {
  return kind === 'error' || /success! data|returned successfully/.test(text);
}

function replaceOnce(code: string, from: string, to: string): string {
  const parts = code.split(from);
  if (parts.length !== 2) throw new Error(`the example has no single line ${from}`);
  return parts.join(to);
}
