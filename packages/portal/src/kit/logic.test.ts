/** The small rules of the components. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { labelledIndexes, niceTicks } from './charts/scale.ts';
import { dayAt, daysBetween } from './days.ts';
import { initialsOf, TINTS, tintOf } from './initials.ts';
import { sayKey } from './key-names.ts';
import { moveIn } from './menu-keys.ts';
import { placeBeside } from './place.ts';
import { sayLeft } from './time-left.ts';
import { createToasts, TOAST_LIMIT } from './toasts.ts';

describe('the initials of a name', () => {
  it('are of the first and the last word', () => {
    assert.equal(initialsOf('Ann Meier'), 'AM');
    assert.equal(initialsOf('Maximiliane-Alexandra von Hohenstein-Wallenberg'), 'MH');
    assert.equal(initialsOf('Zoë'), 'Z');
    assert.equal(initialsOf("  o'brien, seán (extern)  "), 'OS');
  });

  it('are one letter in scripts that join letters, and nothing without a name', () => {
    assert.equal(initialsOf('عبد الرحمن'), 'ع');
    assert.equal(initialsOf('山田 太郎'), '山');
    assert.equal(initialsOf(' '), '');
  });

  it('have a tint for any name', () => {
    fc.assert(fc.property(fc.string(), name => tintOf(name) >= 0 && tintOf(name) < TINTS));
  });
});

describe('the keys of a menu', () => {
  const texts = ['Hand over', 'Disable', 'Delete'];

  it('go round, and to the ends', () => {
    assert.equal(moveIn(texts, 2, 'ArrowDown'), 0);
    assert.equal(moveIn(texts, 0, 'ArrowUp'), 2);
    assert.equal(moveIn(texts, -1, 'ArrowDown'), 0);
    assert.equal(moveIn(texts, 0, 'End'), 2);
    assert.equal(moveIn([], 0, 'ArrowDown'), undefined);
  });

  it('go to the next that begins with a letter', () => {
    assert.equal(moveIn(texts, 0, 'd'), 1);
    assert.equal(moveIn(texts, 1, 'D'), 2);
    assert.equal(moveIn(texts, 2, 'd'), 1);
    assert.equal(moveIn(texts, 0, 'z'), undefined);
  });

  it('have the names of the keyboard', () => {
    assert.deepEqual([sayKey('Mod', true), sayKey('Mod', false), sayKey('k', false)], ['⌘', 'Ctrl', 'k']);
  });
});

describe('the place of a popover', () => {
  const screen = { width: 360, height: 600 };

  it('is below, or above where there is more room', () => {
    const low = { left: 10, right: 90, top: 540, bottom: 570 };
    assert.equal(placeBeside({ ...low, top: 100, bottom: 130 }, { width: 100, height: 200 }, screen).top, 134);
    assert.equal(placeBeside(low, { width: 100, height: 200 }, screen).top, 336);
  });

  it('is always within the window', () => {
    const box = fc.record({ left: fc.nat(340), top: fc.nat(580), height: fc.nat(20) });
    fc.assert(
      fc.property(box, fc.nat(300), fc.nat(900), fc.constantFrom('start', 'end'), ({ left, top, height }, width, tall, align) => {
        const anchor = { left, right: left + 20, top, bottom: top + height };
        const place = placeBeside(anchor, { width, height: tall }, screen, align);
        assert.ok(place.left >= 0 && place.left + width <= screen.width);
        assert.ok(place.top >= 0 && place.top + Math.min(tall, place.maxHeight) <= screen.height);
      }),
    );
  });
});

describe('the axes of charts', () => {
  it('have few round numbers, from nothing to above the largest', () => {
    assert.deepEqual(niceTicks(0), [0, 1]);
    assert.deepEqual(niceTicks(3), [0, 1, 2, 3]);
    assert.deepEqual(niceTicks(18_340), [0, 5_000, 10_000, 15_000, 20_000]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), largest => {
        const ticks = niceTicks(largest);
        assert.ok((ticks.at(-1) ?? 0) >= largest && ticks.length <= 5, String(ticks));
      }),
    );
  });

  it('have as many labels as fit', () => {
    assert.deepEqual(labelledIndexes(4, 10), [0, 1, 2, 3]);
    assert.deepEqual(labelledIndexes(10, 3), [2, 6]);
    assert.deepEqual(labelledIndexes(0, 3), []);
  });
});

describe('days and times', () => {
  it('count days over leap years and months', () => {
    assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
    assert.equal(dayAt('2026-01-01', -1), '2025-12-31');
  });

  it('say what is left as a clock', () => {
    assert.equal(sayLeft(548_000), '9:08');
    assert.equal(sayLeft(8_000), '0:08');
    assert.equal(sayLeft(3_600_000 + 68_000), '1:01:08');
    assert.equal(sayLeft(6 * 86_400_000 + 8_000), '6:00:00:08');
    assert.equal(sayLeft(-5), '0:00');
  });
});

describe('toasts', () => {
  it('are told to who listens, dismissed, and never more than fit', () => {
    const toasts = createToasts();
    let told = 0;
    const stop = toasts.subscribe(() => {
      told += 1;
    });
    const ids = Array.from({ length: TOAST_LIMIT + 2 }, (_, index) => toasts.add({ text: `Toast ${index}`, tone: 'plain' }));
    assert.deepEqual(
      toasts.list().map(({ text }) => text),
      ['Toast 2', 'Toast 3', 'Toast 4'],
    );
    toasts.dismiss(ids.at(-1) ?? 0);
    stop();
    toasts.add({ text: 'Unheard', tone: 'bad' });
    assert.equal(told, TOAST_LIMIT + 3);
  });
});
