/**
 * A drop-in replacement for the mobile devices part of `purecloud-platform-client-v2`: the same names, parameters, requests and
 * results, without its size and dependencies. Use its default or named imports, or `require` it.
 */
import { ApiClient } from './api-client.ts';
import { MobileDevicesApi } from './mobile-devices-api.ts';
import { PureCloudRegionHosts } from './region-hosts.ts';

export { createApiClient } from './api-client.ts';
export type { Call } from './call.ts';
export type { Configuration, Gateway } from './configuration.ts';
export type { ImplicitOptions } from './implicit.ts';
export type { Failure, Reply } from './transport.ts';
export type * from './types.ts';
export { ApiClient, MobileDevicesApi, PureCloudRegionHosts };

const platformClient = { ApiClient, MobileDevicesApi, PureCloudRegionHosts };

// biome-ignore lint/style/noDefaultExport: code for the vendor's SDK imports the default.
export default platformClient;
