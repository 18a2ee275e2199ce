/** What telephony adds to devices: lines, codes by which phones are activated, and where pushes go. */
import type { Noun } from '../noun.ts';

export const telephony: readonly Noun[] = [
  {
    words: 'virtual-line',
    about: 'virtual lines, which belong to neither a person nor a workspace',
    group: 'virtualLines',
    columns: [
      ['ID', 'id'],
      ['FIRST NAME', 'firstName'],
      ['LAST NAME', 'lastName'],
      ['CREATED', 'createdAt'],
      ['CLOSED', 'closedAt'],
    ],
    empty: 'There are no virtual lines.',
    verbs: { create: { operands: ['firstName', 'lastName'] } },
  },
  {
    words: 'line',
    about: 'the lines on the ports of phones',
    group: 'lines',
    columns: [
      ['DEVICE', 'deviceId'],
      ['PORT', 'port'],
      ['OWNER', 'owner.name'],
      ['KIND', 'kind'],
      ['LABEL', 'label'],
      ['SINCE', 'createdAt'],
      ['UNTIL', 'until'],
      ['ID', 'id'],
    ],
    empty: 'There are no lines on devices.',
  },
  {
    words: 'activation-code',
    about: 'codes with which a desk phone or room device is activated',
    group: 'activationCodes',
    columns: [
      ['ID', 'id'],
      ['FOR', 'owner.name'],
      ['MODEL', 'model'],
      ['CREATED', 'createdAt'],
      ['EXPIRES', 'expiresAt'],
      ['REDEEMED', 'redeemedAt'],
      ['DEVICE', 'deviceId'],
    ],
    empty: 'There are no such activation codes.',
    verbs: { list: { isDefault: true } },
  },
  {
    words: 'push-registration',
    about: 'where pushes go: the apps that registered for a holder of a device',
    group: 'pushRegistrations',
    columns: [
      ['HOLDER', 'owner.name'],
      ['DEVICE', 'deviceId'],
      ['STATE', 'state'],
      ['WHY', 'stateReason'],
      ['ACCEPTS', 'acceptNotifications'],
      ['CHANGED', 'modifiedAt'],
      ['ASSIGNMENT', 'assignmentId'],
    ],
    empty: 'No app has registered for pushes.',
    verbs: { list: { isDefault: true } },
  },
];
