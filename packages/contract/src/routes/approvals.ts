/** Routes of devices that wait for approval. */
import Type from 'typebox';
import { APPROVAL_STATE_WORDS, Approval } from '../approval-objects.ts';
import { idFilter } from '../lists.ts';
import { defineRoute } from '../route.ts';
import { closed, oneOf, PageQuery, pageOf, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

export const listApprovals = defineRoute({
  id: 'native.approvals.list',
  method: 'GET',
  path: `${BASE}/approvals`,
  summary:
    'Lists the devices that wait for approval or waited, the last first: your own, or those of others for an administrator.',
  scope: 'devices:read',
  query: closed({
    state: Type.Optional(oneOf(APPROVAL_STATE_WORDS, 'Only those.')),
    person: idFilter('Only the devices of this person.'),
    ...PageQuery.properties,
  }),
  status: 200,
  reply: pageOf(Approval),
});

export const getApproval = defineRoute({
  id: 'native.approvals.get',
  method: 'GET',
  path: `${BASE}/approvals/{approvalId}`,
  summary: 'Returns a device that waits for approval or waited, and why.',
  scope: 'devices:read',
  status: 200,
  reply: Approval,
});

export const approveDevice = defineRoute({
  id: 'native.approvals.approve',
  method: 'POST',
  path: `${BASE}/approvals/{approvalId}/approve`,
  summary: 'Approves a device: its holder can use it, and pushes reach it.',
  scope: 'devices:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Approval,
});

export const denyDevice = defineRoute({
  id: 'native.approvals.deny',
  method: 'POST',
  path: `${BASE}/approvals/{approvalId}/deny`,
  summary: 'Denies a device: the person no longer holds it, and is blocked on its hardware.',
  scope: 'devices:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Approval,
});
