/** The settings of many phones, and jobs on them, as they travel (contract webex §3.11). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { id, orgId, page } from './requests.ts';

const text = Type.String();
const optionalText = Type.Optional(text);
const count = Type.Optional(Type.Integer());
const Blocks = Type.Record(Type.String(), Type.Unknown());

export const DefaultSettings = Type.Object({
  customizations: Blocks,
  customEnabled: Type.Optional(Type.Boolean({ description: 'Of a location: whether it has settings of its own' })),
  updateInProgress: Type.Boolean(),
  lastUpdateTime: Type.Optional(Type.Integer({ description: 'Milliseconds since 1970' })),
});
export type DefaultSettings = Static<typeof DefaultSettings>;

/** Blocks of settings; what of them is null is left out, at any depth. */
export const SettingsJobInput = Type.Object({
  locationId: id,
  locationCustomizationsEnabled: Type.Optional(Type.Boolean()),
  customizations: Type.Optional(Blocks),
});
export type SettingsJobInput = Static<typeof SettingsJobInput>;

export const RebuildInput = Type.Object({ locationId: Type.String({ minLength: 1, maxLength: LENGTHS.id }) });

const Execution = Type.Object({
  id: Type.Integer(),
  createdTime: text,
  lastUpdated: text,
  endTime: optionalText,
  timeElapsed: optionalText,
  statusMessage: text,
  exitCode: text,
  stepExecutionStatuses: Type.Array(Type.Unknown()),
});

export const DeskJob = Type.Object({
  name: text,
  id: text,
  trackingId: text,
  sourceUserId: text,
  sourceCustomerId: text,
  targetCustomerId: text,
  instanceId: Type.Integer(),
  jobExecutionStatus: Type.Array(Execution),
  latestExecutionStatus: text,
  latestExecutionExitCode: text,
  percentageComplete: Type.Integer(),
  target: optionalText,
  locationId: optionalText,
  locationCustomizationsEnabled: Type.Optional(Type.Boolean()),
  deviceCount: count,
  updatedCount: count,
  advisoryCount: count,
});
export type DeskJob = Static<typeof DeskJob>;
export const DeskJobs = Type.Object({ items: Type.Array(DeskJob) });

const JobError = Type.Object({
  item: optionalText,
  itemNumber: Type.Integer(),
  trackingId: text,
  error: Type.Object({
    key: text,
    message: Type.Array(Type.Object({ description: text, locationId: optionalText })),
  }),
});
export const JobErrors = Type.Object({ items: Type.Array(JobError) });
export type JobErrors = Static<typeof JobErrors>;

export const JobsQuery = Type.Object({ ...orgId, max: page.max, cursor: page.cursor });
