/**
 * Signs in with a browser, which comes back to a port of this machine (RFC 8252). Where the browser is on another machine, the address at
 * which it ends is pasted.
 */
import { spawn } from 'node:child_process';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { Problem } from '../../domain/problem.ts';
import { createServer } from '../../lib/node-http.ts';
import { type Attempt, addressOf, beginAttempt, redeem, type Tokens } from './oauth.ts';

/** As long as somebody may need to find their password. */
const PATIENCE_MS = 600_000;
const DONE = 'You are logged in. Close this page, and go back to the terminal.\n';
const FAILED = 'This did not work. Go back to the terminal: it says more.\n';

type Env = Readonly<Record<string, string | undefined>>;

export async function signInWithBrowser(server: string, env: Env, say: (text: string) => void): Promise<Tokens> {
  const listener = createServer();
  await new Promise<void>((done, failed) => listener.once('error', failed).listen(0, '127.0.0.1', done));
  try {
    const attempt = beginAttempt(server, `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`);
    const address = addressOf(attempt);
    const isOpened = openBrowser(address, env);
    say(`${isOpened ? 'A browser opens. If it does not, sign in at' : 'Sign in at'}:\n  ${address}`);
    return await redeem(attempt, await firstCode(attempt, listener, say));
  } finally {
    listener.close();
    listener.closeAllConnections();
  }
}

/** Whichever comes first: the browser, what is pasted, or the end of patience. */
async function firstCode(attempt: Attempt, listener: Server, say: (text: string) => void): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const take = (query: URLSearchParams): boolean => {
    // Anybody on this machine can call the port; only the answer to this sign-in counts.
    if (query.get('state') !== attempt.state) return false;
    const code = query.get('code');
    if (code === null) reject(refusal(query));
    else resolve(code);
    return code !== null;
  };
  listener.on('request', (request, response) => {
    const isDone = request.method === 'GET' && take(new URL(request.url ?? '/', attempt.redirectUri).searchParams);
    response.writeHead(isDone ? 200 : 400, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
    response.end(isDone ? DONE : FAILED);
  });
  const timer = setTimeout(() => reject(new Problem('unavailable', 'Nobody signed in for ten minutes.')), PATIENCE_MS);
  const stop = process.stdin.isTTY ? readPasted(take, say) : () => undefined;
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stop();
  }
}

function refusal(query: URLSearchParams): Problem {
  const why = query.get('error_description') ?? query.get('error') ?? 'the browser brought no code';
  return new Problem('forbidden', `Nobody was signed in: ${why}.`);
}

function readPasted(take: (query: URLSearchParams) => boolean, say: (text: string) => void): () => void {
  say('If the browser is on another machine, it ends at an address that does not open. Paste that address here:');
  const lines = createInterface({ input: process.stdin, terminal: false });
  lines.on('line', line => {
    const pasted = line.trim();
    if (pasted === '') return;
    if (!URL.canParse(pasted) || !take(new URL(pasted).searchParams))
      say('That is not the address of this sign-in. Paste it whole:');
  });
  return () => lines.close();
}

/** Whether there is one to open. Nothing waits for it: the address is shown, too. */
function openBrowser(address: string, env: Env): boolean {
  const [program, ...before] = openerOf(env);
  if (program === undefined) return false;
  const child = spawn(program, [...before, address], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined).unref();
  return true;
}

function openerOf({ BROWSER, DISPLAY, WAYLAND_DISPLAY }: Env): readonly string[] {
  if (BROWSER) return [BROWSER];
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return DISPLAY || WAYLAND_DISPLAY ? ['xdg-open'] : [];
}
