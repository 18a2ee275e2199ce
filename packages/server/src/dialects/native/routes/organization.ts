/** The native routes about the caller and the organization. */
import { routes as api } from '@heldby/contract';
import { toOrganization } from '../../../core/objects.ts';
import { ROLES } from '../../../domain/role.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { DefaultOf } from '../../../http/dialect/policy-defaults.ts';
import { toMe, toRoleRights } from '../mapping/me.ts';
import { toPolicySettings } from '../mapping/policy-settings.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';

/** `defaultOf`: what holds without a setting, also of the other faces. */
export function policyRoutes(defaultOf: DefaultOf): readonly DialectRoute[] {
  return [
    serve(api.getPolicy, async ({ actor }, services) => ({
      items: toPolicySettings(await services.organizations.policy(actor), defaultOf),
    })),
  ];
}

export const organizationRoutes: readonly DialectRoute[] = [
  serve(api.getMe, async ({ actor }) => toMe(actor)),
  serve(api.listRoles, async () => ({ items: ROLES.map(toRoleRights) })),
  serve(api.getOrganization, async ({ actor }, services) => toOrganization(await services.organizations.get(actor.org))),
  serve(api.updatePolicy, async (call, services) =>
    toOrganization(await services.organizations.setPolicy(writeOf(call), membersOf(call.body))),
  ),
  serve(api.listHosts, async ({ actor }, services) => ({ items: (await services.hosts.list(actor)).map(host => ({ host })) })),
  serve(api.addHost, async (call, services) => ({ host: await services.hosts.add(writeOf(call), call.body.host) })),
  serve(api.removeHost, async (call, services) => ({
    host: await services.hosts.remove(writeOf(call), call.params.host ?? ''),
  })),
];
