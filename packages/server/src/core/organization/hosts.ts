/** Registers host names of organizations, and takes them back. */
import { invalid, notFound, Problem } from '../../domain/problem.ts';
import { deleteHost, insertHost } from '../../storage/statements/sign-in.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { hostName, organizationOfHost } from './find.ts';

const HOST = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/;

/** From now on, requests to this host belong to the organization. Returns the name as it is stored. */
export async function addHost(edit: Edit, host: string): Promise<string> {
  const name = host.toLowerCase();
  if (!HOST.test(name)) throw invalid('host', 'a host name without a port', host);
  const org = await organizationOfHost(edit.tx, name);
  if (org === edit.org) return name;
  if (org !== undefined) throw new Problem('conflict', `The host ${name} is taken.`);
  edit.tx.send(insertHost, { host: name, org: edit.org });
  record.hostAdded(edit, edit.actor.organizationId, name);
  edit.afterCommit(() => edit.actors.forgetOrganization(edit.org));
  return name;
}

/** From now on, the host is none of the organization's. Who signs in there has to name it. */
export async function removeHost(edit: Edit, host: string): Promise<string> {
  const name = hostName(host);
  const count = await edit.tx.run(deleteHost, { host: name, org: edit.org });
  if (count === 0) throw notFound('host');
  record.hostRemoved(edit, edit.actor.organizationId, name);
  edit.afterCommit(() => edit.actors.forgetOrganization(edit.org));
  return name;
}
