/** All routes of the native API. */

export * from './routes/applications.ts';
export * from './routes/approvals.ts';
export * from './routes/assignment-list.ts';
export * from './routes/assignments.ts';
export * from './routes/audit.ts';
export * from './routes/batch.ts';
export * from './routes/blocks.ts';
export * from './routes/callings.ts';
export * from './routes/device-lines.ts';
export * from './routes/devices.ts';
export * from './routes/directories.ts';
export * from './routes/erasure.ts';
export * from './routes/events.ts';
export * from './routes/exports.ts';
export * from './routes/faces.ts';
export * from './routes/groups.ts';
export * from './routes/identities.ts';
export * from './routes/imports.ts';
export * from './routes/installation.ts';
export * from './routes/jobs.ts';
export * from './routes/leaving.ts';
export * from './routes/lifecycle.ts';
export * from './routes/lines.ts';
export * from './routes/loans.ts';
export * from './routes/lock-outs.ts';
export * from './routes/mail.ts';
export * from './routes/me.ts';
export * from './routes/merges.ts';
export * from './routes/metadata.ts';
export * from './routes/organization.ts';
export * from './routes/people.ts';
export * from './routes/places.ts';
export * from './routes/policies.ts';
export * from './routes/providers.ts';
export * from './routes/reports.ts';
export * from './routes/retention.ts';
export * from './routes/same-hardware.ts';
export * from './routes/search.ts';
export * from './routes/server.ts';
export * from './routes/sessions.ts';
export {
  activate,
  checkIn,
  createVirtualLine,
  endGuestSession,
  getVirtualLine,
  issueActivationCode,
  removeCallingOfPerson,
  setCallingOfPerson,
  setCallingOfWorkspace,
  startGuestSession,
} from './routes/telephony.ts';
export * from './routes/telephony-lists.ts';
export * from './routes/timelines.ts';
export * from './routes/tokens.ts';
export * from './routes/webhooks.ts';
