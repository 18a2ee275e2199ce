/** Writes the client's types, methods and table of routes, so that it needs neither the contract nor TypeBox at run time. */
import * as contract from '@heldby/contract';
import { endpointOf } from './client/endpoint.ts';
import { methods } from './client/methods.ts';
import { createTypes } from './client/types.ts';

const FOLDER = 'packages/client/src/generated';
const MADE = 'Made from @heldby/contract by `npm run generate`; do not edit.';

export async function generate(): Promise<Record<string, string>> {
  const endpoints = (Object.values(contract.routes) as contract.Route[]).map(endpointOf);
  const types = createTypes(contract);
  const api = methods(endpoints, types);
  return {
    [`${FOLDER}/api.ts`]: `/** ${MADE} The methods of the native API. */
import type { ${api.kinds.join(', ')} } from '../endpoint.ts';
import type { CallOptions, FileBody, WriteOptions } from '../options.ts';
import type { ${api.objects.join(', ')} } from './objects.ts';

${api.text}
`,
    [`${FOLDER}/objects.ts`]: `/** ${MADE} The objects of the native API. */\n\n${types.declarations()}\n`,
    [`${FOLDER}/problems.ts`]: `/** ${MADE} What the server can refuse a call for. */

/** Every \`code\` of the server's problem details. */
export const PROBLEM_CODES = ${listOf(contract.PROBLEM_CODE_WORDS)} as const;
`,
    [`${FOLDER}/table.ts`]: `/** ${MADE} Every route as text, which \`read-table.ts\` explains. */

export const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = ${tableOf(endpoints)};
`,
  };
}

function listOf(words: readonly string[]): string {
  return `[\n${words.map(word => `  '${word}',`).join('\n')}\n]`;
}

function tableOf(endpoints: readonly ReturnType<typeof endpointOf>[]): string {
  const groups = Map.groupBy(endpoints, ({ group }) => group);
  const text = [...groups].map(([group, members]) => {
    const lines = members.map(({ name, line }) => `    ${name}: '${line}',`);
    return `  ${group}: {\n${lines.join('\n')}\n  },`;
  });
  return `{\n${text.join('\n')}\n}`;
}
