/** Operations on the tokens of people and applications. */
import type { Registry } from '../../app.ts';
import type { Scope } from '../../domain/scope.ts';
import { type TokenView, viewToken } from '../views.ts';
import {
  defaultScopes,
  everyPage,
  expiryOf,
  type InOrganization,
  namesOfOwners,
  organizationNamed,
  ownerNamed,
  parseScopes,
  systemOf,
} from '../wanted.ts';

/** The holder of a token. Exactly one member is given. */
export interface Holder {
  /** Login or id. */
  readonly person?: string | undefined;
  /** Client id or id. */
  readonly application?: string | undefined;
}

export interface NewToken extends InOrganization, Holder {
  readonly scopes?: readonly string[] | undefined;
  /** A duration such as `30d`, or an instant. */
  readonly expires?: string | undefined;
  readonly label?: string | undefined;
}

export const tokenOperations = {
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
