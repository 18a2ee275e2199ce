/** Functions that declare a type of event: its meaning, its subject, and the form of its `before` and `after`. */
import type { TObject, TSchema } from 'typebox';
import { changedSchema, compactSchema } from './compact.ts';

/** Whether events of the type have a device or an owner. */
export type Presence = 'always' | 'sometimes' | 'never';

export interface About {
  /** The kind of object that the subject's id belongs to. */
  readonly subject: string;
  readonly device?: Presence;
  readonly owner?: Presence;
}

export interface EventDeclaration {
  /** Which of `before` and `after` the event has. `docs/reference/events.md` explains each form. */
  readonly form: 'created' | 'changed' | 'removed' | 'set' | 'noted';
  /** What happened, in one sentence. */
  readonly means: string;
  readonly subject: string;
  readonly device: Presence;
  readonly owner: Presence;
  /** The schema of the full object that `before` and `after` are derived from; null if they have their own schemas. */
  readonly noun: TObject | null;
  /** Null if events of the type have no such member. */
  readonly before: TSchema | null;
  readonly after: TSchema | null;
}

/** The presence of device and owner, with `never` as the default. */
interface Named<O extends About> {
  readonly subject: string;
  readonly device: O extends { readonly device: infer P extends Presence } ? P : 'never';
  readonly owner: O extends { readonly owner: infer P extends Presence } ? P : 'never';
}

function about<O extends About>({ subject, device = 'never', owner = 'never' }: O): Named<O> {
  return { subject, device, owner } as Named<O>;
}

/** An object was created: `after` is the object. */
export function created<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'created', means, ...about(of), noun, before: null, after: compactSchema(noun) } as const;
}

/** An object was changed: `before` has the old values of the changed members, `after` is the whole object. */
export function changed<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'changed', means, ...about(of), noun, before: changedSchema(noun), after: compactSchema(noun) } as const;
}

/** An object was removed: `before` is the object. */
export function removed<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'removed', means, ...about(of), noun, before: compactSchema(noun), after: null } as const;
}

/**
 * An object of which there is at most one was set, replaced or removed. Without `before` there was none, without `after` there
 * is none now. With both, `before` has the old values of the changed members.
 */
export function set<const N extends TObject, const O extends About>(noun: N, of: O, means: string) {
  return { form: 'set', means, ...about(of), noun, before: changedSchema(noun), after: compactSchema(noun) } as const;
}

/** The event has no payload. */
export function noted<const O extends About>(of: O, means: string) {
  return { form: 'noted', means, ...about(of), noun: null, before: null, after: null } as const;
}

/** The event has these members as its `after`. */
export function notedWith<const A extends TObject, const O extends About>(after: A, of: O, means: string) {
  return { form: 'noted', means, ...about(of), noun: null, before: null, after } as const;
}

/** These members were changed: `before` and `after` have them. */
export function notedChange<const A extends TObject, const O extends About>(members: A, of: O, means: string) {
  return { form: 'noted', means, ...about(of), noun: null, before: members, after: members } as const;
}
