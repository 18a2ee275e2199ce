import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MAX_SCROLL_PX, rowsInView, scrollTo, type Viewport, windowOf } from './window.ts';

const viewports = fc
  .record({
    total: fc.integer({ min: 0, max: 3_000_000 }),
    rowPx: fc.constantFrom(34, 44),
    viewPx: fc.integer({ min: 0, max: 3_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ share, ...port }): Viewport => {
    const scrollPx = Math.min(port.total * port.rowPx, MAX_SCROLL_PX);
    return { ...port, scrollTop: Math.max(0, scrollPx - port.viewPx) * share };
  });

/** Where the row is drawn, from the top of the view. */
function yOf(port: Viewport, row: number): number {
  const { first, abovePx } = windowOf(port);
  return abovePx + (row - first) * port.rowPx - port.scrollTop;
}

describe('the window of a table', () => {
  it('draws few rows, and makes the element as tall as all of them', () => {
    fc.assert(
      fc.property(viewports, port => {
        const { first, end, abovePx, belowPx } = windowOf(port);
        assert.ok(first >= 0 && first <= end && end <= port.total);
        assert.ok(end - first <= port.viewPx / port.rowPx + 15, `${end - first} rows`);
        const height = abovePx + (end - first) * port.rowPx + belowPx;
        const expected = Math.min(port.total * port.rowPx, MAX_SCROLL_PX);
        assert.ok(Math.abs(height - expected) < 0.01 || height >= (end - first) * port.rowPx);
      }),
    );
  });

  it('shows a row wholly after scrolling to it, however long the list is', () => {
    fc.assert(
      fc.property(viewports, fc.double({ min: 0, max: 1, noNaN: true }), (port, share) => {
        fc.pre(port.total > 0 && port.viewPx >= port.rowPx);
        const row = Math.min(port.total - 1, Math.floor(share * port.total));
        const scrolled = { ...port, scrollTop: scrollTo(port, row) };
        const { first, end } = windowOf(scrolled);
        assert.ok(row >= first && row < end);
        assert.ok(yOf(scrolled, row) >= -0.5, 'not above the view');
        assert.ok(yOf(scrolled, row) + port.rowPx <= port.viewPx + 0.5, 'not below it');
      }),
    );
  });

  it('moves each row by as much as the element near both ends of a very long list', () => {
    const port = { total: 3_000_000, rowPx: 44, viewPx: 309, scrollTop: 0 };
    for (const row of [13, 100, port.total - 20, port.total - 1]) {
      const scrolled = { ...port, scrollTop: scrollTo(port, row) };
      assert.ok(Math.abs(yOf(scrolled, row) + port.rowPx - port.viewPx) < 0.5, `row ${row} is at ${yOf(scrolled, row)}`);
    }
  });

  it('does not scroll for a row that is in view', () => {
    const port = { total: 1_000, rowPx: 34, viewPx: 340, scrollTop: 340 };
    assert.equal(scrollTo(port, 10), 340);
    assert.equal(scrollTo(port, 19), 340);
    assert.equal(scrollTo(port, 20), 374);
    assert.equal(rowsInView(port), 10);
  });

  it('reaches the last of a million rows at the end of the scroll bar', () => {
    const port = { total: 1_000_000, rowPx: 34, viewPx: 680, scrollTop: MAX_SCROLL_PX - 680 };
    const { end, belowPx } = windowOf(port);
    assert.equal(end, 1_000_000);
    assert.ok(belowPx < 0.01);
  });
});
