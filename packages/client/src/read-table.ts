/**
 * Makes the methods from the table of routes. A line is the method, the path below `/registry/v1` with `{}` for each id, and what
 * the method takes after the ids: `b` a body, `q` a query. `k`: the route keeps idempotency keys. `*`: its reply is a list, whose
 * pages have at most the number after it. `~`: the list can be followed.
 */
import type { Api } from './generated/api.ts';
import { TABLE } from './generated/table.ts';
import { follow, type Page, type Query, type ReadPage, walk } from './lists.ts';
import type { CallOptions, WriteOptions } from './options.ts';
import { asJson, type Read, type Send } from './send.ts';

const LINE = /^(\w+) (\S+) ?(b?)(q?)(k?)(\*?)(\d*)(~?)$/;

type Call = (...args: unknown[]) => unknown;
type Method = Call & { all?: Call; follow?: Call };

export function createApi(send: Send): Api {
  const groups = Object.entries(TABLE).map(([group, lines]) => {
    const methods = Object.entries(lines).map(([name, line]) => [name, methodOf(line, `${group}.${name}`, send)]);
    return [group, Object.fromEntries(methods)];
  });
  // The table and the types are made from the same routes.
  return Object.fromEntries(groups) as unknown as Api;
}

function methodOf(line: string, name: string, send: Send): Method {
  const [, method = '', path = '', body, query, key, list, largest, grows] = LINE.exec(line) ?? [];
  const ids = path.split('{}').length - 1;
  const queryAt = ids + (body === 'b' ? 1 : 0);
  const optionsAt = queryAt + (query === 'q' ? 1 : 0);
  const call = (...args: unknown[]): Promise<Page> => {
    const options: WriteOptions = {
      ...(args[optionsAt] as WriteOptions | undefined),
      ...(body === 'b' && args[ids] !== undefined ? { body: args[ids] } : {}),
      ...(query === 'q' ? { query: args[queryAt] } : {}),
    };
    return send({ method, path: filled(path, args, name), options, isKeyed: key === 'k' }, asJson as Read<Page>);
  };
  if (list !== '*') return call;
  const walked =
    (walker: (read: ReadPage, query: Query, options: CallOptions) => unknown): Call =>
    (...args) => {
      const given = { ...(largest === '' ? {} : { limit: Number(largest) }), ...(query === 'q' ? (args[queryAt] as Query) : {}) };
      const before = args.slice(0, queryAt);
      const readPage: ReadPage = (asked, options = args[optionsAt] as CallOptions) =>
        call(...before, ...(query === 'q' ? [asked] : []), options);
      return walker(readPage, given, (args[optionsAt] ?? {}) as CallOptions);
    };
  return Object.assign(call, { all: walked(walk) }, grows === '~' ? { follow: walked(follow) } : {});
}

/** The path with its ids. A dot alone would name another path, and so would nothing at all. */
function filled(path: string, args: readonly unknown[], name: string): string {
  let at = 0;
  return path.replace(/\{\}/g, () => {
    const id = args[at];
    at += 1;
    if (typeof id === 'string' && !/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
    throw new TypeError(`${name} needs an id as its argument ${at}, not ${JSON.stringify(id)}.`);
  });
}
