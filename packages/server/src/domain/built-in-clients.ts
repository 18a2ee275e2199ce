/** The OAuth clients that are parts of heldby: the same in every organization, and without anything to register. */
import type { Application } from './credential.ts';
import { PORTAL } from './portal.ts';

/** Ids that are made begin with the time, so no other application gets this one. */
const COMMAND_LINE_ID = '00000000-0000-7000-8000-68656c646279';

/** `heldby login`. Any program on a person's machine can claim to be it, so the person is asked each time. */
export const COMMAND_LINE: Application = {
  id: COMMAND_LINE_ID,
  clientId: 'heldby-cli',
  name: 'heldby command line',
  role: 'member',
  grants: ['authorization_code', 'refresh_token'],
  // It listens on a port that is free at the moment.
  redirectUris: [],
  public: true,
  firstParty: false,
  disabledReason: null,
  createdAt: 0,
};

const BUILT_IN: readonly Application[] = [PORTAL, COMMAND_LINE];

/** No application can be registered under its client id. Undefined for all others. */
export function builtInClient(clientId: string | undefined): Application | undefined {
  return BUILT_IN.find(each => each.clientId === clientId);
}

export function isBuiltIn({ id }: Pick<Application, 'id'>): boolean {
  return BUILT_IN.some(each => each.id === id);
}

/** Whether an earlier consent is not enough (RFC 8252 §8.6). */
export function isAskedEachTime({ id }: Pick<Application, 'id'>): boolean {
  return id === COMMAND_LINE.id;
}

/** On the same machine, by its address: the name `localhost` may lead elsewhere (RFC 8252 §8.3). */
export function isLoopbackAddress(uri: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|\[::1\]):[1-9]\d{0,4}\/$/.test(uri) && URL.canParse(uri);
}
