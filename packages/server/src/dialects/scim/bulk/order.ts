/**
 * Runs operations in the order of the request, but what an operation refers to before it (RFC 7644 §3.7.1). Where operations refer to
 * each other in a circle, one of them is run without the reference, and completed when the other has been run.
 */
import { referenceOf, referencesIn } from './references.ts';

export interface Ordered {
  readonly method: string;
  readonly path: string;
  readonly bulkId?: string | undefined;
  readonly data?: unknown;
}

export interface Steps {
  /** Whether the request goes on. */
  readonly goesOn: () => boolean;
  /** `open`: the bulkIds that have no id yet, because their operations wait for this one. */
  readonly run: (index: number, open: ReadonlySet<string>) => Promise<void>;
  /** Does what was left out of an operation. */
  readonly complete: (index: number) => Promise<void>;
}

export async function inOrder(operations: readonly Ordered[], steps: Steps): Promise<void> {
  const makers = makersOf(operations);
  const begun = new Set<number>();
  const ended = new Set<number>();
  const incomplete: number[] = [];
  const perform = async (index: number): Promise<void> => {
    begun.add(index);
    const references = referencesOf(operations[index]);
    for (const each of references) {
      const maker = makers.get(each);
      if (maker !== undefined && !begun.has(maker)) await perform(maker);
    }
    if (!steps.goesOn()) return;
    const open = new Set(references.filter(each => isOpen(makers.get(each), begun, ended)));
    await steps.run(index, open);
    ended.add(index);
    if (open.size > 0) incomplete.push(index);
  };
  for (const index of operations.keys()) {
    if (!begun.has(index)) await perform(index);
    // What has been begun is ended, whatever has failed meanwhile.
    for (const each of incomplete.splice(0)) await steps.complete(each);
  }
}

/** The operations by the bulkIds of what they create. Where two have the same, the first has it. */
export function makersOf(operations: readonly Ordered[]): ReadonlyMap<string, number> {
  const makers = new Map<string, number>();
  for (const [index, { method, bulkId }] of operations.entries()) {
    if (method === 'POST' && bulkId !== undefined && !makers.has(bulkId)) makers.set(bulkId, index);
  }
  return makers;
}

function referencesOf(operation: Ordered | undefined): readonly string[] {
  if (operation === undefined) return [];
  const inPath = referenceOf(operation.path);
  return [...(inPath === undefined ? [] : [inPath]), ...referencesIn(operation.data)];
}

function isOpen(maker: number | undefined, begun: ReadonlySet<number>, ended: ReadonlySet<number>): boolean {
  return maker !== undefined && begun.has(maker) && !ended.has(maker);
}
