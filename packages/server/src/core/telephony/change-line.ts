/** Changes the settings of one line, as far as the other lines of its device leave room. */
import type { Device } from '../../domain/device.ts';
import { portsOf } from '../../domain/phone-catalogue.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { Line, LineSettings } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Edit } from '../change.ts';
import { findAnyDesk } from './desks.ts';
import { linesOf, saveLine } from './lines.ts';

/** A line keeps its port. On another one it is another line, with an interval of its own. */
export type LineChange = Partial<Omit<LineSettings, 'port'>>;

export async function changeLine(edit: Edit, before: Line, until: Instant | null, wish: LineChange): Promise<Line> {
  // A line whose planned end has come is over, even if the sweep has not stored it yet.
  const lines = await linesOf(edit, before.deviceId);
  if (until !== null || !lines.some(({ id }) => id === before.id)) throw new Problem('conflict', 'The line has ended.');
  const after = { ...before, ...wish };
  if (after.weight > before.weight) await requireRoom(edit, after, lines);
  return saveLine(edit, before, after);
}

async function requireRoom(edit: Edit, line: Line, lines: readonly Line[]): Promise<void> {
  const desk = await findAnyDesk(edit.tx, edit.org, line.deviceId, edit.now);
  if (desk === undefined) throw notFound('line');
  requireFreePorts(edit, desk.device, line, lines);
}

/** What a line wants to occupy. `id` is null for a new one. */
export type Room = Pick<Line, 'port' | 'weight'> & { readonly id: string | null };

/** `lines`: those that are on the device. */
export function requireFreePorts(
  { phoneModels, actor }: Edit,
  { model }: Device,
  { id, port, weight }: Room,
  lines: readonly Line[],
): void {
  const ports = portsOf(phoneModels, model, actor.policy);
  const last = port + weight - 1;
  if (last > ports) throw new Problem('conflict', `The device has the ports 1 to ${ports}, and the line would end at ${last}.`);
  const next = lines.find(each => each.id !== id && each.port <= last && each.port + each.weight > port);
  if (next !== undefined) throw new Problem('conflict', `Port ${Math.max(next.port, port)} has another line.`);
}
