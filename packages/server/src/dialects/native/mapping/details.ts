/** Reads the members that few people and devices have from a body. Pure. */
import {
  DEVICE_DETAILS,
  type DetailsChange,
  type DeviceDetails,
  PERSON_DETAILS,
  type PersonDetails,
} from '../../../domain/details.ts';

type Body = Readonly<Record<string, unknown>>;

/** The body with these members in `details`, if it has any. */
export function withPersonDetails<B extends object>(body: B): B & { details?: DetailsChange<PersonDetails> } {
  return gathered(body, PERSON_DETAILS);
}

export function withDeviceDetails<B extends object>(body: B): B & { details?: DetailsChange<DeviceDetails> } {
  return gathered(body, DEVICE_DETAILS);
}

/** For what is new: metadata that the organization requires is missed even if none is sent. */
export function forNew<B extends { metadata?: unknown }>(body: B): B {
  return body.metadata === undefined ? { ...body, metadata: {} } : body;
}

function gathered<B extends object>(body: B, names: readonly string[]): B {
  const given = Object.entries(body).filter(([name]) => names.includes(name));
  if (given.length === 0) return body;
  const others = Object.entries(body).filter(([name]) => !names.includes(name));
  return { ...(Object.fromEntries(others) as Body), details: Object.fromEntries(given) } as unknown as B;
}
