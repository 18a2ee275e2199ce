/** Runs a verb: names become ids, options a body or a query; then the call, and its answer in words or as data. */
import type { RequestOptions } from '@heldby/client';
import { Problem } from '../../domain/problem.ts';
import { printableLines } from '../../lib/printable.ts';
import type { Options } from '../context.ts';
import { textOf } from '../context.ts';
import { writeAll } from '../output.ts';
import { readSecret } from '../secret-input.ts';
import { confirm } from './confirm.ts';
import { emptyText } from './empty.ts';
import { isFinal, undoOf } from './final.ts';
import { doneOf, kindOfId } from './naming.ts';
import type { Asked, Item } from './noun.ts';
import { progress } from './progress.ts';
import { cardOf, writeRows } from './rows.ts';
import { itemsOf, type Session } from './session.ts';
import { optionFields, paramsOf, type Spoken } from './spoken.ts';
import { readValue, valuesOf } from './values.ts';

export async function runVerb(session: Session, spoken: Spoken, options: Options, operands: readonly string[]): Promise<void> {
  const { route, verb, noun } = spoken;
  const params = paramsOf(route);
  const ids: string[] = [];
  // In order: the secret of a client is looked up among those of the client before it.
  for (const [at, name] of params.entries())
    ids.push(await session.find.id(kindOfId(name) ?? name, operands[at] ?? '', ids.at(-1)));
  const path = params.reduce((text, name, at) => text.replace(`{${name}}`, encodeURIComponent(ids[at] ?? '')), route.path);
  const query = await valuesOf(route.query, options, session.find);
  if (route.isList) {
    return list(session, spoken, { path, ids, asked: query }, options);
  }
  const body = await bodyOf(session, spoken, options, operands.slice(params.length));
  if (isFinal(spoken) && options.dryRun !== true) await confirm(options, `${spoken.word} ${noun.words} ${operands.join(' ')}`);
  const answer = await session.client.request<Item | undefined>(route.method, path, callOptions(spoken, query, body, options));
  const failure = answer && verb.fails?.(answer);
  if (failure !== undefined) throw new Problem('unavailable', failure);
  const named = session.context.output.json || answer === undefined ? answer : await verb.shown?.(answer, askedOf(session));
  const hint = session.context.output.json ? undefined : await verb.hint?.(askedOf(session));
  session.context.output.result(named ?? answer ?? { id: ids.at(-1) }, shown => {
    if (route.method === 'GET') return cardOf(shown);
    const done = verb.says?.(shown, ids, operands) ?? sentence(spoken, shown, operands);
    if (options.dryRun === true) return `Nothing is stored: this was tried. It would say:\n${done}`;
    const undo = undoOf(spoken, shown, operands);
    return [done, hint, undo && `To take it back: ${undo}`].filter(line => line !== undefined).join('\n');
  });
}

function askedOf({ client }: Session): Asked {
  return { get: path => client.request<Item>('GET', path) };
}

function callOptions({ route }: Spoken, query: object, body: object, options: Options): RequestOptions {
  const key = textOf(options, 'idempotencyKey');
  const ifRevision = options.ifRevision as number | undefined;
  return {
    query,
    ...(route.body.length === 0 ? {} : { body }),
    ...(options.dryRun === true ? { dryRun: true } : {}),
    ...(ifRevision === undefined ? {} : { ifRevision }),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  };
}

async function list(
  session: Session,
  { noun, verb, route }: Spoken,
  { path, ids, asked }: { readonly path: string; readonly ids: readonly string[]; readonly asked: object },
  options: Options,
): Promise<void> {
  const query = { ...(await verb.query?.(askedOf(session), ids)), ...asked };
  const limit = options.limit as number | undefined;
  const page = route.pageLimit === null ? {} : { limit: Math.min(limit ?? route.pageLimit, route.pageLimit) };
  const items = progress(first(itemsOf(session.client, path, { ...query, ...page }), limit), session.context.output);
  await writeRows(
    items,
    verb.columns ?? noun.columns,
    session.format,
    emptyText(verb.empty ?? noun.empty, route.query, asked, verb.emptyKnows),
  );
  if (session.format === 'table' && verb.below !== undefined) {
    writeAll(1, `${printableLines(await verb.below(askedOf(session), path))}\n`);
  }
}

async function* first(items: AsyncIterable<Item>, limit = Number.POSITIVE_INFINITY): AsyncGenerator<Item, void, undefined> {
  let count = 0;
  for await (const item of items) {
    yield item;
    count += 1;
    if (count >= limit) return;
  }
}

async function bodyOf(session: Session, spoken: Spoken, options: Options, operands: readonly string[]): Promise<object> {
  const { verb, route } = spoken;
  const body = await valuesOf(optionFields(spoken), options, session.find);
  for (const [at, name] of (verb.operands ?? []).entries()) {
    const field = route.body.find(each => each.name === name);
    if (field === undefined) throw new Error(`${route.id} has no member ${name}`);
    body[name] = await readValue(field, operands[at] ?? '', session.find);
  }
  if (verb.secret !== undefined) body[verb.secret[0]] = await readSecret(verb.secret[1]);
  const complete = await verb.complete?.(body, askedOf(session));
  return { ...body, ...complete };
}

/** `Created the person Ann Lee (id).` */
function sentence({ noun, word }: Spoken, answer: Item, operands: readonly string[]): string {
  const name = ['displayName', 'name', 'label', 'host', 'login'].flatMap(member => answer[member] ?? []).at(0);
  const id = answer.id === undefined ? '' : ` (${answer.id})`;
  const named = name === undefined || name === '' ? operands.at(0) : name;
  return `${doneOf(word)} the ${noun.words.split(' ').at(-1)}${named === undefined || named === answer.id ? '' : ` ${named}`}${id}.`;
}
