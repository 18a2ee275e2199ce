/** Registers host names of organizations. A sign-in at such a host is a sign-in to that organization. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { addHost } from '../../core/organization/hosts.ts';

export interface Hosts {
  readonly add: (write: Write, host: string) => Promise<void>;
}

export function createHosts(core: Core): Hosts {
  return {
    add: (write, host) =>
      change(core, write, { name: 'hosts.add', needs: 'write organization' }, { host }, edit => addHost(edit, host)),
  };
}
