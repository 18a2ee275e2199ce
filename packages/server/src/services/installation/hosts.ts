/** Host names of organizations: a sign-in at one of them is a sign-in to that organization. */

import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import type { OrgId } from '../../domain/ids.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { insertHost, locateHost } from '../../storage/statements/sign-in.ts';
import type { Reader } from '../../storage/storage.ts';
import { requireTokenAdministrator } from '../identity/credentials.ts';

export interface Hosts {
  /** From now on the host name stands for the organization. */
  readonly add: (write: Write, host: string) => Promise<void>;
}

const HOST = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/;

export function createHosts(core: Core): Hosts {
  return {
    add: async (write, host) => {
      requireRight(write.actor, 'write tokens of others');
      const name = host.toLowerCase();
      if (!HOST.test(name)) throw invalid('host', 'a host name without a port', host);
      await change(core, write, { name: 'hosts.add', needs: null }, { host: name }, async edit => {
        const org = await organizationOfHost(edit.tx, name);
        if (org === edit.org) return;
        if (org !== undefined) throw new Problem('conflict', `The host ${name} is taken.`);
        edit.tx.send(insertHost, { host: name, org: edit.org });
        edit.record({ type: 'organization.host_added', subject: write.actor.organizationId, after: { host: name } });
      });
    },
  };
}

/** The organization that the host was registered for; the port does not matter. */
export async function organizationOfHost(reader: Reader, host: string): Promise<OrgId | undefined> {
  const name = host.toLowerCase().replace(/:\d*$/, '');
  return (await reader.one(locateHost, { host: name }))?.org;
}
