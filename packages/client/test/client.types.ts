/** What the types of the client allow and what they refuse. Compiled with the tests, never run. */
import {
  type Client,
  type ErrorCode,
  type ExpandedDevice,
  HeldbyError,
  type ListedDevice,
  type NamedEvent,
  type ProblemCode,
  type ShownPerson,
} from '@heldby/client';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A, B>(...equal: Equal<A, B> extends true ? [] : [never]): void;

declare const client: Client;

export async function answers(): Promise<void> {
  const person = await client.people.get('id');
  same<typeof person, ShownPerson>();
  same<typeof person.email, string | null>();
  const page = await client.people.list({ login: 'ann', limit: 5 });
  same<typeof page.nextCursor, string | null>();
  for await (const device of client.devices.list.all()) same<typeof device, ListedDevice>();
  for await (const held of client.people.devices.all('id', { asOf: '2026-05-04' })) same<typeof held, ExpandedDevice>();
  for await (const event of client.events.list.follow({ after: 'latest' })) same<typeof event, NamedEvent>();
  const nothing = await client.people.setPassword('id', { password: 'secret' });
  same<typeof nothing, void>();
  const answer = await client.request('GET', '/me');
  same<typeof answer, unknown>();
}

export function requests(): void {
  void client.people.create({ login: 'ann', firstName: 'Ann', lastName: '' }, { dryRun: true, ifRevision: 1, timeoutMs: 5 });
  // @ts-expect-error `login` is missing
  void client.people.create({ firstName: 'Ann', lastName: '' });
  // @ts-expect-error there is no such member
  void client.people.create({ login: 'ann', firstName: 'Ann', lastName: '', shoeSize: 4 });
  // @ts-expect-error there is no such role
  void client.people.create({ login: 'ann', firstName: 'Ann', lastName: '', role: 'king' });
  // @ts-expect-error undefined is not null: leave it out, or say that it is absent
  void client.people.create({ login: 'ann', firstName: 'Ann', lastName: '', email: undefined });
  // @ts-expect-error an id is missing
  void client.people.get();
  // @ts-expect-error there is no such filter
  void client.people.list({ shoeSize: 4 });
  // @ts-expect-error a read has nothing to try
  void client.people.get('id', { dryRun: true });
  // @ts-expect-error people come in pages, and do not wait for more
  void client.people.list.follow;
  // @ts-expect-error a single object cannot be walked
  void client.people.get.all;
}

export function errors(error: unknown): string {
  if (!(error instanceof HeldbyError)) return '';
  same<ErrorCode, ProblemCode | 'unreachable' | 'timed_out' | 'unknown'>();
  same<typeof error.status, number | null>();
  // @ts-expect-error there is no such code
  if (error.code === 'not-found') return '';
  return wordOf(error.code);
}

/** Every code has a case: without one of them this does not compile. */
function wordOf(code: ErrorCode): string {
  switch (code) {
    case 'invalid':
    case 'precondition_required':
    case 'unsupported_media_type':
    case 'method_not_allowed':
    case 'too_large':
      return 'wrong request';
    case 'unauthenticated':
    case 'forbidden':
      return 'not allowed';
    case 'not_found':
    case 'gone':
      return 'not there';
    case 'conflict':
    case 'locked':
    case 'precondition_failed':
      return 'something else came first';
    case 'rate_limited':
    case 'unavailable':
    case 'timeout':
    case 'timed_out':
    case 'unreachable':
      return 'later';
    case 'internal':
    case 'unknown':
      return 'a defect';
  }
}
