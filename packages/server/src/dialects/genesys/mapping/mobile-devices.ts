/** Between Genesys' objects and the core's (contract genesys §2 and §10). Pure. */
import type { PhoneInput, PhonePlatform } from '../../../core/composed/register-phone.ts';
import { type Fault, Problem } from '../../../domain/problem.ts';
import { remember } from '../../../lib/remember.ts';
import type { Phone } from '../../../services/holding/phone.ts';
import type { PhoneList, PhonePage } from '../../../services/holding/phone-list.ts';
import type { DirectoryUserDevicesListing, PagingQuery, UserDevice, UserDeviceInput } from '../schemas/mobile-devices.ts';

export const COLLECTION = '/api/v2/mobiledevices';

const DEFAULT_PAGE_SIZE = 25;
const MAX_PAGE_SIZE = 500;
const SORT_ORDERS = ['ascending', 'descending'] as const;
export const PLATFORMS: readonly PhonePlatform[] = ['android', 'ios'];

export function toPage(query: PagingQuery): PhonePage {
  const wanted = query.sortOrder ?? SORT_ORDERS[0];
  const sortOrder = SORT_ORDERS.find(each => each === wanted.toLowerCase());
  if (sortOrder === undefined) throw outside('query', 'sortOrder', wanted, SORT_ORDERS);
  const limit = Math.min(query.pageSize ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  return { limit, offset: ((query.pageNumber ?? 1) - 1) * limit, newestFirst: sortOrder === 'descending' };
}

export function toPhoneInput(body: UserDeviceInput): PhoneInput {
  const platform = PLATFORMS.find(each => each === body.type.toLowerCase());
  if (platform === undefined) throw outside('body', 'type', body.type, PLATFORMS);
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

/** Cached per phone object, which the core replaces when anything changes. */
export const toUserDevice = remember((phone: Phone): UserDevice => {
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
});

export const toListing = remember(({ phones, total, page }: PhoneList): DirectoryUserDevicesListing => {
  const { limit: pageSize, offset, newestFirst } = page;
  const pageNumber = offset / pageSize + 1;
  const sortOrder = newestFirst ? SORT_ORDERS[1] : SORT_ORDERS[0];
  const pageCount = Math.ceil(total / pageSize);
  const uri = (number: number) => `${COLLECTION}?pageSize=${pageSize}&pageNumber=${number}&sortOrder=${sortOrder}`;
  return {
    entities: phones.map(toUserDevice),
    pageSize,
    pageNumber,
    total,
    firstUri: uri(1),
    selfUri: uri(pageNumber),
    lastUri: uri(Math.max(pageCount, 1)),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 && pageNumber <= pageCount + 1 ? { previousUri: uri(pageNumber - 1) } : {}),
    pageCount,
  };
});

function outside(where: Fault['where'], field: string, value: string, allowed: readonly string[]): Problem {
  const fault: Fault = { where, field, kind: 'enum', expected: allowed.join(', '), value };
  return new Problem('invalid', `${field} must be one of: ${fault.expected}.`, { faults: [fault] });
}
