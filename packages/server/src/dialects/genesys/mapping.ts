/** Between Genesys' objects and the core's (contract §2 and §10). Pure. */
import { type Fault, Problem } from '../../domain/problem.ts';
import type { Phone, PhoneInput, PhonePlatform } from '../../services/phones.ts';
import type { DirectoryUserDevicesListing, PagingQuery, UserDevice, UserDeviceInput } from './schemas.ts';

export const COLLECTION = '/api/v2/mobiledevices';

const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 500;
const SORT_ORDERS = ['ascending', 'descending'] as const;
const TYPES: readonly PhonePlatform[] = ['android', 'ios'];

export interface Paging {
  readonly pageSize: number;
  readonly pageNumber: number;
  readonly sortOrder: (typeof SORT_ORDERS)[number];
}

export function toPaging(query: PagingQuery): Paging {
  const wanted = query.sortOrder ?? SORT_ORDERS[0];
  const sortOrder = SORT_ORDERS.find(each => each === wanted.toLowerCase());
  if (sortOrder === undefined) throw outside('query', 'sortOrder', wanted, SORT_ORDERS);
  return {
    pageSize: Math.min(query.pageSize ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
    pageNumber: query.pageNumber ?? 1,
    sortOrder,
  };
}

export function toPhoneInput(body: UserDeviceInput): PhoneInput {
  const platform = TYPES.find(each => each === body.type.toLowerCase());
  if (platform === undefined) throw outside('body', 'type', body.type, TYPES);
  return {
    name: body.name ?? null,
    make: body.make,
    model: body.model,
    platform,
    token: body.deviceToken,
    notificationId: body.notificationId,
    acceptNotifications: body.acceptNotifications,
    sessionHash: body.sessionHash ?? null,
  };
}

export function toUserDevice(phone: Phone): UserDevice {
  return {
    id: phone.deviceId,
    ...(phone.name === null ? {} : { name: phone.name }),
    deviceToken: phone.token ?? '',
    notificationId: phone.notificationId ?? '',
    make: phone.make ?? '',
    model: phone.model ?? '',
    acceptNotifications: phone.acceptNotifications,
    type: phone.platform,
    ...(phone.sessionHash === null ? {} : { sessionHash: phone.sessionHash }),
    selfUri: `${COLLECTION}/${phone.deviceId}`,
  };
}

export function toListing(phones: readonly Phone[], total: number, paging: Paging): DirectoryUserDevicesListing {
  const { pageSize, pageNumber, sortOrder } = paging;
  const pageCount = Math.ceil(total / pageSize);
  const uri = (page: number) => `${COLLECTION}?pageSize=${pageSize}&pageNumber=${page}&sortOrder=${sortOrder}`;
  return {
    entities: phones.map(toUserDevice),
    pageSize,
    pageNumber,
    total,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    lastUri: uri(Math.max(pageCount, 1)),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(pageNumber - 1) } : {}),
    pageCount,
  };
}

function outside(where: Fault['where'], field: string, value: string, allowed: readonly string[]): Problem {
  const fault: Fault = { where, field, kind: 'enum', expected: allowed.join(', '), value };
  return new Problem('invalid', `${field} must be one of: ${fault.expected}.`, { faults: [fault] });
}
