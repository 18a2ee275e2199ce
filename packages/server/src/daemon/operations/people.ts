/** Operations on people and their passwords. */
import type { Registry } from '../../app.ts';
import { type PersonView, viewPerson } from '../views.ts';
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
};
