/** The reference of the events, from the contract that declares them. */
import { EVENT_TYPES, EVENTS, type EventDeclaration, EventEnvelope } from '../../packages/contract/src/index.ts';
import type { Generate } from '../generate.ts';

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly type?: string | readonly string[];
  readonly description?: string;
}

const INTRODUCTION = `<!-- Made from code by \`npm run generate\`: change the code. -->

# Events

Every change is recorded with what it changed, in the same transaction. An event is stored in the form in which it is served.
[Add an event](../guides/add-an-event.md) says how a type comes into being.

## What every event says

`;

const FORMS = `
## How an event tells of its object

| form | \`before\` | \`after\` |
|---|---|---|
| created | null | the object |
| changed | the members that changed, as they were; null where there was nothing | the object as it is |
| removed | the object as it was | null |
| set | null the first time; then the members that changed | the object as it is; null where it was taken away, and \`before\` is the object then |
| noted | null, or these members as they were | null, or these members alone |

The object is the one of the native API, in its **compact form**: a member is left out where it can be put back.
What is put back is null where the schema allows null, \`[]\` for a list, and what the event itself says: \`id\` is \`subject\` (so is
the \`assignmentId\` of a push registration), \`deviceId\` is \`deviceId\`, \`personId\` is \`ownerId\`, \`owner\` is the person of \`ownerId\`,
\`createdAt\` and \`modifiedAt\` are \`at\`. \`objectAfter(event)\` and \`objectBefore(event)\` of \`@heldby/contract\` give the whole object.
An event of the form *noted* names its members in full.

A few types tell less than the whole object, because the change ends many at once without reading them: the end of a line
or of a guest session (\`until\`), of a push registration (\`state\` and \`reason\`) and of a credential (\`revokedAt\`). The event in
which each began has the rest.

Secrets are in no event: tokens, passwords and their hashes, client secrets, codes, code challenges, push tokens, and the values of
a desk phone's settings.

## Types

\`?\` behind a member: it can be left out. Device and owner: whether \`deviceId\` and \`ownerId\` are set.

`;

export const generate: Generate = async () => ({ 'docs/reference/events.md': page() });

function page(): string {
  const envelope = Object.entries(EventEnvelope.properties as Record<string, Shape>).map(([name, shape]) =>
    row([code(name), meaning(name, shape)]),
  );
  const types = EVENT_TYPES.map(type => typeRow(type, EVENTS[type]));
  const heads = ['type', 'what happened', 'subject', 'device', 'owner', 'form', '`before`', '`after`'];
  return [
    INTRODUCTION,
    table(['member', 'what it is'], [...envelope, row(['`before`, `after`', 'The object as it was and as it is; see below.'])]),
    FORMS,
    table(heads, types),
  ].join('');
}

function typeRow(type: string, { means, subject, device, owner, form, before, after }: EventDeclaration): string {
  return row([code(type), means, subject, device, owner, form, beforeOf(form, before), members(after)]);
}

function beforeOf(form: EventDeclaration['form'], before: Shape | null): string {
  return form === 'changed' || form === 'set' ? 'what changed' : members(before);
}

function members(shape: Shape | null): string {
  const { properties = {}, required = [] } = shape ?? {};
  return Object.keys(properties)
    .map(name => (required.includes(name) ? code(name) : `${code(name)}?`))
    .join(', ');
}

function meaning(name: string, { description = '', type }: Shape): string {
  if (name === 'subject') return 'The id of what changed; the type says of what.';
  const canBeNull = Array.isArray(type) && type.includes('null') && !description.includes('null');
  return canBeNull ? `${description} Can be null.` : description;
}

function table(heads: readonly string[], rows: readonly string[]): string {
  return `${[row(heads), row(heads.map(() => '---')), ...rows].join('\n')}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
