/**
 * Signs people in with a password and issues a token: for the web services, or for the app catalog on a device. The latter also
 * registers the device and assigns it to the person. Its token is valid only while they hold the device.
 */
import type { Edit } from '../../core/change.ts';
import { type CatalogDevice, deviceWaits, ensureCatalog, storeCatalogSignIn } from '../../core/composed/catalog.ts';
import type { Core } from '../../core/core.ts';
import { storeCredential } from '../../core/identity/credentials.ts';
import { keepOrigin } from '../../core/identity/sessions.ts';
import { waitsFor } from '../../domain/approval.ts';
import type { Assignment } from '../../domain/assignment.ts';
import type { Organization } from '../../domain/organization.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Instant } from '../../lib/instant.ts';
import { uuidToBase64Url, uuidv4 } from '../../lib/uuid.ts';
import { selectLastCatalogSignIn } from '../../storage/statements/handsets.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import { changeAsPerson } from './change-as.ts';
import { originOf } from './origin.ts';
import { whenRefused } from './refusal.ts';
import { type PasswordAttempt, refused, type SignedIn, type SignIn } from './sign-in.ts';

/** What a catalog reports about its device, and where pushes go. */
export interface CatalogWish extends CatalogDevice {
  /** The APNs token for pushes to this person on this device. Ignored for other platforms; undefined changes nothing. */
  readonly apnsToken: string | undefined;
}

export interface CatalogAttempt extends PasswordAttempt {
  readonly lifetimeSeconds: number;
  readonly requestId: string;
  /** What the app calls itself; null if it did not say. */
  readonly agent?: string | null;
}

export interface CatalogSignIn {
  /** 22 characters. Only its digest is stored, so this is the only place to read it. */
  readonly token: string;
  readonly person: Person;
  readonly organization: Organization;
  readonly lastCatalogSignInAt: Instant | null;
}

export interface Catalogs {
  /** Issues a token for the person. */
  readonly signIn: (attempt: CatalogAttempt) => Promise<CatalogSignIn>;
  /** Issues a token for the person on the device. A disabled device is `forbidden`. */
  readonly signInOn: (attempt: CatalogAttempt, device: CatalogWish) => Promise<CatalogSignIn>;
}

/** Nothing was issued: the device is stored, and waits for approval. */
const WAITS = { token: '', lastCatalogSignInAt: null } as const;

/** The scopes that the vendor's services need. The person's role still limits what they can do with them. */
const SCOPES: readonly Scope[] = ['devices.org:write', 'people.org:write', 'profile:read'];

export function createCatalogs(core: Core, signIns: SignIn): Catalogs {
  const enter = async (
    attempt: CatalogAttempt,
    name: string,
    work: (edit: Edit, who: SignedIn) => Promise<Omit<CatalogSignIn, 'person' | 'organization'>>,
  ): Promise<CatalogSignIn> => {
    const who = await signIns.withPassword(attempt);
    const issued = await whenRefused(
      () => changeAsPerson(core, who, { name, requestId: attempt.requestId }, edit => work(edit, who)),
      () => Promise.reject(refused()),
    );
    if (issued === WAITS) throw deviceWaits();
    const organization = await core.storage.one(selectOrganization, { org: who.org });
    if (organization === undefined) throw refused();
    return { ...issued, person: who.person, organization: toOrganization(organization) };
  };

  return {
    signIn: attempt =>
      enter(attempt, 'catalogs.signIn', async (edit, who) => {
        const last = await edit.tx.one(selectLastCatalogSignIn, { org: edit.org, personId: who.person.id });
        return { token: await issue(edit, who, attempt, null), lastCatalogSignInAt: last?.at ?? null };
      }),
    signInOn: (attempt, given) =>
      enter(attempt, 'catalogs.signInOn', async (edit, who) => {
        const held = await ensureCatalog(edit, who.person, given, given.apnsToken);
        if (waitsFor(held.assignment) !== null) return WAITS;
        storeCatalogSignIn(edit, who.person, held, attempt.address);
        return { token: await issue(edit, who, attempt, held.assignment), lastCatalogSignInAt: edit.now };
      }),
  };
}

async function issue(
  edit: Edit,
  who: SignedIn,
  { lifetimeSeconds, address, agent = null }: CatalogAttempt,
  assignment: Assignment | null,
): Promise<string> {
  const token = uuidToBase64Url(uuidv4(edit.random.bytes(16)));
  const ends = [edit.now + lifetimeSeconds * 1_000_000, assignment?.expiresAt ?? null, assignment?.disableAt ?? null];
  const expiresAt = Math.min(...ends.filter(end => end !== null));
  const label = assignment === null ? 'sign-in' : 'app catalog';
  const given = { subject: personOwner(who.person.id), scopes: SCOPES, label, expiresAt, assignmentId: assignment?.id ?? null };
  const { id } = await storeCredential(edit, 'access_token', given, token);
  keepOrigin(edit, id, originOf(who, { address, agent }));
  return token;
}
