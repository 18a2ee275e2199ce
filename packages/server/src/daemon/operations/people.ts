/** Operations on people and their passwords. */
import type { Registry } from '../../app.ts';
import { type IdentityView, type PersonView, viewIdentity, viewPerson } from '../views.ts';
import { everyPage, type InOrganization, organizationNamed, personNamed, roleNamed, systemOf } from '../wanted.ts';

export interface NewPerson extends InOrganization {
  readonly login: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly role?: string | undefined;
}

export interface NewPassword extends InOrganization {
  /** Login or id. */
  readonly person: string;
  readonly password: string;
}

export interface NamedIdentities extends InOrganization {
  /** Login or id. */
  readonly person?: string | undefined;
}

export const personOperations = {
  createPerson: async ({ services }: Registry, input: NewPerson): Promise<PersonView> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    const { login, firstName = login, lastName = '', email = null } = input;
    const role = roleNamed(input.role);
    return viewPerson(await services.people.create({ actor }, { login, firstName, lastName, email, role }));
  },

  listPeople: async ({ services }: Registry, input: InOrganization): Promise<PersonView[]> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    return (await everyPage(page => services.people.list(actor, page))).map(viewPerson);
  },

  setPassword: async ({ services }: Registry, input: NewPassword): Promise<PersonView> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    const person = await personNamed(services, actor, input.person);
    await services.passwords.set({ actor }, person.id, input.password);
    return viewPerson(person);
  },

  listIdentities: async ({ services }: Registry, input: NamedIdentities): Promise<IdentityView[]> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    if (input.person === undefined) {
      return (await everyPage(page => services.outsideIdentities.list(actor, page))).map(viewIdentity);
    }
    const person = await personNamed(services, actor, input.person);
    return (await services.outsideIdentities.ofPerson(actor, person.id)).map(viewIdentity);
  },

  unbindIdentity: async ({ services }: Registry, input: InOrganization & { readonly id: string }): Promise<{ id: string }> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    await services.outsideIdentities.unbind({ actor }, input.id.toLowerCase());
    return { id: input.id.toLowerCase() };
  },
};
