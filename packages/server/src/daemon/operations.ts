/**
 * What the command line does with a registry. The same functions run inside the running server, asked over its socket,
 * and in the command itself when none runs; their inputs and results are therefore plain JSON.
 */
import type { Registry } from '../app.ts';
import type { Scope } from '../domain/scope.ts';
import { knownMigrations, migrate } from '../storage/migrate.ts';
import {
  type ApplicationView,
  type OrganizationView,
  type PersonView,
  type TokenView,
  viewApplication,
  viewOrganization,
  viewPerson,
  viewToken,
} from './views.ts';
import {
  defaultScopes,
  everyPage,
  expiryOf,
  namesOfOwners,
  organizationNamed,
  ownerNamed,
  parseScopes,
  roleNamed,
  systemOf,
} from './wanted.ts';

/** The organization by its name or id; left out, the only one. */
interface InOrganization {
  readonly organization?: string | undefined;
}

/** Exactly one of them says whose token it is. */
interface Holder {
  /** Login or id. */
  readonly person?: string | undefined;
  /** Client id or id. */
  readonly application?: string | undefined;
}

interface NewPerson extends InOrganization {
  readonly login: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
  readonly role?: string | undefined;
}

interface NewApplication extends InOrganization {
  readonly name: string;
  readonly clientId?: string | undefined;
  readonly role?: string | undefined;
}

interface NewToken extends InOrganization, Holder {
  readonly scopes?: readonly string[] | undefined;
  /** A duration such as `30d`, or an instant. */
  readonly expires?: string | undefined;
  readonly label?: string | undefined;
}

export const OPERATIONS = {
  migrate: async ({ storage }: Registry, _input: object) => ({
    schema: knownMigrations().at(-1)?.version ?? 0,
    applied: (await migrate(storage)).map(migration => migration.name),
  }),

  createOrganization: async ({ services }: Registry, input: { readonly name: string }): Promise<OrganizationView> =>
    viewOrganization(await services.organizations.create(input.name)),

  listOrganizations: async ({ services }: Registry, _input: object): Promise<OrganizationView[]> =>
    (await services.organizations.list()).map(viewOrganization),

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

  createApplication: async (
    { services }: Registry,
    input: NewApplication,
  ): Promise<ApplicationView & { secret: string | null }> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    const { name, clientId } = input;
    const wanted = { name, role: roleNamed(input.role), ...(clientId === undefined ? {} : { clientId }) };
    const { application, secret } = await services.applications.create({ actor }, wanted);
    return { ...viewApplication(application), secret };
  },

  listApplications: async ({ services }: Registry, input: InOrganization): Promise<ApplicationView[]> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    return (await everyPage(page => services.applications.list(actor, page))).map(viewApplication);
  },

  createToken: async ({ services }: Registry, input: NewToken): Promise<TokenView & { token: string }> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    const holder = await ownerNamed(services, actor, input);
    const scopes: readonly Scope[] = input.scopes === undefined ? defaultScopes(holder.role) : parseScopes(input.scopes);
    const expiresAt = expiryOf(input.expires);
    const wanted = { subject: holder.owner, scopes, label: input.label ?? 'command line', expiresAt };
    const { credential, secret } = await services.credentials.issue({ actor }, wanted);
    return { ...viewToken(credential, holder.name), token: secret };
  },

  listTokens: async ({ services }: Registry, input: InOrganization & Holder): Promise<TokenView[]> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    const wantsAll = input.person === undefined && input.application === undefined;
    const credentials = wantsAll
      ? await everyPage(page => services.credentials.listAll(actor, page))
      : await services.credentials.list(actor, (await ownerNamed(services, actor, input)).owner);
    const nameOf = await namesOfOwners(services, actor);
    return Promise.all(credentials.map(async each => viewToken(each, await nameOf(each.subject))));
  },

  revokeToken: async ({ services }: Registry, input: InOrganization & { readonly id: string }): Promise<{ id: string }> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    await services.credentials.revoke({ actor }, input.id.toLowerCase());
    return { id: input.id.toLowerCase() };
  },
};

export type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = Parameters<Operations[N]>[1];
export type OperationResult<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;

/** Runs an operation on a registry that this process has open. */
export function operate<N extends OperationName>(
  registry: Registry,
  name: N,
  input: OperationInput<N>,
): Promise<OperationResult<N>> {
  const run = OPERATIONS[name] as unknown as (registry: Registry, input: OperationInput<N>) => Promise<OperationResult<N>>;
  return run(registry, input);
}
