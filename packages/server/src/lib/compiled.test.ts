/** Compiled functions make plain objects, whatever the names in them are. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compile, literalOf, memberOf } from './compiled.ts';

it('makes the object that was described', () => {
  const swap = compile<{ readonly a: number; readonly b: number }, object>(
    'pair',
    literalOf([
      ['a', memberOf('pair', 'b')],
      ['b', memberOf('pair', 'a')],
    ]),
  );
  assert.deepEqual(swap({ a: 1, b: 2 }), { a: 2, b: 1 });
});

it('takes a name with quotes, dots and line breaks for a name', () => {
  const name = `"']; throw new Error('1'); //\n\u2028.\``;
  const copy = compile<Record<string, number>, object>('value', literalOf([[name, memberOf('value', name)]]));
  assert.deepEqual(copy({ [name]: 1 }), { [name]: 1 });
});
