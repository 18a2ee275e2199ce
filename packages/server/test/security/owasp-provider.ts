/** An OpenID provider that wants to harm its callers, and a bystander who must never be asked. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostileProvider {
  readonly issuer: string;
  /** From now on it answers its discovery document so; `undefined` answers an honest one. */
  readonly behave: (answer: Behaviour | undefined) => void;
  /** What the bystander was asked for; the provider points to it. */
  readonly bystander: { readonly origin: string; readonly asked: string[] };
  readonly close: () => Promise<void>;
}

export type Behaviour = (response: ServerResponse, at: { readonly issuer: string; readonly bystander: string }) => void;

/** The document that says where everything is, with some of it replaced. */
export function documentOf(issuer: string, changes: object = {}): string {
  const endpoints = {
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
  };
  const supported = { response_types_supported: ['code'], subject_types_supported: ['public'] };
  return JSON.stringify({ issuer, ...endpoints, ...supported, id_token_signing_alg_values_supported: ['RS256'], ...changes });
}

export async function startHostileProvider(): Promise<HostileProvider> {
  const asked: string[] = [];
  const bystander = await listen(
    createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    }),
  );
  let behaviour: Behaviour | undefined;
  const provider = await listen(
    createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      if (behaviour === undefined) response.end(documentOf(provider.origin));
      else behaviour(response, { issuer: provider.origin, bystander: bystander.origin });
    }),
  );
  return {
    issuer: provider.origin,
    bystander: { origin: bystander.origin, asked },
    behave: answer => {
      behaviour = answer;
    },
    close: async () => {
      await provider.close();
      await bystander.close();
    },
  };
}

async function listen(server: Server): Promise<{ origin: string; close: () => Promise<void> }> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
