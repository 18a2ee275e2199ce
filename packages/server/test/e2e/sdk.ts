/** The parts of Genesys Cloud's JavaScript SDK that the tests use, loaded as it is published and with an empty home folder. */
import { createRequire } from 'node:module';

export interface UserDevice {
  readonly id?: string;
  readonly name?: string;
  readonly deviceToken: string;
  readonly notificationId: string;
  readonly make: string;
  readonly model: string;
  readonly acceptNotifications: boolean;
  readonly type: string;
  readonly sessionHash?: string;
  readonly selfUri?: string;
}

export interface Listing {
  readonly entities: readonly UserDevice[];
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly total: number;
  readonly pageCount: number;
  readonly firstUri: string;
  readonly selfUri: string;
  readonly lastUri: string;
  readonly nextUri?: string;
  readonly previousUri?: string;
}

export interface MobileDevicesApi {
  readonly getMobiledevices: (options?: object) => Promise<Listing>;
  readonly postMobiledevices: (body: object) => Promise<UserDevice>;
  readonly getMobiledevice: (id: string) => Promise<UserDevice>;
  readonly putMobiledevice: (id: string, options?: { body?: unknown }) => Promise<UserDevice>;
  readonly deleteMobiledevice: (id: string) => Promise<undefined>;
}

interface ApiClient {
  readonly config: { live_reload_config: boolean };
  readonly setGateway: (gateway: { host: string; protocol: string; port: number }) => void;
  readonly setAccessToken: (token: string) => void;
  readonly setReturnExtendedResponses: (extended: boolean) => void;
  readonly loginClientCredentialsGrant: (id: string, secret: string) => Promise<{ accessToken: string; tokenExpiryTime: number }>;
}

export interface Sdk {
  readonly client: ApiClient;
  readonly api: MobileDevicesApi;
  /** Points the SDK at a server, in the one way that its users have. */
  readonly pointAt: (url: string) => void;
}

/** The SDK reads and watches a file in the home folder, so that the folder is changed before it is loaded. */
export function loadSdk(home: string): Sdk {
  process.env.HOME = home;
  process.env.NO_PROXY = '127.0.0.1';
  const sdk = createRequire(import.meta.url)('purecloud-platform-client-v2');
  const client = sdk.ApiClient.instance as ApiClient;
  client.config.live_reload_config = false;
  const pointAt = (url: string) => {
    const { hostname, port } = new URL(url);
    client.setGateway({ host: hostname, protocol: 'http', port: Number(port) });
  };
  return { client, api: new sdk.MobileDevicesApi() as MobileDevicesApi, pointAt };
}
