/** `heldby api GET /people`: calls any route of the native API. */
import { text } from 'node:stream/consumers';
import { Argument, type Command, Option } from 'commander';
import { Problem } from '../../domain/problem.ts';
import { listOf, textOf, together } from '../context.ts';
import { hinted } from '../hints.ts';
import { asking, formatOptions, withOptions } from './session.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export function addApiCommand(program: Command): void {
  const command = program
    .command('api')
    .addArgument(hinted(new Argument('<method>'), { words: METHODS }))
    .addArgument(new Argument('<path>'))
    .description('call any route of the native API, and write its answer as JSON')
    .addOption(new Option('--query <name=value>', 'a parameter of the query; can be repeated').argParser(together as never))
    .option('--body <json>', 'the body, or - for the standard input')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--idempotency-key <key>', 'repeat an earlier call without doing it again');
  withOptions(command, formatOptions(false)).action(
    asking(async ({ client, context }, options, method = '', path = '') => {
      const upper = method.toUpperCase();
      if (!METHODS.includes(upper))
        throw new Problem('invalid', `The method must be one of ${METHODS.join(', ')}, not ${method}.`);
      const key = textOf(options, 'idempotencyKey');
      const answer = await client.request(upper, path.startsWith('/') ? path : `/${path}`, {
        query: Object.fromEntries((listOf(options, 'query') ?? []).map(pairOf)),
        ...(await bodyOf(textOf(options, 'body'))),
        ...(options.dryRun === true ? { dryRun: true } : {}),
        ...(key === undefined ? {} : { idempotencyKey: key }),
      });
      context.output.result(answer ?? null, shown => JSON.stringify(shown, null, 2));
    }),
  );
}

function pairOf(word: string): [string, string] {
  const at = word.indexOf('=');
  if (at < 1) throw new Problem('invalid', `Write --query <name>=<value>, not ${JSON.stringify(word)}.`);
  return [word.slice(0, at), word.slice(at + 1)];
}

async function bodyOf(given: string | undefined): Promise<{ body?: object }> {
  if (given === undefined) return {};
  const json = given === '-' ? await text(process.stdin) : given;
  try {
    const body: unknown = JSON.parse(json);
    if (typeof body === 'object' && body !== null) return { body };
  } catch {
    // Said below, as for every other text that is no object.
  }
  throw new Problem('invalid', 'The body must be a JSON object.');
}
