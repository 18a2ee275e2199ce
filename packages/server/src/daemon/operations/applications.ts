/** Operations on applications: OAuth clients. */
import type { Registry } from '../../app.ts';
import type { ApplicationInput } from '../../core/identity/registration.ts';
import { Problem } from '../../domain/problem.ts';
import { type ApplicationView, viewApplication } from '../views.ts';
import {
  everyPage,
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
};

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
