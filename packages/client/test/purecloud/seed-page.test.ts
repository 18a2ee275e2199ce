/** Every example of the vendor's reference page in Node, with both libraries: the page's code, and another import line. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, beforeEach, describe, it } from 'node:test';
import { compileFunction } from 'node:vm';
import { useRegistry } from '../../../server/test/support/registry.ts';
import { EXAMPLES, type Example, isLast } from './examples.ts';
import { LIBRARIES } from './libraries.ts';
import { openSubject, type Subject, throughRecorder } from './subject.ts';

type Printed = readonly (readonly [kind: 'log' | 'error', value: unknown])[];

/** Runs the code until it has printed its last, as a module of this folder would run. */
function run(code: string, yourAccessToken: string): Promise<Printed> {
  return new Promise(resolve => {
    const printed: ['log' | 'error', unknown][] = [];
    const print = (kind: 'log' | 'error') => (value: unknown) => {
      printed.push([kind, value]);
      if (isLast(kind, String(value))) resolve(printed);
    };
    const main = compileFunction(code, ['require', 'console', 'yourAccessToken']);
    main(createRequire(import.meta.url), { log: print('log'), error: print('error') }, yourAccessToken);
  });
}

/** What the registry answers to the page's values: an id that is none, a body without members, and an empty list. */
const AGAINST_THE_REGISTRY: Readonly<Record<string, (printed: Printed) => void>> = {
  deleteMobiledevice: printed => assertFailure(printed, 'deleteMobiledevice', 404),
  getMobiledevice: printed => assertFailure(printed, 'getMobiledevice', 404),
  getMobiledevices: ([line]) => assert.match(String(line?.[1]), /^getMobiledevices success! data: \{\n {2}"entities": \[\],/),
  postMobiledevices: printed => assertFailure(printed, 'postMobiledevices', 400),
  putMobiledevice: printed => assertFailure(printed, 'putMobiledevice', 400),
};

function assertFailure([line, error]: Printed, method: string, status: number): void {
  assert.deepEqual(line, ['log', `There was a failure calling ${method}`]);
  assert.equal((error?.[1] as { status: number }).status, status);
}

function succeeded({ name, success }: Example): Printed {
  if (success.body === undefined) return [['log', `${name} returned successfully.`]];
  return [['log', `${name} success! data: ${JSON.stringify(JSON.parse(success.body), null, 2)}`]];
}

describe('the examples of the reference page', () => {
  const registry = useRegistry('sqlite');

  it('are the five that the page has', () => {
    assert.deepEqual(EXAMPLES.map(example => example.name).toSorted(), Object.keys(AGAINST_THE_REGISTRY));
  });

  for (const { name, specifier } of LIBRARIES) {
    describe(`with ${name}`, () => {
      let subject: Subject;
      before(async () => {
        subject = await openSubject(registry(), specifier);
      });
      after(() => subject.recorder.close());
      beforeEach(() => throughRecorder(subject));

      for (const example of EXAMPLES) {
        const code = example.inNode(`const platformClient = require('${specifier}');`);

        it(`${example.name} says what the registry answers`, async () => {
          AGAINST_THE_REGISTRY[example.name]?.(await run(code, subject.token));
        });

        it(`${example.name} succeeds`, async () => {
          subject.recorder.answerNext(example.success);
          assert.deepEqual(await run(code, subject.token), succeeded(example));
        });
      }
    });
  }
});
