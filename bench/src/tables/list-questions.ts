/** The filtered lists that are measured, with what they are to find: rare things among many, and all of it by one caller. */

export type Call = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<Answer>;

export interface Answer {
  readonly id?: string;
  readonly token?: string;
  /** Of a verification. */
  readonly events?: number;
  readonly fault?: object | null;
  readonly items?: readonly { readonly id: string }[];
}

export interface ListQuestion {
  readonly title: string;
  readonly path: string;
  /** The token of a caller who sees one small location; null for the administrator. */
  readonly token: string | null;
}

const RARE = 20;

/** Makes what is rare, at the end and at the beginning of the store, and says what is asked for it. */
export async function furnishLists(call: Call): Promise<ListQuestion[]> {
  const place = (await call('POST', '/locations', { name: 'Bench' })).id;
  const [oldest, newest] = [
    await call('GET', `/devices?limit=${RARE}`),
    await call('GET', `/devices?limit=${RARE}&sort=-number`),
  ];
  const devices = [...(oldest.items ?? []), ...(newest.items ?? [])];
  for (const [index, { id }] of devices.entries()) {
    await call('PATCH', `/devices/${id}`, { make: 'Rare', model: 'Rare 1', locationId: place });
    if (index % 2 === 0) continue;
    const [held] = (await call('GET', `/assignments?device=${id}`)).items ?? [];
    if (held !== undefined) await call('POST', `/assignments/${held.id}/end`);
  }
  const limits = { locationIds: [place] };
  const { token = '' } = await call('POST', '/tokens', { scopes: ['org:admin'], label: 'bench', limits });
  return [
    ...ASKED.map(([title, path]) => ({ title, path, token: null })),
    ...ASKED_THERE.map(([title, path]) => ({ title, path, token })),
  ];
}

const ASKED: readonly (readonly [title: string, path: string])[] = [
  ['devices, a part of a model that a third has', '/devices?q=ixel'],
  ['the same, newest first', '/devices?q=ixel&sort=-number'],
  ['devices, a person and a model', '/devices?q=bo%20galaxy'],
  ['devices, what nobody has', '/devices?q=zq81'],
  ['people, a part of a name', '/people?q=avora'],
  ['people, an extension of a login', '/people?q=.9999@'],
  ['devices of a make that few have', '/devices?make=Rare'],
  ['devices of a make that a third has', '/devices?make=Google'],
  ['devices that nobody holds', '/devices?holderless=true'],
  ['the same of one model', '/devices?holderless=true&model=Rare%201'],
  ['devices on iOS that are disabled', '/devices?platform=ios&state=disabled'],
  ['devices that are lost', '/devices?lifecycle=lost'],
  ['people who are not members', '/people?role=user_admin'],
  ['assignments that have ended', '/assignments?state=ended'],
  ['assignments of further users', '/assignments?role=user'],
  ['assignments of a model that few have', '/assignments?model=Rare%201'],
  ['assignments that are due', '/assignments?dueBefore=2030-01-01'],
];

const ASKED_THERE: readonly (readonly [title: string, path: string])[] = [
  ['devices in the one location of the caller', '/devices'],
  ['people there', '/people'],
  ['assignments there', '/assignments'],
];
