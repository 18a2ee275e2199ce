/** What stands below the holders and the facts of a device. It is loaded once those are shown. */
import type { Shown } from '../opened.ts';
import { Blocks } from './blocks.tsx';
import { Codes } from './codes.tsx';
import { Desk } from './desk.tsx';
import { Guests } from './guests.tsx';
import { Life } from './life.tsx';
import { Lines } from './lines.tsx';
import { Past } from './past.tsx';
import { Pushes } from './pushes.tsx';

/** Below the holders: of each day, and of each port. */
export function MoreOfUse({ day, ...shown }: Shown & { readonly day: string | null }) {
  const { may } = shown;
  const isPhone = hasLines(shown);
  return (
    <>
      {may.read && <Past {...shown} day={day} />}
      {isPhone && may.readLines && <Lines {...shown} />}
      {isPhone && may.readGuests && <Guests {...shown} />}
      {!isPhone && may.read && <Pushes {...shown} />}
    </>
  );
}

/** Below the facts. */
export function MoreFacts(shown: Shown) {
  const { may } = shown;
  const isPhone = hasLines(shown);
  return (
    <>
      {isPhone && <Desk {...shown} />}
      {isPhone && may.read && <Codes {...shown} />}
      <Life {...shown} />
      {may.read && <Blocks {...shown} />}
    </>
  );
}

function hasLines({ device: { kind } }: Shown): boolean {
  return kind === 'desk_phone' || kind === 'room_device';
}
