/** Creates and lists applications (OAuth clients), and issues the access tokens with which they act for themselves. */
import { change, changeShownOnce, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import {
  changeApplication,
  createApplication,
  disableApplication,
  enableApplication,
  type IssuedApplication,
  issueOwnToken,
  removeApplication,
  requireApplication,
} from '../../core/identity/applications.ts';
import type { Issued } from '../../core/identity/credentials.ts';
import type { ApplicationChange, ApplicationInput } from '../../core/identity/registration.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Application } from '../../domain/credential.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import { selectApplications, toApplication } from '../../storage/statements/applications.ts';
import { pageById } from '../paging.ts';
import type { AuthenticatedClient } from './authentication.ts';
import { changeAsClient } from './change-as.ts';

export interface Applications {
  readonly create: (write: Write, input: ApplicationInput) => Promise<IssuedApplication>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Application>>;
  readonly get: (actor: Actor, id: ApplicationId) => Promise<Application>;
  readonly update: (write: Write, id: ApplicationId, change: ApplicationChange) => Promise<Application>;
  /** It cannot act until it is enabled; the tokens that were issued to it end for good. */
  readonly disable: (write: Write, id: ApplicationId) => Promise<Application>;
  readonly enable: (write: Write, id: ApplicationId) => Promise<Application>;
  /** Ends its secrets, its tokens, those of people who signed in to it, their consents, and what it holds. */
  readonly remove: (write: Write, id: ApplicationId) => Promise<void>;
  /** A new access token with which the client acts for itself. `unauthenticated` if its secret was revoked in the meantime. */
  readonly issueToken: (client: AuthenticatedClient, lifetimeSeconds: number) => Promise<Issued>;
}

const needs = 'write applications';

type Verb<T> = (edit: Edit, before: Application) => Promise<T>;

export function createApplications(core: Core): Applications {
  const { storage } = core;
  const edit = <T>(write: Write, name: string, id: ApplicationId, request: object, verb: Verb<T>) =>
    change(core, write, { name, needs }, { id, ...request }, async each =>
      verb(each, await requireApplication(each.tx, each.org, id)),
    );

  return {
    create: (write, input) =>
      changeShownOnce(core, write, { name: 'applications.create', needs }, input, edit => createApplication(edit, input)),
    list: async (actor, page) => {
      requireRight(actor, needs);
      return pageById(page, (after, limit) => storage.all(selectApplications, { org: actor.org, after, limit }), toApplication);
    },
    get: async (actor, id) => {
      requireRight(actor, needs);
      return requireApplication(storage, actor.org, id);
    },
    update: (write, id, input) =>
      edit(write, 'applications.update', id, { input }, (each, before) => changeApplication(each, before, input)),
    disable: (write, id) =>
      edit(write, 'applications.disable', id, {}, (each, before) => disableApplication(each, before, write.reason ?? null)),
    enable: (write, id) => edit(write, 'applications.enable', id, {}, enableApplication),
    remove: (write, id) =>
      edit(write, 'applications.remove', id, {}, (each, before) => removeApplication(each, before, write.reason ?? null)),
    issueToken: (client, lifetimeSeconds) =>
      changeAsClient(core, client, 'applications.issueToken', async edit => issueOwnToken(edit, client, lifetimeSeconds)),
  };
}
