/** How an error body of each dialect is recognized. A new dialect adds its row here, and all tests over HTTP know it. */
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

export interface ErrorBody {
  readonly contentType: RegExp;
  /** What is wrong with the body of an error; empty when nothing is. */
  readonly check: (body: unknown, status: number) => string[];
  /** The word by which the dialect's clients tell errors apart. */
  readonly codeOf: (body: unknown) => string;
  /** That word, for what every operation can refuse. */
  readonly codes: {
    readonly missingCredential: string;
    readonly unknownCredential: string;
    /** Where a request is itself a credential, and a wrong one; absent: the same as a missing one. */
    readonly wrongLogin?: string;
    readonly missingScope: string;
    readonly unknownId: RegExp;
    /** For an id in a path that is none; absent: the same as an unknown one, with 404. */
    readonly malformedId?: { readonly status: number; readonly code: RegExp };
  };
}

const word = Type.String({ minLength: 1 });
const uuid = Type.String({ format: 'uuid' });
const strict = { additionalProperties: false } as const;

const Detail = Type.Object(
  {
    errorCode: word,
    fieldName: Type.Optional(word),
    entityId: Type.Optional(word),
    entityName: Type.Optional(word),
  },
  strict,
);

/** Contract genesys §6.1. */
const GenesysError = Type.Object(
  {
    message: word,
    code: Type.String({ pattern: '^[a-z]+(?:\\.[a-z]+)+$' }),
    status: Type.Integer(),
    messageParams: Type.Record(Type.String(), Type.String()),
    contextId: uuid,
    details: Type.Array(Detail),
    errors: Type.Array(Type.Object({})),
    limit: Type.Optional(Type.Object({ key: word, namespace: word, value: Type.Integer() }, strict)),
  },
  strict,
);

/** RFC 6749 §5.2, with Genesys' `description`. */
const OauthError = Type.Object(
  { error: Type.String({ pattern: '^[a-z_]+$' }), error_description: word, description: word },
  strict,
);

/** Contract webex §1.2: without `trackingId` clients show raw text, a code that is no integer they drop. */
const WebexError = Type.Object(
  {
    message: word,
    errors: Type.Array(Type.Object({ description: word, errorCode: Type.Optional(Type.Integer()) }, strict), {
      minItems: 1,
      maxItems: 1,
    }),
    trackingId: word,
  },
  strict,
);

/** Contract apperian §5: clients look for the key `error` at the top, and for the two members in it. */
const ApperianError = Type.Object({ error: Type.Object({ code: Type.Integer(), message: word }, strict) }, strict);

const Fault = Type.Object(
  { where: word, field: Type.String(), kind: word, expected: Type.String(), value: Type.String() },
  strict,
);

/** RFC 9457. */
const ProblemDetails = Type.Object(
  {
    type: word,
    title: word,
    status: Type.Integer(),
    detail: word,
    code: word,
    requestId: uuid,
    faults: Type.Optional(Type.Array(Fault)),
    scopes: Type.Optional(Type.Array(word, { minItems: 1 })),
    operation: Type.Optional(Type.Integer()),
  },
  strict,
);

/** RFC 7644 §3.12: the status is text. */
const ScimError = Type.Object(
  {
    schemas: Type.Tuple([Type.Literal('urn:ietf:params:scim:api:messages:2.0:Error')]),
    status: Type.String({ pattern: '^[45]\\d\\d$' }),
    scimType: Type.Optional(word),
    detail: word,
  },
  strict,
);

export const ERROR_BODIES: Readonly<Record<string, ErrorBody>> = {
  genesys: {
    contentType: /^application\/json/,
    check: checkOf(GenesysError),
    codeOf: body => textAt(body, 'code'),
    codes: {
      missingCredential: 'authentication.required',
      unknownCredential: 'bad.credentials',
      missingScope: 'app.not.authorized.for.scope',
      unknownId: /^(?:general\.resource\.)?not\.found$/,
    },
  },
  oauth: {
    contentType: /^application\/json/,
    check: checkOf(OauthError),
    codeOf: body => textAt(body, 'error'),
    codes: {
      missingCredential: 'invalid_client',
      unknownCredential: 'invalid_client',
      missingScope: 'access_denied',
      unknownId: /^not_found$/,
    },
  },
  webex: {
    contentType: /^application\/json/,
    check: checkOf(WebexError),
    codeOf: body => textAt(body, 'message'),
    codes: {
      missingCredential: 'The request requires a valid access token set in the Authorization request header.',
      unknownCredential: 'The request requires a valid access token set in the Authorization request header.',
      missingScope:
        'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.',
      unknownId: /^The requested resource could not be found\.$/,
      malformedId: { status: 400, code: /^Expect base64 ID or UUID\.$/ },
    },
  },
  scim: {
    contentType: /^application\/scim\+json/,
    check: checkOf(ScimError),
    codeOf: body => textAt(body, 'detail'),
    codes: {
      missingCredential: 'No credential was presented.',
      unknownCredential: 'The credential is unknown, expired or revoked.',
      missingScope: 'The credential does not have the scope for this.',
      unknownId: /^There is no such/,
    },
  },
  apperian: {
    contentType: /^application\/json/,
    check: checkOf(ApperianError),
    codeOf: body => textAt((body as { error?: unknown } | null)?.error, 'message'),
    codes: {
      missingCredential: 'Authentication required',
      unknownCredential: 'Authentication required',
      wrongLogin: 'Invalid user ID or password',
      missingScope: 'Forbidden',
      unknownId:
        /^(?:(?:User|Device|Group|Credential|Report) not found|Device is not associated with the user|Unknown resource)$/,
    },
  },
  native: {
    contentType: /^application\/problem\+json/,
    check: checkOf(ProblemDetails),
    codeOf: body => textAt(body, 'code'),
    codes: {
      missingCredential: 'unauthenticated',
      unknownCredential: 'unauthenticated',
      missingScope: 'forbidden',
      unknownId: /^not_found$/,
    },
  },
};

function checkOf(schema: TSchema): ErrorBody['check'] {
  const compiled = Compile(schema);
  return (body, status) => {
    const faults = [...compiled.Errors(body)].map(error => `error body: ${error.instancePath || 'it'} ${error.message}`);
    const told = (body as { status?: unknown } | null)?.status;
    if (told !== undefined && Number(told) !== status) faults.push(`error body: says ${told}, the status is ${status}`);
    if (/\n\s+at |node_modules|\.ts:\d/.test(JSON.stringify(body))) faults.push('error body: holds a stack trace');
    return faults;
  };
}

function textAt(body: unknown, name: string): string {
  return String((body as Readonly<Record<string, unknown>> | null)?.[name]);
}
