/** Registers host names of organizations. */
import { invalid, Problem } from '../../domain/problem.ts';
import { insertHost } from '../../storage/statements/sign-in.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { organizationOfHost } from './find.ts';

const HOST = /^(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*$/;

/** From now on, requests to this host belong to the organization. */
export async function addHost(edit: Edit, host: string): Promise<void> {
  const name = host.toLowerCase();
  if (!HOST.test(name)) throw invalid('host', 'a host name without a port', host);
  const org = await organizationOfHost(edit.tx, name);
  if (org === edit.org) return;
  if (org !== undefined) throw new Problem('conflict', `The host ${name} is taken.`);
  edit.tx.send(insertHost, { host: name, org: edit.org });
  record.hostAdded(edit, edit.actor.organizationId, name);
}
