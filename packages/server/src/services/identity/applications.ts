/** Creates and lists applications (OAuth clients), and issues the access tokens with which they act for themselves. */
import { changeShownOnce, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { createApplication, type IssuedApplication, issueOwnToken } from '../../core/identity/applications.ts';
import type { Issued } from '../../core/identity/credentials.ts';
import type { ApplicationInput } from '../../core/identity/registration.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Application } from '../../domain/credential.ts';
import { selectApplications, toApplication } from '../../storage/statements/applications.ts';
import { pageById } from '../paging.ts';
import type { AuthenticatedClient } from './authentication.ts';
import { changeAsClient } from './change-as.ts';

export interface Applications {
  readonly create: (write: Write, input: ApplicationInput) => Promise<IssuedApplication>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Application>>;
  /** A new access token with which the client acts for itself. `unauthenticated` if its secret was revoked in the meantime. */
  readonly issueToken: (client: AuthenticatedClient, lifetimeSeconds: number) => Promise<Issued>;
}

const needs = 'write applications';

export function createApplications(core: Core): Applications {
  const { storage } = core;

  return {
    create: (write, input) =>
      changeShownOnce(core, write, { name: 'applications.create', needs }, input, edit => createApplication(edit, input)),
    list: async (actor, page) => {
      requireRight(actor, needs);
      return pageById(page, (after, limit) => storage.all(selectApplications, { org: actor.org, after, limit }), toApplication);
    },
    issueToken: (client, lifetimeSeconds) =>
      changeAsClient(core, client, 'applications.issueToken', async edit => issueOwnToken(edit, client, lifetimeSeconds)),
  };
}
