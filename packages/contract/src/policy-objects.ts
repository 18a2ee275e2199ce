/** Policies that are carried out by themselves: what they would do, their runs, each step of a run, and what is exempt. */
import Type, { type Static } from 'typebox';
import { Doer } from './doer.ts';
import { LENGTHS } from './lengths.ts';
import { DEVICE_KIND_WORDS, NamedOwner } from './objects.ts';
import { APPROVAL_SETTINGS, CAP_SETTINGS, LOAN_SETTINGS, STALE_SETTINGS } from './policy-rules.ts';
import { PolicySetting } from './policy-settings.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export const POLICY_NAME_WORDS = ['stale', 'caps', 'approval', 'loans', 'retention'] as const;
export type PolicyName = (typeof POLICY_NAME_WORDS)[number];

/** Which settings of the organization belong to which policy. */
export const SETTINGS_OF_POLICY = {
  stale: Object.keys(STALE_SETTINGS),
  caps: Object.keys(CAP_SETTINGS),
  approval: Object.keys(APPROVAL_SETTINGS),
  loans: Object.keys(LOAN_SETTINGS),
  retention: ['keepEventsDays', 'keepEndedAssignmentsDays', 'keepSpentCredentialsDays', 'eraseLeaversDays'],
} as const satisfies Record<PolicyName, readonly string[]>;

/** How a run began and where it stands. */
export const POLICY_RUN_STATE_WORDS = ['waiting', 'running', 'done', 'failed', 'undoing', 'undo_failed', 'undone'] as const;

/** What a step did to a device. */
export const POLICY_STEP_WORDS = ['disabled', 'ended', 'released', 'reminded', 'allowed'] as const;

/** Why a step was taken. */
export const POLICY_WHY_WORDS = [
  'unused',
  'grace_over',
  'used',
  'exempt',
  'policy_changed',
  'device_changed',
  'due',
  'over_cap',
] as const;

/** What a policy would do. */
export const POLICY_FORESEEN_WORDS = ['disable', 'end', 'release', 'nothing', 'remind', 'refuse', 'ask', 'remove'] as const;

/** What retention removes. */
export const RETAINED_WORDS = ['events', 'assignments', 'credentials', 'people'] as const;

export const EXEMPT_WORDS = ['device', 'person', 'group', 'location', 'tag'] as const;

