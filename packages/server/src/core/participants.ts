/**
 * Lists what runs when something happens to an object, in this order, within the same transaction. A subject's folder never
 * imports another's: every reaction of one subject to another is in this table. Search, webhooks and pushes are not: they
 * follow the events after the commit.
 */
import { personOwner } from '../domain/owner.ts';
import { releaseGiven } from './composed/stale.ts';
import { disableAsBlocked } from './devices/change.ts';
import type { Participants } from './facts.ts';
import { leaveGroups } from './groups/members.ts';
import { endAllOfOwner, openHoldersOf } from './holding/end.ts';
import { endGuestsAtHost, endGuestsOfHost, endGuestsOn, endStaysOf, shortenGuests } from './holding/guests.ts';
import { withdrawConsents } from './identity/consents.ts';
import { revokeTokensOf, signOutOfDevice } from './identity/credentials.ts';
import { forgetLockOutsAt } from './identity/lock-outs.ts';
import { removeAccess } from './identity/passwords.ts';
import { askApproval, noteApproved, withdrawApproval } from './policies/approvals.ts';
import { noteCap } from './policies/caps.ts';
import { failRun, resumeRun } from './policies/runs.ts';
import { spareDevice } from './policies/stale.ts';
import { endRegistrationsOf } from './pushes/register.ts';
import { expireActivationsOf } from './telephony/activations.ts';
import { removeCallingOf } from './telephony/calling.ts';
import { requireTurnOf } from './telephony/desk-jobs.ts';
import { addDeskPhone } from './telephony/desk-phone.ts';
import { makeCallable } from './telephony/first-phone.ts';
import { endGuestSessionOf, moveGuestSession } from './telephony/guest-sessions.ts';
import { addLineFor, endLinesOf } from './telephony/lines.ts';
import { resumeImportOf, stopImportOf } from './transfer/stop.ts';

export const participants: Participants = {
  'device created': [(edit, { device, activatedBy }) => addDeskPhone(edit, device, activatedBy)],
  'device disabled': [
    async (edit, { device }) => {
      for (const holder of await openHoldersOf(edit, device.id)) await signOutOfDevice(edit, holder);
    },
    (edit, { device }) => endGuestsOn(edit, device, 'the device was disabled'),
  ],
  'device enabled': [(edit, { device }) => spareDevice(edit, device)],
  'blocked hardware found': [async (edit, { device, blocks }) => void (await disableAsBlocked(edit, device, blocks))],

  'assignment begun': [
    (edit, { device, assignment }) => makeCallable(edit, device, assignment),
    (edit, { device, assignment, line }) => addLineFor(edit, device, assignment, line),
    (edit, { device }) => releaseGiven(edit, device),
    (edit, { assignment }) => askApproval(edit, assignment),
  ],
  'cap exceeded': [(edit, { device, ended }) => noteCap(edit, device, ended)],
  'assignment ended': [
    (edit, { assignment }) => withdrawApproval(edit, assignment),
    (edit, { assignment }) => endLinesOf(edit, assignment),
    (edit, { assignment }) => endGuestSessionOf(edit, assignment),
    (edit, { assignment }) => endGuestsOfHost(edit, assignment),
    (edit, { assignment }) => signOutOfDevice(edit, assignment),
    (edit, { assignment }) => endRegistrationsOf(edit, assignment),
  ],
  'assignment planned': [
    (edit, { assignment }) => moveGuestSession(edit, assignment),
    (edit, { assignment }) => shortenGuests(edit, assignment),
  ],
  'assignment disabled': [(edit, { assignment }) => signOutOfDevice(edit, assignment)],
  'assignment enabled': [(edit, { assignment }) => noteApproved(edit, assignment)],

  'login given': [(edit, { person, isNew }) => forgetLockOutsAt(edit, person, isNew)],
  'person disabled': [
    (edit, { person }) => revokeTokensOf(edit, personOwner(person.id)),
    (edit, { person }) => endStaysOf(edit, person.id, 'the guest was disabled'),
  ],
  'person enabled': [],
  'person off-boarded': [
    (edit, { person }) => removeAccess(edit, person),
    (edit, { person }) => withdrawConsents(edit, person.id),
    (edit, { person }) => leaveGroups(edit, person),
    (edit, { person, reason }) => endAllOfOwner(edit, person.id, reason),
    (edit, { person }) => removeCallingOf(edit, { kind: 'person', id: person.id }),
    (edit, { person }) => expireActivationsOf(edit, person.id),
  ],

  'application removed': [(edit, { owner, reason }) => endAllOfOwner(edit, owner.id, reason)],

  'owner closed': [
    (edit, { owner, reason }) => endAllOfOwner(edit, owner.id, reason),
    (edit, { owner }) => removeCallingOf(edit, owner),
    (edit, { owner }) => expireActivationsOf(edit, owner.id),
  ],

  'guests refused': [(edit, { owner }) => endGuestsAtHost(edit, owner.id, 'the host accepts no guests any more')],
  'guest not allowed': [(edit, { owner }) => endStaysOf(edit, owner.id, 'the guest is not allowed to be one any more')],
  'calling removed': [],

  'job stopped': [stopImportOf, failRun],
  'job retried': [resumeImportOf, resumeRun, requireTurnOf],
};
