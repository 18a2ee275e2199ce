/** How a type of event is declared: what happened, what it is about, and what it says of the object. */
import type { TObject, TSchema } from 'typebox';
import { changedSchema, compactSchema } from './compact.ts';

/** Whether an event of the type names a device or an owner beside its subject. */
export type Presence = 'always' | 'sometimes' | 'never';

export interface About {
  /** What the subject's id is an id of. */
  readonly subject: string;
  readonly device?: Presence;
  readonly owner?: Presence;
}

export interface EventDeclaration {
  /** In which way the event tells of its object; `docs/reference/events.md` explains each. */
  readonly form: 'created' | 'changed' | 'removed' | 'set' | 'noted';
  /** What happened, in one sentence. */
  readonly means: string;
  readonly subject: string;
  readonly device: Presence;
  readonly owner: Presence;
  /** The full object, of which `before` and `after` are forms; null where they are objects of their own. */
  readonly noun: TObject | null;
  /** Null: an event of the type has no such member. */
  readonly before: TSchema | null;
  readonly after: TSchema | null;
}

/** What the type is about, with `never` for what it does not name. */
interface Named<O extends About> {
  readonly subject: string;
  readonly device: O extends { readonly device: infer P extends Presence } ? P : 'never';
  readonly owner: O extends { readonly owner: infer P extends Presence } ? P : 'never';
}

function about<O extends About>({ subject, device = 'never', owner = 'never' }: O): Named<O> {
  return { subject, device, owner } as Named<O>;
}

/** The object is there now: `after` is the object. */
export function created<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'created', means, ...about(of), noun, before: null, after: compactSchema(noun) } as const;
}

/** The object is another one now: `before` is what changed of it, `after` the whole object. */
export function changed<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'changed', means, ...about(of), noun, before: changedSchema(noun), after: compactSchema(noun) } as const;
}

/** The object is gone: `before` is the object as it was. */
export function removed<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'removed', means, ...about(of), noun, before: compactSchema(noun), after: null } as const;
}

/**
 * One thing of its kind was put, for the first time, in place of another or not any more. Without `before` there was none,
 * without `after` there is none; with both, `before` is what changed.
 */
export function set<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'set', means, ...about(of), noun, before: changedSchema(noun), after: compactSchema(noun) } as const;
}

/** The subject alone says what happened. */
export function noted<const O extends About>(of: O, means: string) {
  return { form: 'noted', means, ...about(of), noun: null, before: null, after: null } as const;
}

/** These members say what happened. */
export function notedWith<const A extends TObject, const O extends About>(after: A, of: O, means: string) {
  return { form: 'noted', means, ...about(of), noun: null, before: null, after } as const;
}

/** These members are others now. */
export function notedChange<const A extends TObject, const O extends About>(members: A, of: O, means: string) {
  return { form: 'noted', means, ...about(of), noun: null, before: members, after: members } as const;
}
