/** Routes of the policies that are carried out by themselves: what they do, would do and did, and what is exempt. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { idFilter } from '../lists.ts';
import { Policy } from '../policy.ts';
import {
  EXEMPT_WORDS,
  PolicyExemption,
  PolicyInForce,
  PolicyRun,
  PolicyStep,
  PolicyTarget,
  UndoneStep,
} from '../policy-objects.ts';
import { PROPOSED_SETTINGS, WITHOUT_SETTINGS } from '../policy-proposal.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, oneOf, PageQuery, pageOf, reason, Time, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

const POLICY = `${BASE}/policies/{name}`;

export const listPolicies = defineRoute({
  id: 'native.policies.list',
  method: 'GET',
  path: `${BASE}/policies`,
  summary: 'Lists the policies with the settings that are in force, where they are from, and the last and the next run.',
  scope: 'people.org:read',
  status: 200,
  reply: closed({ items: Type.Array(PolicyInForce) }),
});

export const getPolicyByName = defineRoute({
  id: 'native.policies.get',
  method: 'GET',
  path: POLICY,
  summary: 'Returns a policy: `stale`, `caps`, `approval`, `loans` or `retention`.',
  scope: 'people.org:read',
  status: 200,
  reply: PolicyInForce,
});

export const changePolicy = defineRoute({
  id: 'native.policies.update',
  method: 'PATCH',
  path: POLICY,
  summary: 'Changes settings of the policy; null resets one to its default. The same settings as those of the organization.',
  scope: 'org:admin',
  query: WriteQuery,
  body: closed({ ...Policy.properties, ...reason }),
  status: 200,
  reply: PolicyInForce,
});

export const previewPolicy = defineRoute({
  id: 'native.policies.preview',
  method: 'GET',
  path: `${POLICY}/preview`,
  summary: 'Lists what the policy is about to do, or would do with other settings: to what, when and why. Nothing is changed.',
  scope: 'devices.org:read',
  query: closed({
    show: Type.Optional(
      oneOf(
        ['all', 'due', 'grace', 'exempt'],
        '`due`: what it would do now; of `caps`, who holds more than the cap. `grace`, `exempt`: what `stale` has disabled, and leaves alone. Defaults to `all`.',
      ),
    ),
    ...PROPOSED_SETTINGS,
    without: WITHOUT_SETTINGS,
    ...PageQuery.properties,
  }),
  status: 200,
  reply: pageOf(PolicyTarget),
});

export const runPolicy = defineRoute({
  id: 'native.policies.run',
  method: 'POST',
  path: `${POLICY}/run`,
  summary: 'Carries out the policy now, in the background. Watch it in the list of its runs, or its job.',
  scope: 'org:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 202,
  reply: PolicyRun,
});

export const listPolicyRuns = defineRoute({
  id: 'native.policies.runs',
  method: 'GET',
  path: `${POLICY}/runs`,
  summary: 'Lists the runs of the policy, the last first.',
  scope: 'people.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(PolicyRun),
});

export const undoPolicyRun = defineRoute({
  id: 'native.policies.undoRun',
  method: 'POST',
  path: `${POLICY}/runs/{runId}/undo`,
  summary: 'Undoes all steps of a run, in the background. It can be undone for 30 days.',
  scope: 'org:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 202,
  reply: PolicyRun,
});

export const listPolicySteps = defineRoute({
  id: 'native.policies.steps',
  method: 'GET',
  path: `${POLICY}/steps`,
  summary: 'Lists what the policy did, device by device, the last first.',
  scope: 'devices.org:read',
  query: closed({
    run: idFilter('Only the steps of this run.'),
    device: idFilter('Only what it did to this device.'),
    ...PageQuery.properties,
  }),
  status: 200,
  reply: pageOf(PolicyStep),
});

export const undoPolicyStep = defineRoute({
  id: 'native.policies.undoStep',
  method: 'POST',
  path: `${POLICY}/steps/{stepId}/undo`,
  summary: 'Undoes what the policy did to the device: it can be used again, and those who held it hold it again.',
  scope: 'org:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: UndoneStep,
});

export const listExemptions = defineRoute({
  id: 'native.policies.exemptions',
  method: 'GET',
  path: `${POLICY}/exemptions`,
  summary: 'Lists what the policy leaves alone.',
  scope: 'people.org:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(PolicyExemption),
});

export const addExemption = defineRoute({
  id: 'native.policies.exempt',
  method: 'POST',
  path: `${POLICY}/exemptions`,
  summary: 'Makes an exemption. What the policy has disabled of it is as before with the next run.',
  scope: 'org:admin',
  query: WriteQuery,
  body: closed({
    kind: oneOf(EXEMPT_WORDS, 'What is exempt: one device, or all of a person, a group, a location or a tag.'),
    target: text(LENGTHS.id, 'The id of the device, person, group or location, or the tag.'),
    until: Type.Optional(nullable(Time, 'The end of the exemption, in the future. Left out: none.')),
    ...reason,
  }),
  status: 201,
  reply: PolicyExemption,
});

export const removeExemption = defineRoute({
  id: 'native.policies.removeExemption',
  method: 'DELETE',
  path: `${POLICY}/exemptions/{exemptionId}`,
  summary: 'Ends an exemption.',
  scope: 'org:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: PolicyExemption,
});
