/** Who leaves the demo's organization in these days: yesterday, with an undo; on Friday, as planned; and somebody on leave. */
import { DAY, DAYS } from './calendar.ts';
import { byIt, type Employee, somebody, type World, writeOf } from './world.ts';

export function planLeavers(world: World): void {
  const { story, calendar } = world;
  const stays = ({ leaves, role, phone }: Employee) => leaves === null && role === 'member' && phone.deviceId !== undefined;
  const officer = () => world.employees.find(({ role }) => role === 'user_admin')?.person ?? world.administrator;
  story.at(calendar.worktime(DAYS - 26), async ({ people }) => {
    const parent = somebody(world, stays);
    if (parent === undefined) return;
    parent.isAway = true;
    await people.disable(writeOf(world, officer(), 'parental leave'), parent.person.id);
  });
  story.at(calendar.worktime(DAYS - 5), async ({ offBoardings }) => {
    const leaver = somebody(world, stays);
    if (leaver === undefined) return;
    const plan = { effectiveAt: calendar.nextFriday, handTo: null, keepLogin: true };
    await offBoardings.offBoard(writeOf(world, officer(), 'moves abroad'), leaver.person.id, plan);
  });
  story.at(calendar.now - DAY, async ({ offBoardings }) => {
    const leaver = somebody(world, stays);
    if (leaver === undefined) return;
    leaver.hasLeft = true;
    await offBoardings.offBoard(byIt(world, 'contract ended'), leaver.person.id, {
      effectiveAt: null,
      handTo: null,
      keepLogin: true,
    });
  });
}
