/** Issues activation codes for owners, and redeems them for devices, which need no other credential. */
import { change, changeShownOnce, type Write } from '../../core/change.ts';
import { type Redemption, redeemCode } from '../../core/composed/redeem-activation.ts';
import type { Core } from '../../core/core.ts';
import { nameDevice } from '../../core/disabled-by.ts';
import { type Activation, issueActivation, noSuchCode } from '../../core/telephony/activations.ts';
import { systemActor } from '../../domain/actor.ts';
import type { NamedDevice } from '../../domain/device.ts';
import { requireHere } from '../../domain/elsewhere.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { digest } from '../../lib/crypto.ts';
import { networkOf } from '../../lib/network.ts';
import { createWindows, secondsLeft, type Windows } from '../../lib/windows.ts';
import { locateActivation } from '../../storage/statements/activations.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import { countDeskUse } from './desk-use.ts';

export interface Activations {
  /** A code without a model is for room devices only. */
  readonly issue: (write: Write, owner: Owner, model: string | null) => Promise<Activation>;
  readonly redeem: (
    redemption: Redemption,
    from: { readonly address: string; readonly requestId: string },
  ) => Promise<NamedDevice>;
}

/** A code has 16 digits. At this rate, finding one of a million open codes takes thousands of years. */
const TRIES_PER_MINUTE = 5;
const MINUTE_MS = 60_000;

export function createActivations(core: Core): Activations {
  const tries = createWindows(MINUTE_MS);

  return {
    issue: (write, owner, model) =>
      changeShownOnce(core, write, { name: 'activations.issue', needs: 'write devices' }, { owner, model }, edit =>
        issueActivation(edit, owner, model),
      ),
    redeem: async (redemption, { address, requestId }) => {
      requireFewTries(tries, networkOf(address), core.clock.now() / 1_000);
      const key = digest(redemption.code);
      const place = await core.storage.one(locateActivation, { digest: key });
      const organization = place && (await core.storage.one(selectOrganization, { org: place.org }));
      requireHere(organization?.elsewhere ?? null);
      if (place === undefined || organization === undefined || organization.closedAt !== null) throw noSuchCode();
      const { policy } = toOrganization(organization);
      const write = { actor: { ...systemActor(place.org, organization.id), policy }, requestId };
      return change(core, write, { name: 'activations.redeem', needs: null }, null, async edit => {
        const device = await redeemCode(edit, place.activationId, key, redemption);
        await countDeskUse(core, edit, device.id);
        return nameDevice(edit.tx, edit.org, device);
      });
    },
  };
}

function requireFewTries(tries: Windows, network: string, nowMs: number): void {
  const window = tries.count(network, nowMs);
  if (window.count <= TRIES_PER_MINUTE) return;
  const details = { limit: TRIES_PER_MINUTE, retryAfterSeconds: secondsLeft(window, nowMs) };
  throw new Problem('rate_limited', 'Too many codes were tried.', details);
}
