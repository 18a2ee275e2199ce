/** Operations on applications: OAuth clients. */
import type { Registry } from '../../app.ts';
import type { ApplicationInput } from '../../core/identity/registration.ts';
import { Problem } from '../../domain/problem.ts';
import type { Services } from '../../services/services.ts';
import { type ApplicationView, type SecretView, viewApplication, viewSecret } from '../views.ts';
import {
  applicationNamed,
  everyPage,
  expiryOf,
  type InOrganization,
  organizationNamed,
  parseGrants,
  parseRedirectUris,
  roleNamed,
  systemOf,
} from '../wanted.ts';

export interface NewApplication extends InOrganization {
  readonly name: string;
  readonly clientId?: string | undefined;
  readonly role?: string | undefined;
  readonly grants?: readonly string[] | undefined;
  readonly redirectUris?: readonly string[] | undefined;
  readonly public?: boolean | undefined;
  readonly firstParty?: boolean | undefined;
}

export interface NamedApplication extends InOrganization {
  /** Client id or id. */
  readonly application: string;
  readonly reason?: string | undefined;
}

export interface NewSecret extends NamedApplication {
  readonly label?: string | undefined;
  /** A duration such as `30d`, an instant, or `never`, which is the default. */
  readonly expires?: string | undefined;
}

export const applicationOperations = {
  createApplication: async (
    { services }: Registry,
    input: NewApplication,
  ): Promise<ApplicationView & { secret: string | null }> => {
    const wanted = wantedOf(input);
    const actor = systemOf(await organizationNamed(services, input.organization));
    const { application, secret } = await services.applications.create({ actor }, wanted);
    return { ...viewApplication(application), secret };
  },

  listApplications: async ({ services }: Registry, input: InOrganization): Promise<ApplicationView[]> => {
    const actor = systemOf(await organizationNamed(services, input.organization));
    return (await everyPage(page => services.applications.list(actor, page))).map(viewApplication);
  },

  disableApplication: async ({ services }: Registry, input: NamedApplication): Promise<ApplicationView> => {
    const { actor, application } = await named(services, input);
    return viewApplication(await services.applications.disable({ actor, reason: input.reason ?? null }, application.id));
  },

  enableApplication: async ({ services }: Registry, input: NamedApplication): Promise<ApplicationView> => {
    const { actor, application } = await named(services, input);
    return viewApplication(await services.applications.enable({ actor, reason: input.reason ?? null }, application.id));
  },

  removeApplication: async ({ services }: Registry, input: NamedApplication): Promise<ApplicationView> => {
    const { actor, application } = await named(services, input);
    await services.applications.remove({ actor, reason: input.reason ?? null }, application.id);
    return viewApplication(application);
  },

  addSecret: async ({ services }: Registry, input: NewSecret): Promise<SecretView & { clientId: string; secret: string }> => {
    const { actor, application } = await named(services, input);
    const { label } = input;
    const wanted = { expiresAt: expiryOf(input.expires) ?? null, ...(label === undefined ? {} : { label }) };
    const { credential, secret } = await services.clientSecrets.add({ actor }, application.id, wanted);
    return { ...viewSecret(credential), clientId: application.clientId, secret };
  },

  listSecrets: async ({ services }: Registry, input: NamedApplication): Promise<SecretView[]> => {
    const { actor, application } = await named(services, input);
    return (await services.clientSecrets.list(actor, application.id)).map(viewSecret);
  },

  revokeSecret: async ({ services }: Registry, input: NamedApplication & { readonly id: string }): Promise<{ id: string }> => {
    const { actor, application } = await named(services, input);
    const id = input.id.toLowerCase();
    await services.clientSecrets.revoke({ actor, reason: input.reason ?? null }, application.id, id);
    return { id };
  },
};

async function named(services: Services, { organization, application }: NamedApplication) {
  const actor = systemOf(await organizationNamed(services, organization));
  return { actor, application: await applicationNamed(services, actor, application) };
}

function wantedOf({
  name,
  clientId,
  role,
  grants,
  redirectUris = [],
  firstParty = false,
  ...input
}: NewApplication): ApplicationInput {
  if (input.public && redirectUris.length === 0) {
    throw new Problem(
      'invalid',
      '--public is for applications that people sign in to: give --redirect-uri, to which they are sent back.',
    );
  }
  return {
    name,
    role: roleNamed(role),
    redirectUris: parseRedirectUris(redirectUris),
    public: input.public ?? false,
    firstParty,
    ...(clientId === undefined ? {} : { clientId }),
    ...(grants === undefined ? {} : { grants: parseGrants(grants) }),
  };
}
