/** The client behind all calls: the server's address, the access token, and the logins. */
import { browserPage } from './browser-page.ts';
import { type Call, send } from './call.ts';
import { loginWithClientCredentials } from './client-credentials.ts';
import { type Configuration, createConfiguration, type Gateway } from './configuration.ts';
import { type ImplicitOptions, loginImplicitly } from './implicit.ts';
import { clear, save } from './session.ts';
import type { AuthData } from './types.ts';

/** The same as in the vendor's SDK. */
const DEFAULT_TIMEOUT_MS = 16_000;

/** The part of the vendor's `ApiClient` that the five operations and their logins need. */
export interface ApiClient {
  /** The client that the whole program shares. */
  readonly instance: ApiClient;
  readonly config: Configuration;
  /** The same as `config.basePath`. */
  basePath: string;
  /** How long a call waits for its answer, in milliseconds; 0 waits forever. */
  timeout: number;
  /** Sets `timeout` as code for the vendor's SDK does: `getHttpClient().setTimeout(milliseconds)`. */
  getHttpClient(): { setTimeout(milliseconds: number): void };
  /** The current login. */
  readonly authData: AuthData;
  /** Uses one server for calls and logins: `setGateway({ host: '127.0.0.1', protocol: 'http', port: 8080 })`. */
  setGateway(gateway?: Gateway): void;
  /** Uses `https://api.<environment>` and `https://login.<environment>`. */
  setEnvironment(environment?: string): void;
  /** Sends this token with every call. */
  setAccessToken(token: string | null | undefined): void;
  /** Sends no token from now on. */
  clearAccessToken(): void;
  /** With `true`, calls resolve to and reject with `{ status, statusText, headers, body, text, error }` instead of the body. */
  setReturnExtendedResponses(extended: boolean): void;
  /** Sets headers that are sent with every call. */
  setDefaultHeaders(headers: Record<string, string>): void;
  getDefaultHeaders(): Record<string, string>;
  /** Names the app in the `Genesys-App` header of every call. */
  setGenesysAppHeader(name: string): void;
  getGenesysAppHeader(): string | null;
  /** Logs a program in as itself; not in a browser. If refused, rejects with an `Error` with `response.status` and `response.data`. */
  loginClientCredentialsGrant(clientId: string, clientSecret: string): Promise<AuthData>;
  /**
   * Logs a person in, in a browser: redirects to the sign-in page and back to `redirectUri`, where the same call resolves. The
   * OAuth client must be registered for the implicit grant with exactly this URI.
   */
  loginImplicitGrant(clientId: string, redirectUri: string, opts?: ImplicitOptions): Promise<AuthData>;
  /** Forgets the token and redirects to the server's logout page, which redirects to `redirectUri`. */
  logout(redirectUri?: string): void;
  /** Sends one call to the API. */
  send(call: Call): Promise<unknown>;
}

/** Creates a separate client with its own server and login, for `new MobileDevicesApi(client)`. */
export function createApiClient(): ApiClient {
  const config = createConfiguration();
  const authData: AuthData = {};
  const headers = createHeaders();
  let extended = false;
  let clientId = '';

  const client: ApiClient = {
    get instance() {
      return client;
    },
    config,
    get basePath() {
      return config.basePath;
    },
    set basePath(origin) {
      config.basePath = origin;
    },
    timeout: DEFAULT_TIMEOUT_MS,
    getHttpClient: () => ({
      setTimeout(milliseconds) {
        client.timeout = milliseconds;
      },
    }),
    authData,
    setGateway: config.setGateway,
    setEnvironment: config.setEnvironment,
    setAccessToken: accessToken => save(authData, { accessToken }),
    clearAccessToken: () => clear(authData),
    setReturnExtendedResponses(wanted) {
      extended = wanted;
    },
    ...headers.methods,
    loginClientCredentialsGrant(id, clientSecret) {
      clientId = id;
      const loginUrl = config.urlOf('login');
      return loginWithClientCredentials(authData, { loginUrl, clientId, clientSecret, timeoutMs: client.timeout });
    },
    loginImplicitGrant(id, redirectUri, options = {}) {
      clientId = id;
      return loginImplicitly(authData, { loginUrl: config.urlOf('login'), clientId, redirectUri, options, testToken });
    },
    logout(redirectUri) {
      save(authData, {});
      browserPage()?.location.replace(logoutUrl(config.urlOf('login'), clientId, redirectUri));
    },
    send(call) {
      const { accessToken } = authData;
      const [baseUrl, defaultHeaders] = [config.urlOf('api'), headers.current()];
      return send({ baseUrl, accessToken, defaultHeaders, timeoutMs: client.timeout, extended }, call);
    },
  };

  async function testToken(): Promise<void> {
    if (!authData.accessToken) throw new Error('Token is not set');
    await client.send({ method: 'GET', path: '/api/v2/tokens/me' });
  }

  return client;
}

/** The client that the whole program shares, by the vendor's name: `ApiClient.instance`. */
export const ApiClient: ApiClient = createApiClient();

/** The headers of every call, and the client's methods that read and set them. */
function createHeaders() {
  let headers: Record<string, string> = {};
  const methods: Pick<ApiClient, 'setDefaultHeaders' | 'getDefaultHeaders' | 'setGenesysAppHeader' | 'getGenesysAppHeader'> = {
    setDefaultHeaders(wanted) {
      if (!wanted || typeof wanted !== 'object') throw new Error('default headers must be a map');
      headers = wanted;
    },
    getDefaultHeaders: () => headers,
    setGenesysAppHeader(name) {
      if (!name || typeof name !== 'string') throw new Error('headerValue must be a non empty string');
      headers['Genesys-App'] = name;
    },
    getGenesysAppHeader: () => headers['Genesys-App'] ?? null,
  };
  return { current: () => headers, methods };
}

function logoutUrl(loginUrl: string, clientId: string, redirectUri?: string): string {
  const query = new URLSearchParams({ client_id: clientId, ...(redirectUri && { redirect_uri: redirectUri }) });
  return `${loginUrl}/logout?${query}`;
}
