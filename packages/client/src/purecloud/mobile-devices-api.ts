/** The five operations on the caller's phones, with the vendor's names, parameters and messages. */
import { ApiClient } from './api-client.ts';
import { toText } from './call.ts';
import type { CallOptions, DirectoryUserDevicesListing, ListOptions, PutOptions, UserDevice } from './types.ts';

const COLLECTION = '/api/v2/mobiledevices';

/**
 * The phones of the person or application that the client is logged in as. A class, because code for the vendor's SDK uses `new`.
 *
 * All methods resolve to the body of the answer. If the server refuses, they reject with its error body, a plain object with
 * `status`, `code`, `message` and `contextId`. If there is no answer, they reject with an `Error` that has a `code`. If a
 * required parameter is missing, they throw a string.
 */
export class MobileDevicesApi {
  /** The client that makes the calls. */
  readonly apiClient: ApiClient;

  /** @param apiClient `ApiClient.instance` by default. */
  constructor(apiClient?: ApiClient) {
    this.apiClient = apiClient || ApiClient.instance;
  }

  /** Ends the registration of a device. `DELETE /api/v2/mobiledevices/{deviceId}` */
  deleteMobiledevice(deviceId: string, opts?: CallOptions): Promise<undefined> {
    return this.#call('DELETE', pathOf(deviceId, 'deleteMobiledevice'), opts);
  }

  /** Reads one device. `GET /api/v2/mobiledevices/{deviceId}` */
  getMobiledevice(deviceId: string, opts?: CallOptions): Promise<UserDevice> {
    return this.#call('GET', pathOf(deviceId, 'getMobiledevice'), opts);
  }

  /** Reads a page of the caller's devices. `GET /api/v2/mobiledevices` */
  getMobiledevices(opts?: ListOptions): Promise<DirectoryUserDevicesListing> {
    const { pageSize, pageNumber, sortOrder } = opts || {};
    return this.#call('GET', COLLECTION, opts, { query: { pageSize, pageNumber, sortOrder } });
  }

  /** Registers a device, or updates the one with the same `deviceToken`. `POST /api/v2/mobiledevices` */
  postMobiledevices(body: UserDevice, opts?: CallOptions): Promise<UserDevice> {
    if (body === undefined || body === null) throw missing('body', 'postMobiledevices');
    return this.#call('POST', COLLECTION, opts, { body });
  }

  /** Replaces a device. `PUT /api/v2/mobiledevices/{deviceId}` */
  putMobiledevice(deviceId: string, opts?: PutOptions): Promise<UserDevice> {
    return this.#call('PUT', pathOf(deviceId, 'putMobiledevice'), opts, { body: opts?.body });
  }

  #call<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    opts: CallOptions | undefined,
    rest: { query?: Record<string, unknown>; body?: unknown } = {},
  ): Promise<T> {
    return this.apiClient.send({ method, path, customHeaders: opts?.customHeaders, ...rest }) as Promise<T>;
  }
}

function pathOf(deviceId: string | null | undefined, method: string): string {
  if (deviceId === undefined || deviceId === null || deviceId === '') throw missing('deviceId', method);
  return `${COLLECTION}/${encodeURIComponent(toText(deviceId))}`;
}

/** A string and not an `Error`, because the vendor throws it and callers compare it. */
function missing(parameter: string, method: string): string {
  return `Missing the required parameter "${parameter}" when calling ${method}`;
}
