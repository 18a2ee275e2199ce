/** Carries out the stale policy for some devices: disables them, ends what is held of them, or leaves them as they were before. */
import type { Device } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { DAY_MICROS, NO_COUNTS, type RunCounts, type WhyWord } from '../../domain/policies.ts';
import { isByStalePolicy, type StaleFinding, type StaleRules, staleReason, staleRules } from '../../domain/stale.ts';
import { selectDevice, toDevice } from '../../storage/statements/devices.ts';
import type { Edit } from '../change.ts';
import { enableDevice, suspendDevice } from '../devices/change.ts';
import { openHoldersOf } from '../holding/end.ts';
import { endAssignment } from '../holding/save.ts';
import { requireOrganization } from '../organization/find.ts';
import { beginGrace, endGrace, isInGrace, judgeDevices } from '../policies/stale.ts';
import { takeStep } from '../policies/steps.ts';
import { readAhead } from '../read-ahead.ts';
import { sendMail } from '../send-mail.ts';

/** Each device is judged again here, by what is stored at this moment, so that a step is taken once whatever runs beside. */
export async function settleStale(edit: Edit, ids: readonly DeviceId[], runId: string): Promise<RunCounts> {
  const rules = staleRules((await requireOrganization(edit.tx, edit.org)).policy);
  const judged = new Map((await judgeDevices(edit, ids, rules)).map(each => [each.row.id, each.finding]));
  const run = { runId, rules };
  const due = [...judged].filter(([, { what }]) => what !== 'nothing');
  const edits = await readAhead(
    edit,
    due.map(
      ([id, finding]) =>
        ahead =>
          settle(ahead, id, finding, run),
    ),
  );
  let counts = NO_COUNTS;
  await edit.tx.gather(async () => {
    for (const [index, [id, finding]] of due.entries()) {
      counts = added(counts, await settle(edits[index] ?? edit, id, finding, run));
    }
    // What was merged into another device.
    for (const id of ids) if (!judged.has(id)) endGrace(edit, id);
  });
  return counts;
}

type Deed = Exclude<StaleFinding['what'], 'nothing'>;
const COUNTED = { disable: 'disabled', end: 'ended', release: 'released' } as const satisfies Record<Deed, keyof RunCounts>;

function added(counts: RunCounts, what: keyof RunCounts): RunCounts {
  return { ...counts, [what]: counts[what] + 1 };
}

interface Run {
  readonly runId: string;
  readonly rules: StaleRules;
}

async function settle(edit: Edit, id: DeviceId, finding: StaleFinding, run: Run): Promise<keyof RunCounts> {
  const { runId } = run;
  const device = await deviceOf(edit, id);
  if (device === undefined || finding.what === 'nothing') return 'released';
  if (finding.what === 'disable') await disable(edit, device, finding, run);
  else if (finding.what === 'end') await end(edit, device, finding, runId);
  else await release(edit, device, finding.why, runId);
  return COUNTED[finding.what];
}

async function disable(edit: Edit, device: Device, finding: StaleFinding, { runId, rules }: Run): Promise<void> {
  await suspendDevice(edit, device, staleReason(finding));
  beginGrace(edit, device.id);
  step(edit, device, 'disabled', finding, runId, []);
  if (edit.sendsMail) await tellHolders(edit, device.id, rules);
}

async function tellHolders(edit: Edit, deviceId: DeviceId, { ends, graceDays }: StaleRules): Promise<void> {
  const until = ends ? { day: edit.now + graceDays * DAY_MICROS } : {};
  for (const { owner } of await openHoldersOf(edit, deviceId)) {
    if (owner.kind === 'person')
      sendMail(edit, { template: 'device_stale', to: owner.id, deviceId, page: 'my-devices', ...until });
  }
}

/** Nobody holds the device any more, so it need not be disabled: the next holder can use it. */
async function end(edit: Edit, device: Device, finding: StaleFinding, runId: string): Promise<void> {
  endGrace(edit, device.id);
  const ended: string[] = [];
  for (const holder of await openHoldersOf(edit, device.id)) {
    const { id } = await endAssignment(edit, holder, staleReason(finding));
    ended.push(id);
  }
  if (isByStalePolicy(device.disabled)) await enableDevice(edit, device);
  step(edit, device, 'ended', finding, runId, ended);
}

async function release(edit: Edit, device: Device, why: WhyWord, runId: string | null): Promise<Device> {
  endGrace(edit, device.id);
  const after = isByStalePolicy(device.disabled) ? await enableDevice(edit, device) : device;
  step(edit, device, 'released', { why, lastActiveAt: null, limitDays: null }, runId, []);
  return after;
}

/** Somebody uses the device again: it is as it was before. Returns the device as it is then. */
export async function releaseReturned(edit: Edit, device: Device): Promise<Device> {
  return (await isInGrace(edit, device.id)) ? release(edit, device, 'used', null) : device;
}

/** The same for a device of which only the id is known. */
export async function releaseReturnedById(edit: Edit, id: DeviceId): Promise<void> {
  const device = await deviceOf(edit, id);
  if (device !== undefined) await releaseReturned(edit, device);
}

/** Somebody begins to hold a device that nobody used. */
export async function releaseGiven(edit: Edit, device: Device): Promise<void> {
  if (isByStalePolicy(device.disabled)) await releaseReturned(edit, device);
}

async function deviceOf({ tx, org }: Edit, id: DeviceId): Promise<Device | undefined> {
  const row = await tx.one(selectDevice, { org, id });
  return row && toDevice(row);
}

type About = Pick<StaleFinding, 'why' | 'lastActiveAt' | 'limitDays'>;

function step(
  edit: Edit,
  { id: deviceId }: Device,
  what: 'disabled' | 'ended' | 'released',
  { why, lastActiveAt, limitDays }: About,
  runId: string | null,
  endedAssignments: readonly string[],
): void {
  takeStep(edit, { policy: 'stale', runId, deviceId, step: what, why, lastActiveAt, limitDays, endedAssignments });
}
