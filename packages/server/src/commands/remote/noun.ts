/** A noun of the command line as data: whose routes are its verbs, what its lists show, and what is said of it. */

/** An object as the native API returns it. */
export type Item = Readonly<Record<string, unknown>>;

/** A column: its head, and the member that it shows (with dots if it is nested) or what makes the text. */
export type Column = readonly [head: string, from: string | ((item: Item) => string)];

export interface Noun {
  /** The words of the command: `person`, `org host`. */
  readonly words: string;
  readonly about: string;
  /** The group of routes whose names are its verbs: `people`. Routes of other groups are named by `verbs`. */
  readonly group: string;
  readonly columns: readonly Column[];
  /** Shown instead of a table without rows. */
  readonly empty: string;
  /** By the name of a route in the group, or by its whole id. What is not declared follows from the route. */
  readonly verbs?: Readonly<Record<string, Verb>>;
}

export interface Verb {
  /** The command's word; null if another command does it. Follows from the route: `get` is `show`, `update` is `edit`. */
  readonly word?: string | null;
  readonly about?: string;
  /** It is what the noun alone does. */
  readonly isDefault?: boolean;
  /** Members of the body that are operands, in this order, after the ids of the path. */
  readonly operands?: readonly string[];
  /** Members of the body that are not options. */
  readonly without?: readonly string[];
  /** What members of the body name, where that differs from noun to noun. */
  readonly refersTo?: Readonly<Record<string, string>>;
  /** A member of the body that is read from the standard input, and what messages call it. */
  readonly secret?: readonly [member: string, name: string];
  /** Completes the body. */
  readonly complete?: (body: Readonly<Record<string, unknown>>, asked: Asked) => Promise<object> | object;
  /** Where the list's columns differ from those of the noun. */
  readonly columns?: readonly Column[];
  readonly empty?: string;
  /** Parameters that `empty` speaks of; all others are filters. */
  readonly emptyKnows?: readonly string[];
  /** Of a list: what the query has where the options do not say. */
  readonly query?: (asked: Asked, ids: readonly string[]) => Promise<object>;
  /** Of a list: said below its table. */
  readonly below?: (asked: Asked, path: string) => Promise<string>;
  /** Why an answer means that the command failed, where it does. */
  readonly fails?: (answer: Item) => string | undefined;
  /** Of what shows one object: the object as people read it, where ids alone would tell them nothing. Programs get it as it is. */
  readonly shown?: (answer: Item, asked: Asked) => Promise<Item>;
  /** What is said when it is done. */
  readonly says?: (answer: Item, ids: readonly string[], operands: readonly string[]) => string;
  /** Said below what is done, where the registry gives a reason to. */
  readonly hint?: (asked: Asked) => Promise<string | undefined>;
  /** It may be the first command of a store. */
  readonly mayCreateStore?: boolean;
  /** Whether it ends something for good, and so is asked for, or confirmed with --yes. Follows from the route; see final.ts. */
  readonly isFinal?: boolean;
  /** The command that takes it back, said below what is done. What has one is not final. */
  readonly undo?: (answer: Item, operands: readonly string[]) => string | undefined;
}

/** Calls of the native API, for what completes a body. */
export interface Asked {
  readonly get: (path: string) => Promise<Item>;
}