const doerOrNull = (description: string) => Type.Unsafe<Doer | null>({ ...Doer, type: ['object', 'null'], description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const policy = oneOf(POLICY_NAME_WORDS, 'Which policy.');

export const PolicyRun = closed(
  {
    id: Id,
    policy,
    state: oneOf(
      POLICY_RUN_STATE_WORDS,
      '`waiting`: it begins in a moment. `failed`, `undo_failed`: its job died or was cancelled before it was done.',
    ),
    jobId: Type.Unsafe<string>({ ...Id, description: 'The job that carries it out, or undoes it.' }),
    startedAt: Time,
    startedBy: doerOrNull('Who asked for it; null for the schedule.'),
    finishedAt: nullable(Time, 'When it was done, or ended without; null before.'),
    error: nullable(freeText(LENGTHS.description), 'Why it, or its undo, ended before it was done.'),
    disabled: count('How many devices it disabled.'),
    ended: count('Of how many devices it ended the assignments.'),
    released: count('How many devices are as they were before, because they were used again, are exempt, or the policy changed.'),
    reminded: count('Of how many loans it reminded.'),
    undoUntil: nullable(Time, 'Until when it can be undone; null where there is nothing to undo.'),
    undoneAt: nullable(Time, 'When it was undone; null if it was not.'),
    undoneBy: doerOrNull('Who undid it.'),
  },
  'A time that a policy was carried out.',
);
export type PolicyRun = Static<typeof PolicyRun>;

export const PolicyInForce = closed(
  {
    name: policy,
    description: freeText(LENGTHS.description, 'What it does.'),
    enabled: Type.Boolean({ description: 'Whether it does anything: at least one of its settings says so.' }),
    settings: Type.Array(PolicySetting, { description: 'Its settings as they are in force.' }),
    everyDays: nullable(Type.Integer(), 'How often it is carried out; null for one that acts at once.'),
    nextRunAt: nullable(Time, 'When it is carried out next; null for one that is off, and for one that acts at once.'),
    lastRun: Type.Unsafe<PolicyRun | null>({
      ...PolicyRun,
      type: ['object', 'null'],
      description: 'Its last run; null if it never ran.',
    }),
  },
  'A policy of the organization, as it is in force.',
);
export type PolicyInForce = Static<typeof PolicyInForce>;

const idleness = {
  lastActiveAt: nullable(Time, 'When the device was last used, as far as is known; null if it never was.'),
  idleDays: nullable(Type.Integer(), 'For how many whole days it is not used.'),
  limitDays: nullable(Type.Integer(), 'After how many the policy takes it for stale.'),
};

export const PolicyTarget = closed(
  {
    deviceId: nullable(Id, 'The device; null where it is about a person alone, or about things of no device.'),
    deviceName: nullable(freeText(LENGTHS.name)),
    kind: nullable(oneOf(DEVICE_KIND_WORDS, ''), 'The kind of device.'),
    model: nullable(freeText(LENGTHS.name)),
    holders: Type.Array(NamedOwner, { description: 'Who holds it, or who it is about: at most five.' }),
    what: oneOf(
      POLICY_FORESEEN_WORDS,
      'What the policy does next. `nothing` for what is exempt. Caps say what happens with the next device of the kind.',
    ),
    things: nullable(oneOf(RETAINED_WORDS, ''), 'What retention removes; null for other policies.'),
    count: nullable(Type.Integer(), 'How many things it removes, or how many devices of the kind the person holds.'),
    at: nullable(Time, 'When, at the earliest; null for at the next occasion.'),
    why: freeText(LENGTHS.problem, 'Why, in words.'),
    inGrace: Type.Boolean({ description: 'Whether the policy has disabled it, and it is as before when it is used again.' }),
    exemptionId: nullable(Id, 'By which exemption nothing is done; null if there is none.'),
    ...idleness,
  },
  'What a policy is about to do, and why.',
);
export type PolicyTarget = Static<typeof PolicyTarget>;

export const PolicyStep = closed(
  {
    id: Id,
    policy,
    runId: nullable(Id, 'The run; null for a step that was taken at once, such as that of a device that was used again.'),
    step: oneOf(POLICY_STEP_WORDS, 'What was done.'),
    why: oneOf(POLICY_WHY_WORDS, 'Why.'),
    deviceId: Id,
    deviceName: nullable(freeText(LENGTHS.name)),
    at: Time,
    ...idleness,
    endedAssignments: Type.Array(Id, { description: 'The assignments that it ended.' }),
    undoUntil: nullable(Time, 'Until when it can be undone; null where there is nothing to undo.'),
    undoneAt: nullable(Time, 'When it was undone; null if it was not.'),
    undoneBy: doerOrNull('Who undid it.'),
  },
  'One thing that a policy did to one device.',
);
export type PolicyStep = Static<typeof PolicyStep>;

/** As events have it. */
export const PolicyStepRecord = closed(
  {
    id: Id,
    policy,
    runId: nullable(Id),
    step: oneOf(POLICY_STEP_WORDS, 'What was done.'),
    why: oneOf(POLICY_WHY_WORDS, 'Why.'),
    ...idleness,
    endedAssignments: Type.Array(Id),
  },
  'One thing that a policy did to one device.',
);
export type PolicyStepRecord = Static<typeof PolicyStepRecord>;

export const UndoneStep = closed(
  {
    step: PolicyStep,
    things: Type.Array(
      closed({
        assignmentId: Id,
        came: Type.Boolean({ description: 'Whether the holder has the device again.' }),
        newId: nullable(Id, 'The new assignment: what ended stays in the history.'),
        why: nullable(freeText(LENGTHS.problem), 'Why it did not come back.'),
      }),
      { description: 'What became of each assignment that had ended.' },
    ),
  },
  'A step that was undone.',
);
export type UndoneStep = Static<typeof UndoneStep>;

export const PolicyExemption = closed(
  {
    id: Id,
    policy,
    kind: oneOf(EXEMPT_WORDS, 'What is exempt: one device, or all of a person, a group, a location or a tag.'),
    target: freeText(LENGTHS.id, 'The id of the device, person, group or location, or the tag.'),
    name: nullable(freeText(LENGTHS.displayName), 'What it is called now; null for what is gone or has no name.'),
    reason: nullable(freeText(LENGTHS.reason), 'Why it is exempt.'),
    until: nullable(Time, 'The end of the exemption; null for none.'),
    createdAt: Time,
    createdBy: Doer,
  },
  'Something that a policy leaves alone.',
);
export type PolicyExemption = Static<typeof PolicyExemption>;

/** As events have it. */
export const PolicyExemptionRecord = closed(
  {
    id: Id,
    policy,
    kind: oneOf(EXEMPT_WORDS, 'What is exempt.'),
    target: freeText(LENGTHS.id),
    reason: nullable(freeText(LENGTHS.reason)),
    until: nullable(Time),
  },
  'Something that a policy leaves alone.',
);
export type PolicyExemptionRecord = Static<typeof PolicyExemptionRecord>;
