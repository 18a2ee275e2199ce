/** The types of events of policies that are carried out by themselves. */
import Type from 'typebox';
import { ApprovalRecord } from '../approval-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { POLICY_NAME_WORDS, PolicyExemptionRecord, PolicyStepRecord } from '../policy-objects.ts';
import { closed, freeText, oneOf } from '../schema.ts';
import { changed, created, type EventDeclaration, notedWith, removed } from './declare.ts';

const APPROVAL = { subject: 'approval', device: 'always', owner: 'always' } as const;
const POLICY_STEP = { subject: 'policy step', device: 'always' } as const;
const EXEMPTION = { subject: 'exemption', device: 'sometimes', owner: 'sometimes' } as const;

export const POLICY_EVENTS = {
  'approval.requested': created(ApprovalRecord, APPROVAL, 'A new device of a person waits for approval.'),
  'approval.approved': changed(ApprovalRecord, APPROVAL, 'A device was approved: its holder can use it.'),
  'approval.denied': changed(ApprovalRecord, APPROVAL, 'A device was denied: the person no longer holds it.'),
  'approval.expired': changed(ApprovalRecord, APPROVAL, 'Nobody decided in time: the person no longer holds the device.'),
  'approval.withdrawn': changed(ApprovalRecord, APPROVAL, 'The assignment ended before anybody decided.'),
  'policy.step_taken': created(
    PolicyStepRecord,
    POLICY_STEP,
    'A policy did something to a device, or took back what it had done.',
  ),
  'policy.step_undone': removed(PolicyStepRecord, POLICY_STEP, 'What a policy had done to a device was undone.'),
  'policy.run_finished': notedWith(
    closed({
      policy: oneOf(POLICY_NAME_WORDS, 'Which policy.'),
      disabled: Type.Integer(),
      ended: Type.Integer(),
      released: Type.Integer(),
      reminded: Type.Integer(),
    }),
    { subject: 'policy run' },
    'A policy was carried out, and did something: to how many devices.',
  ),
  'policy.run_failed': notedWith(
    closed({
      policy: oneOf(POLICY_NAME_WORDS, 'Which policy.'),
      disabled: Type.Integer(),
      ended: Type.Integer(),
      released: Type.Integer(),
      reminded: Type.Integer(),
      isUndo: Type.Boolean({ description: 'Whether it was to be undone.' }),
      error: freeText(LENGTHS.description, 'Why it ended.'),
    }),
    { subject: 'policy run' },
    'A run of a policy ended before it was done, or its undo did: its job died or was cancelled. To how many devices it did something.',
  ),
  'policy.run_undone': notedWith(
    closed({ policy: oneOf(POLICY_NAME_WORDS, 'Which policy.'), undone: Type.Integer({ description: 'How many steps.' }) }),
    { subject: 'policy run' },
    'A run of a policy was undone.',
  ),
  'policy_exemption.created': created(PolicyExemptionRecord, EXEMPTION, 'Something is exempt from a policy.'),
  'policy_exemption.removed': removed(PolicyExemptionRecord, EXEMPTION, 'An exemption from a policy was ended.'),
} as const satisfies Readonly<Record<string, EventDeclaration>>;
