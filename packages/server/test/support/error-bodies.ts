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
    readonly missingScope: string;
    readonly unknownId: RegExp;
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
    if (told !== undefined && told !== status) faults.push(`error body: says ${told}, the status is ${status}`);
    if (/\n\s+at |node_modules|\.ts:\d/.test(JSON.stringify(body))) faults.push('error body: holds a stack trace');
    return faults;
  };
}

function textAt(body: unknown, name: string): string {
  return String((body as Readonly<Record<string, unknown>> | null)?.[name]);
}
