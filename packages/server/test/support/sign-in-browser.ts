/** A person at a browser, who signs in where an address leads, and allows what is asked: as a function, and as a program to be opened. */
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hiddenOf } from './browser.ts';

/** Where the browser ends: at an address of the application. */
export async function signInAt(address: string, login: string, password: string, decision = 'allow'): Promise<string> {
  const { origin } = new URL(address);
  const cookies = new Map<string, string>();
  const send = async (url: string, form?: Record<string, string>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    const answer = await fetch(new URL(url, origin), { ...body, redirect: 'manual', headers: { cookie, origin } });
    for (const each of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (each.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    return { status: answer.status, headers: {}, html: await answer.text(), location: answer.headers.get('location') ?? '' };
  };
  const page = await send(address);
  const entered = await send('/oauth/sign-in', { ...hiddenOf(page), login, password });
  assert.equal(entered.status, 303, entered.html);
  const asked = await send(entered.location);
  const { location, html } = await send('/oauth/consent', { ...hiddenOf(asked), decision });
  assert.ok(location.startsWith('http://127.0.0.1:'), `${location} ${html}`);
  return location;
}

/** A program that a command opens with an address, as it opens a browser. Gives its path. */
export function browserProgram(folder: string, login: string, password: string, decision = 'allow'): string {
  const file = join(folder, `browser-${decision}.mjs`);
  const words = [login, password, decision].map(word => JSON.stringify(word)).join(', ');
  const lines = [
    `#!${process.execPath}`,
    `import { signInAt } from ${JSON.stringify(import.meta.url)};`,
    `await fetch(await signInAt(process.argv[2], ${words}));`,
  ];
  writeFileSync(file, `${lines.join('\n')}\n`);
  chmodSync(file, 0o700);
  return file;
}
