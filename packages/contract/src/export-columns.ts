/** The columns of exported people, devices, assignments and lines, with the names that an import takes. */

const PEOPLE = [
  ...(['id', 'login', 'firstName', 'lastName', 'displayName', 'email', 'mobilePhone', 'employeeNumber', 'role'] as const),
  ...(['notes', 'location', 'disabledReason', 'externalIds', 'metadata', 'createdAt', 'modifiedAt'] as const),
] as const;

const DEVICES = [
  ...(['id', 'kind', 'name', 'make', 'model', 'platform', 'osVersion', 'serial', 'mac', 'udid', 'assetTag', 'imei'] as const),
  ...(['iccid', 'phoneNumber', 'purchasedAt', 'location', 'disabledReason', 'lifecycle', 'tags', 'notes', 'macs'] as const),
  ...(['externalIds', 'metadata', 'createdAt', 'modifiedAt'] as const),
] as const;

const ASSIGNMENTS = [
  ...(['id', 'device', 'owner', 'role', 'createdAt', 'until', 'dueAt', 'expiresAt', 'reason', 'endReason'] as const),
  ...(['disabledReason', 'lastActiveAt', 'deviceName', 'deviceKind', 'ownerName', 'ownerId'] as const),
] as const;

const LINES = [
  ...(['id', 'device', 'deviceName', 'owner', 'ownerName', 'port', 'kind', 'appearance', 'weight', 'label'] as const),
  ...(['hotlineDestination', 'allowCallDecline', 't38Fax', 'location', 'extension', 'phoneNumber'] as const),
  ...(['createdAt', 'until'] as const),
] as const;

/** In the order in which a file has them. */
export const EXPORT_COLUMNS = { people: PEOPLE, devices: DEVICES, assignments: ASSIGNMENTS, lines: LINES } as const;
