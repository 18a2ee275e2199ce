/** Devices that wait for approval. */
import Type, { type Static } from 'typebox';
import { Doer } from './doer.ts';
import { LENGTHS } from './lengths.ts';
import { DEVICE_KIND_WORDS, NamedOwner } from './objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export const APPROVAL_CAUSE_WORDS = ['approval', 'caps'] as const;
export const APPROVAL_STATE_WORDS = ['waiting', 'approved', 'denied', 'expired', 'withdrawn'] as const;

const cause = oneOf(APPROVAL_CAUSE_WORDS, 'The policy that asks: every new device, or one above the cap.');
const state = oneOf(APPROVAL_STATE_WORDS, '`withdrawn`: the assignment ended before anybody decided.');

export const Approval = closed(
  {
    id: Id,
    cause,
    state,
    assignmentId: Id,
    deviceId: Id,
    deviceName: nullable(freeText(LENGTHS.name)),
    kind: oneOf(DEVICE_KIND_WORDS, 'The kind of device.'),
    model: nullable(freeText(LENGTHS.name)),
    owner: NamedOwner,
    why: freeText(LENGTHS.problem, 'Why it waits, in words.'),
    askedAt: Time,
    expiresAt: Type.Unsafe<string>({ ...Time, description: 'Without a decision until then, the person no longer holds it.' }),
    decidedAt: nullable(Time, 'Null while it waits.'),
    decidedBy: Type.Unsafe<Doer | null>({ ...Doer, type: ['object', 'null'], description: 'Who decided; null while it waits.' }),
    reason: nullable(freeText(LENGTHS.reason), 'In the words of who decided.'),
    mayDecide: Type.Boolean({ description: 'Whether you may approve or deny it now.' }),
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  'A new device of a person that waits for approval, or waited. Nothing reaches it while it waits.',
);
export type Approval = Static<typeof Approval>;

/** As events have it. */
export const ApprovalRecord = closed(
  {
    id: Id,
    cause,
    state,
    assignmentId: Id,
    expiresAt: Time,
    reason: nullable(freeText(LENGTHS.reason)),
    revision: Type.Integer(),
  },
  'A new device of a person that waits for approval, or waited.',
);
export type ApprovalRecord = Static<typeof ApprovalRecord>;
