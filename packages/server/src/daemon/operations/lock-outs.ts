/** Operations on lock-outs after wrong passwords. */
import type { LockOut } from '@heldby/contract';
import type { Registry } from '../../app.ts';
import { toLockOut } from '../../core/objects.ts';
import { type PersonView, viewPerson } from '../views.ts';
import { type InOrganization, organizationNamed, personNamed, systemOf } from '../wanted.ts';

export interface LockedPerson extends InOrganization {
  /** Login or id. */
  readonly person: string;
}

export const lockOutOperations = {
  listLockOuts: async ({ services }: Registry, input: InOrganization): Promise<LockOut[]> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    return (await services.lockOuts.list(actor, undefined)).map(toLockOut);
  },

  unlockPerson: async ({ services }: Registry, input: LockedPerson): Promise<PersonView & { lifted: number }> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    const person = await personNamed(services, actor, input.person);
    return { ...viewPerson(person), lifted: await services.lockOuts.lift({ actor }, person.id) };
  },
};
