/** Parameters and results, with the names and shapes of the vendor's SDK. */

/** One phone of the caller, as `MobileDevicesApi` sends and returns it. */
export interface UserDevice {
  /** Assigned by the server; ignored in requests. */
  id?: string;
  /** Free text. */
  name?: string;
  /** The token for pushes to the app on the phone. */
  deviceToken: string;
  /** Identifies the push registration. */
  notificationId: string;
  /** The manufacturer. */
  make: string;
  /** The manufacturer's name of the model. */
  model: string;
  /** Whether pushes may be sent. */
  acceptNotifications: boolean;
  /** `ios` or `android`. */
  type: string;
  /** Opaque. */
  sessionHash?: string;
  /** Assigned by the server; the path of this device. */
  selfUri?: string;
}

/** One page of the caller's phones. The URIs are relative and include the query. */
export interface DirectoryUserDevicesListing {
  entities: UserDevice[];
  /** The page size that the server used. */
  pageSize: number;
  /** Counted from 1. */
  pageNumber: number;
  /** The number of phones on all pages. */
  total: number;
  pageCount: number;
  firstUri: string;
  selfUri: string;
  lastUri: string;
  /** Absent on the last page. */
  nextUri?: string;
  /** Absent on the first page. */
  previousUri?: string;
}

/** What a login resolves to: always the same object, changed by the next login. */
export interface AuthData {
  accessToken?: string | null | undefined;
  /** The returned `state` of an implicit login. Compare it with the one that you sent. */
  state?: string | null;
  error?: string | null | undefined;
  error_description?: string | null | undefined;
  /** When the access token expires, in milliseconds since 1970. */
  tokenExpiryTime?: number;
  /** The same as text, for example `Thu, 01 Jan 1970 00:00:00 GMT`. */
  tokenExpiryTimeString?: string | null;
}

/** Options of all calls. */
export interface CallOptions {
  /** Headers of this one call. */
  customHeaders?: Record<string, string>;
}

/** Selects a page of a list. The server has defaults for missing members. */
export interface ListOptions extends CallOptions {
  /** 25 by default, 500 at most. */
  pageSize?: number;
  /** Counted from 1, the default. */
  pageNumber?: number;
  /** `ascending` (default) or `descending`, by age. */
  sortOrder?: string;
}

/** The new state of a device. Without a body the device stays unchanged. */
export interface PutOptions extends CallOptions {
  body?: UserDevice;
}
