/** Remembers on which phone a token's app runs, so that each of its calls counts as activity of that phone. */
import type { Credential } from '../../domain/credential.ts';
import { copyAppOfCredential, setAppOfCredential, setAppOfGrant } from '../../storage/statements/credentials.ts';
import type { Edit } from '../change.ts';

/** The app that calls has registered the phone of this assignment. A token from a sign-in on a device already has one. */
export function rememberPhone(edit: Edit, assignmentNumber: number): void {
  const { credentialId, grantId, assignmentNumber: signedInOn, appAssignmentNumber } = edit.actor;
  if (credentialId === null || signedInOn !== null || appAssignmentNumber === assignmentNumber) return;
  const app = { org: edit.org, number: assignmentNumber };
  if (grantId === null) edit.tx.send(setAppOfCredential, { ...app, id: credentialId });
  else edit.tx.send(setAppOfGrant, { ...app, grantId });
  edit.afterCommit(() =>
    edit.actors.changeCredential(credentialId, actor => ({ ...actor, appAssignmentNumber: assignmentNumber })),
  );
}

/** The tokens that were got for a refresh token just now are the same app's. */
export function keepPhone(edit: Edit, { id, grantId }: Pick<Credential, 'id' | 'grantId'>): void {
  if (grantId !== null) edit.tx.send(copyAppOfCredential, { org: edit.org, grantId, now: edit.now, from: id });
}
