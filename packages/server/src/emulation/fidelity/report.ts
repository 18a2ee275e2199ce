/** Says for each operation of a vendor how far it can be trusted, and why. */
import type { Dialect } from '../../http/dialect/dialect.ts';
import { DIFFERENCES, MISSING, PROOFS } from './evidence.ts';
import documented from './generated.json' with { type: 'json' };

export const TIERS = ['proven', 'documented', 'inferred'] as const;
export type Tier = (typeof TIERS)[number];

export interface Row {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** `proven`: an unmodified client has called it. `documented`: the vendor says how it is. `inferred`: heldby had to decide. */
  readonly tier: Tier;
  readonly clients: readonly string[];
  readonly tests: readonly string[];
  /** The section of the wire contract that describes it. */
  readonly contract: string | null;
  readonly differences: readonly string[];
}

export interface Report {
  readonly faces: Readonly<
    Record<string, { readonly counts: Readonly<Record<Tier, number>>; readonly operations: readonly Row[] }>
  >;
}

export const REPORTED = ['genesys', 'webex', 'apperian'] as const;

/** Every operation goes through these: no token, a bad one, a wrong scope, another tenant's id, an unknown id. */
const EVERY_OPERATION = 'packages/server/test/operations.test.ts';

export function reportOf(dialects: readonly Dialect[], sections: Readonly<Record<string, string>> = documented): Report {
  const faces: Record<string, Report['faces'][string]> = {};
  for (const { id, routes } of dialects) {
    if (!REPORTED.some(face => face === id)) continue;
    const operations = routes.map(route => rowOf(route, sections));
    const count = (tier: Tier) => operations.filter(row => row.tier === tier).length;
    faces[id] = {
      counts: { proven: count('proven'), documented: count('documented'), inferred: count('inferred') },
      operations,
    };
  }
  return { faces };
}

function rowOf({ id, method, path }: Dialect['routes'][number], sections: Readonly<Record<string, string>>): Row {
  const proofs = PROOFS.filter(({ operations }) => operations.includes(id));
  const contract = sections[id] ?? null;
  return {
    operation: id,
    method,
    path,
    tier: proofs.length > 0 ? 'proven' : contract === null ? 'inferred' : 'documented',
    clients: proofs.map(({ client }) => client),
    tests: [...new Set([...proofs.map(({ test }) => test), EVERY_OPERATION])],
    contract,
    differences: Object.entries(DIFFERENCES).flatMap(([beginning, all]) => (id.startsWith(beginning) ? all : [])),
  };
}

/** What the vendor has at a path without a route; undefined for nothing that is known. */
export function missingAt(face: string, path: string, url: string): string | undefined {
  const found = MISSING.find(each => each.face === face && each.path.test(path));
  return found && `heldby does not have this part of the vendor's API: ${found.what}. See ${url}/_emulator/fidelity`;
}
