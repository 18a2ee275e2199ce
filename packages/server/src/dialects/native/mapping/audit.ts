/** Verifications of the history, as the native API shows them. Pure. */

import type { routes as api } from '@heldby/contract';
import type { Static } from 'typebox';
import type { ChainFault, Verification } from '../../../core/verify-history.ts';

export function toVerification({ head, events, erased, fault }: Verification): Static<(typeof api.verifyAudit)['reply']> {
  return {
    events,
    erased,
    sequence: head.sequence,
    chain: Buffer.from(head.chain).toString('hex'),
    fault: fault && { ...fault, detail: DETAILS[fault.kind](fault.sequence) },
  };
}

const DETAILS: Readonly<Record<ChainFault['kind'], (sequence: number) => string>> = {
  missing: sequence => `The event ${sequence} is missing: it was removed, or its number was changed.`,
  changed: sequence => `The event ${sequence}, or what came before it, is not what was recorded: its chain does not match.`,
};

export function chainOf({ chain }: { readonly chain?: string }): Uint8Array | null {
  return chain === undefined ? null : Buffer.from(chain, 'hex');
}
