/** All routes of the native API. */
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import type { DefaultOf } from '../../../http/dialect/policy-defaults.ts';
import type { Face } from '../../../http/dialect/shows.ts';
import { applicationRoutes } from './applications.ts';
import { approvalRoutes } from './approvals.ts';
import { assignmentListRoutes } from './assignment-list.ts';
import { assignmentRoutes } from './assignments.ts';
import { auditRoutes } from './audit.ts';
import { batchRoutes } from './batch.ts';
import { blockRoutes } from './blocks.ts';
import { callingRoutes } from './callings.ts';
import { deviceLineRoutes } from './device-lines.ts';
import { deviceRoutes } from './devices.ts';
import { directoryRoutes } from './directories.ts';
import { erasureRoutes } from './erasure.ts';
import { eventRoutes } from './events.ts';
import { exportRoutes } from './exports.ts';
import { faceRoutes } from './faces.ts';
import { groupRoutes } from './groups.ts';
import { identityRoutes } from './identities.ts';
import { importRoutes } from './imports.ts';
import { installationRoutes } from './installation.ts';
import { jobRoutes } from './jobs.ts';
import { leavingRoutes } from './leaving.ts';
import { lifecycleRoutes } from './lifecycle.ts';
import { lineRoutes } from './lines.ts';
import { loanRoutes } from './loans.ts';
import { lockOutRoutes } from './lock-outs.ts';
import { mailRoutes } from './mail.ts';
import { mergeRoutes } from './merges.ts';
import { metadataRoutes } from './metadata.ts';
import { organizationRoutes, policyRoutes } from './organization.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { policiesRoutes } from './policies.ts';
import { providerRoutes } from './providers.ts';
import { reportRoutes } from './reports.ts';
import { retentionRoutes } from './retention.ts';
import { sameHardwareRoutes } from './same-hardware.ts';
import { searchRoutes } from './search.ts';
import { serverRoutes } from './server.ts';
import { sessionRoutes } from './sessions.ts';
import { telephonyRoutes } from './telephony.ts';
import { telephonyListRoutes } from './telephony-lists.ts';
import { timelineRoutes } from './timelines.ts';
import { tokenRoutes } from './tokens.ts';
import { webhookRoutes } from './webhooks.ts';

/** An unknown parameter is refused, also where a route takes none: it was meant to change the answer. */
const NO_PARAMETERS = Type.Object({}, { additionalProperties: false });

export function createRoutes(faces: readonly Face[], defaultOf: DefaultOf): readonly DialectRoute[] {
  return [...routes, ...policyRoutes(defaultOf), ...policiesRoutes(defaultOf), ...faceRoutes(faces)].map(route => ({
    query: NO_PARAMETERS,
    ...route,
  }));
}

const routes: readonly DialectRoute[] = [
  ...organizationRoutes,
  ...metadataRoutes,
  ...peopleRoutes,
  ...lockOutRoutes,
  ...jobRoutes,
  ...mailRoutes,
  ...groupRoutes,
  ...placeRoutes,
  ...deviceLineRoutes,
  ...lineRoutes,
  ...callingRoutes,
  ...deviceRoutes,
  ...assignmentListRoutes,
  ...lifecycleRoutes,
  ...sameHardwareRoutes,
  ...mergeRoutes,
  ...assignmentRoutes,
  ...approvalRoutes,
  ...leavingRoutes,
  ...erasureRoutes,
  ...loanRoutes,
  ...blockRoutes,
  ...batchRoutes,
  ...searchRoutes,
  ...reportRoutes,
  ...telephonyRoutes,
  ...telephonyListRoutes,
  ...identityRoutes,
  ...providerRoutes,
  ...applicationRoutes,
  ...tokenRoutes,
  ...sessionRoutes,
  ...installationRoutes,
  ...serverRoutes,
  ...eventRoutes,
  ...auditRoutes,
  ...exportRoutes,
  ...importRoutes,
  ...retentionRoutes,
  ...timelineRoutes,
  ...directoryRoutes,
  ...webhookRoutes,
];
