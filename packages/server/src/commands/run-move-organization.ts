/** What `heldby move --organization` does: moves one organization to another store, takes a move back, or removes what one has left. */
import { existsSync } from 'node:fs';
import { Problem } from '../domain/problem.ts';
import { shellWord } from '../lib/shell-word.ts';
import { movedSecrets } from '../services/installation/moved-secrets.ts';
import { keyFileOf, type Settings } from '../settings.ts';
import { createKeyring, type Keyring } from '../storage/keyring.ts';
import { cancelOrganizationMove, moveOrganization, removeLeft } from '../storage/move/organization.ts';
import type { MoveResult } from '../storage/move/steps.ts';
import { type Context, type Options, textOf } from './context.ts';
import { figuresOf, moveBeside, requireFree, targetOf } from './run-move.ts';
import { besideServer, placeOf } from './store.ts';

export async function runMoveOrganization(context: Context, options: Options): Promise<void> {
  const wanted = textOf(options, 'organization') ?? '';
  if (options.cancel === true) return runCancel(context, wanted, options.yes === true);
  if (options.removeLeft === true) return runRemoveLeft(context, wanted, options.yes === true);
  const { settings, output } = context;
  const to = targetOf(settings, options);
  const address = addressOf(options);
  if (to.databaseUrl === null) await requireFree(to, 'stop it until the organization has moved, or choose another folder');
  const secrets = movedSecrets(createKeyring(keyFileOf(settings), false), keysThere(settings, to, options));
  const result = await moveBeside(context, to, (source, target, known) =>
    moveOrganization(source, target, wanted, { ...known, address, secrets }),
  );
  const told = { to: placeOf(to), address, removal: `heldby move --organization ${shellWord(wanted)} --remove-left --yes` };
  output.result({ ...told, ...result }, () => sentenceOf(told, result));
}

async function runCancel({ settings, output }: Context, wanted: string, isLost: boolean): Promise<void> {
  const ended = await besideServer(settings, store => cancelOrganizationMove(store, wanted, isLost));
  output.result(ended, ({ reopened, removed }) => {
    if (removed) return 'What had arrived here of the organization was removed.';
    if (reopened) return 'The organization takes writes here again. What was written in the other store is not in it.';
    return 'Nothing is left of the move.';
  });
}

async function runRemoveLeft({ settings, output }: Context, wanted: string, isSure: boolean): Promise<void> {
  if (!isSure) throw new Problem('invalid', '--remove-left cannot be undone: repeat it with --yes.');
  await besideServer(settings, store => removeLeft(store, wanted));
  output.result({ removed: true }, () => 'What the organization had left here was removed. Callers are still told where it is.');
}

function addressOf(options: Options): string | null {
  const address = textOf(options, 'address');
  if (address === undefined) return null;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // Callers are told it.
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return address;
  throw new Problem('invalid', '--address must be what callers open: https://host, without a password.');
}

/** Those that are named; in a folder, those of its servers, made where there are none; else the same as here. */
function keysThere(settings: Settings, to: Settings, options: Options): Keyring {
  const named = textOf(options, 'toKeyFile');
  if (named === undefined) {
    return to.databaseUrl === null ? createKeyring(keyFileOf(to), true) : createKeyring(keyFileOf(settings), false);
  }
  if (existsSync(named)) return createKeyring(named, false);
  throw new Problem('invalid', `There is no key file ${named}: check --to-key-file.`);
}

interface Told {
  readonly to: string;
  readonly address: string | null;
  /** The command that removes what was left. */
  readonly removal: string;
}

function sentenceOf({ to, address, removal }: Told, result: MoveResult | null): string {
  const next = `Here, its callers get 503 ${address === null ? 'and that it has moved' : `with the address ${address}`}. Let its host names lead to the servers of the other store. What it has left here goes with \`${removal}\`.`;
  if (result === null) return `Moved to ${to}: an earlier run had copied everything, and this one opened it.\n${next}`;
  return `Moved to ${to}: ${figuresOf(result)}\n${next}`;
}
