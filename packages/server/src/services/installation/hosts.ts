/**
 * Host names of organizations: a sign-in at such a host is a sign-in to that organization. Adding and removing are the
 * operator's, because a host that is taken tells about another organization.
 */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { addHost, removeHost } from '../../core/organization/hosts.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { selectHosts } from '../../storage/statements/sign-in.ts';

export interface Hosts {
  /** The names of the actor's organization, in alphabetical order. */
  readonly list: (actor: Actor) => Promise<string[]>;
  /** Returns the name as it is stored. A name that the organization has already stays. */
  readonly add: (write: Write, host: string) => Promise<string>;
  readonly remove: (write: Write, host: string) => Promise<string>;
}

const needs = 'write hosts';

export function createHosts(core: Core): Hosts {
  return {
    list: async actor => {
      requireRight(actor, 'read hosts');
      return (await core.storage.all(selectHosts, { org: actor.org })).map(row => row.host);
    },
    add: (write, host) => change(core, write, { name: 'hosts.add', needs }, { host }, edit => addHost(edit, host)),
    remove: (write, host) => change(core, write, { name: 'hosts.remove', needs }, { host }, edit => removeHost(edit, host)),
  };
}
