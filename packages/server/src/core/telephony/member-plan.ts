/** Plans how the lines of a device change to match a list of wishes. */
import type { OwnerId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import type { Appearance, Line, LineSettings } from '../../domain/telephony.ts';

/** One member of the new list. */
export interface MemberWish extends LineSettings {
  readonly ownerId: OwnerId;
}

/** A wish, whether it is the primary line, and the existing line that it matches. */
export interface MemberPlan {
  readonly wish: MemberWish;
  readonly kind: Appearance;
  readonly line: Line | undefined;
}

/** Adds the primary owner if the list does not name them, so that the device always has an owner. */
export function withPrimary(
  wishes: readonly MemberWish[],
  primary: Pick<Line, 'owner' | keyof LineSettings>,
): readonly MemberWish[] {
  if (wishes.some(wish => wish.ownerId === primary.owner.id)) return wishes;
  const { owner, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax } = primary;
  const port = isFree(wishes, primary.port) ? primary.port : lowestFree(wishes);
  return [{ ownerId: owner.id, port, appearance, weight, label, hotlineDestination, allowCallDecline, t38Fax }, ...wishes];
}

export function requirePorts(wishes: readonly MemberWish[], ports: number): void {
  const taken = new Set<number>();
  for (const { port, weight } of wishes) {
    if (port < 1 || weight < 1 || port + weight - 1 > ports) {
      throw new Problem('invalid', `The device has the ports 1 to ${ports}.`);
    }
    for (let each = port; each < port + weight; each += 1) {
      if (taken.has(each)) throw new Problem('invalid', `Port ${each} is given twice.`);
      taken.add(each);
    }
  }
}

/** The owner's line on their lowest port is the primary one; every other line is shared. */
export function planMembers(wishes: readonly MemberWish[], lines: readonly Line[], primary: Line): MemberPlan[] {
  const ownPorts = wishes.filter(wish => wish.ownerId === primary.owner.id).map(wish => wish.port);
  const primaryPort = Math.min(...ownPorts);
  return wishes.map(wish => {
    const kind = wish.port === primaryPort ? 'primary' : 'shared';
    const line = lines.find(each => each.owner.id === wish.ownerId && each.port === wish.port && each.kind === kind);
    return { wish, kind, line };
  });
}

function isFree(wishes: readonly MemberWish[], port: number): boolean {
  return !wishes.some(wish => wish.port <= port && port < wish.port + wish.weight);
}

function lowestFree(wishes: readonly MemberWish[]): number {
  let port = 1;
  while (!isFree(wishes, port)) port += 1;
  return port;
}
