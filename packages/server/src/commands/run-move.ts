/** What `heldby move` does: copies, follows, switches, and says what to do next. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { BEGINNING, type ChainPoint, verifyHistory } from '../core/verify-history.ts';
import type { OrgId } from '../domain/ids.ts';
import { Problem } from '../domain/problem.ts';
import { ensurePrivateFolder } from '../lib/private-folder.ts';
import { shellWord } from '../lib/shell-word.ts';
import { keyFileOf, type Settings } from '../settings.ts';
import { cancelMove, moveStore } from '../storage/move/move.ts';
import type { MoveOptions } from '../storage/move/moving.ts';
import type { MoveResult } from '../storage/move/steps.ts';
import { racesWithCommits } from '../storage/sqlite/checkpointer.ts';
import type { Reader, Storage } from '../storage/storage.ts';
import { type Context, type Options, textOf } from './context.ts';
import { wrongSetting } from './failure.ts';
import { isListening } from './remote/running.ts';
import { besideServer, placeOf, withTarget } from './store.ts';
import { untilSignal } from './until-signal.ts';

/** Options that mean something only where one organization is moved. */
const FOR_ONE = [
  ['address', '--address'],
  ['toKeyFile', '--to-key-file'],
  ['removeLeft', '--remove-left'],
] as const;

export async function runMove(context: Context, options: Options): Promise<void> {
  for (const [name, flag] of FOR_ONE) {
    if (options[name] !== undefined) throw new Problem('invalid', `${flag} needs --organization.`);
  }
  if (options.cancel === true) return runCancel(context, options.yes === true);
  const { settings, output } = context;
  const to = targetOf(settings, options);
  if (to.databaseUrl === null) {
    await requireFree(to, 'choose an empty folder');
    takeKeysAlong(settings, to);
  }
  const result = await moveBeside(context, to, moveStore);
  const next = commandsFor(settings, to, textOf(options, 'toFile'));
  output.result({ to: placeOf(to), next, ...result }, shown => `${sentenceOf(shown.to, result)}\n\n${shown.next.join('\n')}`);
}

/** Moves out of a store on which servers may run. A signal ends the move with the batch that is at work. */
export function moveBeside<T>(
  { settings, output }: Context,
  to: Settings,
  move: (source: Storage, target: Storage, options: MoveOptions) => Promise<T>,
): Promise<T> {
  return besideServer(settings, (source, isServed) => {
    requireSound(settings, isServed);
    return withTarget(to, target =>
      untilSignal(signal => {
        signal.addEventListener('abort', () => output.note('Ending the move …'));
        return move(source, target, { place: placeOf(to), note: output.note, verify: historyCheck(signal), signal });
      }),
    );
  });
}

async function runCancel({ settings, output }: Context, isLost: boolean): Promise<void> {
  const moved = await besideServer(settings, source => cancelMove(source, isLost));
  output.result({ reopened: moved !== undefined }, ({ reopened }) =>
    reopened ? 'The store takes writes again. What was written to the other one is not in it.' : 'Nothing is left of the move.',
  );
}

/** The settings of a server on `--to`. */
export function targetOf(settings: Settings, options: Options): Settings {
  const file = textOf(options, 'toFile');
  const to = file === undefined ? textOf(options, 'to') : readPlace(file);
  if (to === undefined || (file !== undefined && textOf(options, 'to') !== undefined)) {
    throw new Problem('invalid', 'Say where to with --to <place>, or with --to-file <file>.');
  }
  const isUrl = /^postgres(ql)?:\/\//.test(to);
  // A password may be in it, so it is not repeated.
  if (isUrl && !URL.canParse(to)) throw new Problem('invalid', '--to is no URL: write special characters as %XX.');
  if (!isUrl && /^[a-z][a-z0-9+.-]*:\/\//i.test(to)) {
    throw new Problem('invalid', '--to must begin with postgres://, or be a folder.');
  }
  const target = isUrl ? { ...settings, databaseUrl: to } : { ...settings, databaseUrl: null, dataFolder: to };
  if (placeOf(target) === placeOf(settings))
    throw new Problem('invalid', 'The store is there already: --to must be another place.');
  return target;
}

