/**
 * A drop-in for the part of `purecloud-platform-client-v2` that speaks of mobile devices: the same names, parameters, requests
 * and results, without its size and its dependencies. Import it by default or by names, or `require` it.
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
