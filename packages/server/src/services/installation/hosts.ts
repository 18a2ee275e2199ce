/** Host names of organizations: a sign-in at one of them is a sign-in to that organization. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { addHost } from '../../core/organization/hosts.ts';

export interface Hosts {
  /** From now on the host name stands for the organization. */
  readonly add: (write: Write, host: string) => Promise<void>;
}

export function createHosts(core: Core): Hosts {
  return {
    add: (write, host) =>
      change(core, write, { name: 'hosts.add', needs: 'write organization' }, { host }, edit => addHost(edit, host)),
  };
}
