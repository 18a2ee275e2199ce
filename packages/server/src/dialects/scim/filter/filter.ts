/** A filter as it has been read (RFC 7644 §3.4.2.2), with its paths and values in the form that documents have. */
import type { Attribute } from '../schemas/attribute.ts';

export const COMPARISONS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type FilterValue = string | number | boolean | null;

/** What a filter looks at. */
export interface Operand {
  /** From the document, or from the element of a list, inwards. */
  readonly keys: readonly string[];
  /** Undefined: no schema has it, so that no document has a value. */
  readonly attribute: Attribute | undefined;
}

export type Filter =
  | { readonly op: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly op: 'not'; readonly filter: Filter }
  | { readonly op: 'pr'; readonly operand: Operand }
  | { readonly op: Comparison; readonly operand: Operand; readonly value: FilterValue }
  /** One and the same element of the list fulfils all of it: `emails[type eq "work" and primary eq true]`. */
  | { readonly op: 'element'; readonly operand: Operand; readonly filter: Filter };
