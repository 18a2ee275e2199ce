/** Says in the words of a command what a call takes, and why one was refused: `--hand-over` for the member `handOver`. */
import type { HeldbyError } from '@heldby/client';
import { flagOf, operandOf, operandOfMember } from './naming.ts';
import type { Field } from './route-data.ts';
import { optionFields, paramsOf, type Spoken } from './spoken.ts';

/** What a member of the API is called on the command line. */
export type Words = ReadonlyMap<string, string>;

/** What every call has beside its members. */
const SHARED: readonly (readonly [string, string])[] = [
  ['dryRun', '--dry-run'],
  ['If-Match', '--if-revision'],
  ['Idempotency-Key', '--idempotency-key'],
];
/** An owner has an option for each kind. */
const OWNER = 'the owner';

/** Runs a call of the command, and words what it refuses. */
export async function inWordsOf<T>(words: Words, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && error.name === 'HeldbyError') error.message = worded(words, error as HeldbyError);
    throw error;
  }
}

export function wordsOf(spoken: Spoken): Words {
  const { route, verb } = spoken;
  return new Map([
    ...SHARED,
    ...paramsOf(route).map(name => [name, `<${operandOf(name)}>`] as const),
    ...[...route.query, ...optionFields(spoken)].map(optionWord),
    ...(verb.operands ?? []).map(name => [name, `<${operandOfMember(name)}>`] as const),
    ...(verb.secret === undefined ? [] : [[verb.secret[0], `the ${verb.secret[1]}`] as const]),
  ]);
}

/** The words of a command that has these options alone. */
export function wordsOfOptions(fields: readonly Field[]): Words {
  return new Map([...SHARED, ...fields.map(optionWord)]);
}

function optionWord(field: Field): readonly [string, string] {
  return [field.name, field.kind === 'owner' && field.name === 'owner' ? OWNER : flagOf(field)];
}

function worded(words: Words, { message, faults }: Pick<HeldbyError, 'message' | 'faults'>): string {
  const atFault = faults.reduce((text, { field }) => withFault(words, text, field), message);
  return atFault
    .replace(LIST, (all, name: string, values: string) => listed(words.get(name), values) ?? all)
    .replace(
      MEMBER,
      // A plain word can mean something else, so it counts only where it is marked.
      (all, marked?: string) => words.get(marked ?? all) ?? all,
    );
}

/** `despite: ["other_app"]`. */
const LIST = /(?<![\w.-])(\w+): \[([^\]]*)\]/g;
/** `handOver`, or a plain word between backticks. */
const MEMBER = /`(\w+)`|(?<![\w."`-])[a-z][a-z0-9]*[A-Z]\w*(?!["\w])/g;

/** The text of a help with the options and operands for the members of the call. `others`: words that mean something else here, such as values. */
export function inHelp(words: Words, text: string, others: readonly string[] = []): string {
  return text.replace(MEMBER, (all, marked?: string) => {
    const name = marked ?? all;
    const word = words.get(name);
    return word === undefined || !/^(?:--|<)/.test(word) || others.includes(name) ? all : word;
  });
}

function listed(flag: string | undefined, values: string): string | undefined {
  return flag?.startsWith('--') ? values.replaceAll(/"([^"]*)",?/g, `${flag} $1`) : undefined;
}

/** The member that is wrong stands at the beginning of what is said of it. */
function withFault(words: Words, message: string, field: string): string {
  const [name = '', ...inner] = field.split('.');
  const word = words.get(name);
  if (word === undefined) return message;
  const place = inner.filter(part => !/^\d+$/.test(part)).join('.');
  const subject = new RegExp(`(?<=^|[:;] )${field.replaceAll(/\W/g, '\\$&')}(?=:? )`);
  return message.replace(subject, () => (place === '' ? word : `${word} ${place}`));
}
