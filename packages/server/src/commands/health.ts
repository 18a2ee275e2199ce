/** `heldby health`: asks the server of these settings whether it serves, for health checks of containers and scripts. */
import { request as requestSecure } from 'node:https';
import type { Command } from 'commander';
import { Problem } from '../domain/problem.ts';
import { hostAndPort } from '../lib/network.ts';
import { request as requestPlain } from '../lib/node-http.ts';
import { reasonOf } from '../lib/reason.ts';
import type { Settings } from '../settings.ts';
import { action } from './context.ts';

/** A server that has more to do than this is no use to those who ask. */
const DEADLINE_MS = 5_000;
const LONGEST_BYTES = 1_024;

/** Addresses to listen on that nobody can ask, and what to ask instead. */
const ON_ALL: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

export function addHealthCommand(program: Command): void {
  program
    .command('health')
    .description(
      'ask the server that runs here with the same settings whether it serves; the exit code is 0 if it does, and else 5',
    )
    .action(
      action(async ({ settings, output }) => {
        const address = hostAndPort(settings.host, settings.port);
        const answer = await ask(settings).catch(error => {
          throw new Problem('unavailable', `No server answers on ${address}: ${reasonOf(error)}.`, { cause: error });
        });
        const status = statusIn(answer.text);
        if (answer.code !== 200 || status === undefined) {
          throw new Problem('unavailable', `The server on ${address} does not serve: ${status ?? `it answers ${answer.code}`}.`);
        }
        output.result({ status }, shown => `The server on ${address} serves: ${shown.status}.`);
      }),
    );
}

/** Its certificate is for the name by which others know it, which is not asked here. */
function ask({ host, port, tlsCert }: Settings): Promise<{ readonly code: number; readonly text: string }> {
  const request = tlsCert === null ? requestPlain : requestSecure;
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const where = { host: ON_ALL[host] ?? host, port, path: '/readyz', agent: false, signal, rejectUnauthorized: false };
  return new Promise((answered, failed) => {
    const asked = request(where, reply => {
      let text = '';
      reply.setEncoding('utf8').on('data', part => {
        text = (text + part).slice(0, LONGEST_BYTES);
      });
      reply.once('end', () => answered({ code: reply.statusCode ?? 0, text })).once('error', failed);
    });
    asked.once('error', failed).end();
  });
}

/** Undefined for an answer that is not heldby's. */
function statusIn(text: string): string | undefined {
  try {
    const { status } = JSON.parse(text) as { readonly status?: unknown };
    return typeof status === 'string' ? status : undefined;
  } catch {
    return undefined;
  }
}