function readPlace(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw wrongSetting(`${file} cannot be read`, error, 'check --to-file');
  }
}

export async function requireFree({ dataFolder }: Settings, advice: string): Promise<void> {
  if (existsSync(dataFolder) && (await isListening(dataFolder))) {
    throw new Problem('conflict', `A server runs on ${dataFolder}: ${advice}.`);
  }
}

/** Two processes that checkpoint can lose pages with versions of SQLite that have a known defect. */
function requireSound({ databaseUrl }: Settings, isServed: boolean): void {
  const version = process.versions.sqlite;
  if (databaseUrl !== null || !isServed || (version !== undefined && !racesWithCommits(version))) return;
  throw new Problem('precondition_failed', `This Node.js has SQLite ${version}: stop the server, then move the store.`);
}

/** Verifies the history of each of the organizations; when it is called again, only what is new. */
export function historyCheck(signal: AbortSignal): (reader: Reader, orgs: readonly OrgId[]) => Promise<void> {
  const heads = new Map<number, ChainPoint>();
  const pause = async () => signal.throwIfAborted();
  return async (reader, orgs) => {
    for (const org of orgs) {
      const { head, fault } = await verifyHistory(reader, org, heads.get(org) ?? BEGINNING, pause);
      if (fault !== null) {
        throw new Problem(
          'precondition_failed',
          `The history of organization ${org} does not verify at event ${fault.sequence}, and nothing was switched: \`heldby audit verify\` says more.`,
        );
      }
      heads.set(org, head);
    }
  };
}

/** Keys are no part of the store. A server on a new folder looks for its own there. */
function takeKeysAlong(from: Settings, to: Settings): void {
  const [source, target] = [keyFileOf(from), keyFileOf(to)];
  if (source === target || !existsSync(source)) return;
  if (existsSync(target)) {
    if (readFileSync(source).equals(readFileSync(target))) return;
    throw new Problem('conflict', `${target} has other keys: add the lines of ${source} to it, or choose another folder.`);
  }
  ensurePrivateFolder(dirname(target));
  copyFileSync(source, target);
}

function sentenceOf(to: string, result: MoveResult | null): string {
  if (result === null) return `Moved to ${to}: an earlier run had copied everything, and this one opened it.`;
  return `Moved to ${to}: ${figuresOf(result)}
This store takes no writes any more: a server that still runs on it answers them with 503. Stop it, and start heldby on the other one:`;
}

/** In a sentence or two. */
export function figuresOf({ rows, copySeconds, changedRows, pauseSeconds }: MoveResult): string {
  const rate = Math.round(rows / Math.max(copySeconds, 0.001));
  return `${rows} rows, compared row by row, and every history verified. The copy took ${copySeconds.toFixed(1)} s (${rate} rows/s), then ${changedRows} rows that had changed followed. Writes waited ${pauseSeconds.toFixed(1)} s.`;
}

/** To paste. A password is left out, because a terminal may be recorded. */
export function commandsFor(from: Settings, to: Settings, file: string | undefined): string[] {
  const data = resolve(to.dataFolder);
  if (to.databaseUrl === null) {
    const removed = from.databaseUrl === null ? [] : ['unset HELDBY_DATABASE_URL HELDBY_DATABASE_URL_FILE'];
    return [...removed, `export HELDBY_DATA=${shellWord(data)}`, 'heldby serve'];
  }
  const url = new URL(to.databaseUrl);
  const hasPassword = url.password !== '';
  if (hasPassword) url.password = 'PASSWORD';
  const setting =
    // What was read from a pipe cannot be read again.
    file === undefined || file.startsWith('/dev/')
      ? `HELDBY_DATABASE_URL=${shellWord(url.href)}`
      : `HELDBY_DATABASE_URL_FILE=${shellWord(resolve(file))}`;
  return [`export HELDBY_DATA=${shellWord(data)}`, `export ${setting}`, 'heldby serve'];
}
