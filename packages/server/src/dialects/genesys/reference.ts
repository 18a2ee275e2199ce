/** What the API reference says about the Genesys face beside its routes. */
import Type from 'typebox';
import type { Reference } from '../../http/dialect/reference.ts';
import { examples } from './golden/examples.ts';
import * as identity from './schemas/identity.ts';
import * as mobileDevices from './schemas/mobile-devices.ts';

const text = Type.String();

/** Contract genesys §6.1. */
const ErrorBody = Type.Object(
  {
    message: text,
    code: text,
    status: Type.Integer(),
    messageParams: Type.Record(text, text),
    contextId: text,
    details: Type.Array(Type.Object({ errorCode: text, fieldName: Type.Optional(text) })),
    errors: Type.Array(Type.Object({})),
    limit: Type.Optional(Type.Object({ key: text, namespace: text, value: Type.Integer() })),
  },
  { description: 'Why a call was refused.' },
);

export const reference: Reference = {
  title: 'heldby: the Genesys face',
  description: "The mobile devices of Genesys Cloud's Platform API v2, for the caller's own phones.",
  schemas: { ErrorBody, ...mobileDevices, ...identity },
  problem: ErrorBody,
  problemType: 'application/json',
  security: ['bearer', { type: 'http', scheme: 'bearer' }],
  tags: {
    mobiledevices: 'The phones of the caller.',
    tokens: 'The presented token.',
    users: 'The person whose token is presented.',
    authorization: 'What SDKs ask for after a login.',
  },
  examples,
};
