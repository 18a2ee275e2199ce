/** Tests how names, logins and addresses are tidied, which are refused, and which are the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nameKey } from '../lib/name-key.ts';
import { emailKey, tidyEmail, tidyLogin, tidyName } from './names.ts';
import { Problem } from './problem.ts';

const refusing = (reason: RegExp) => (error: unknown) =>
  error instanceof Problem && error.code === 'invalid' && reason.test(error.message);

describe('a name', () => {
  it('loses the blanks at its ends, of every kind, and what says only where to break a line', () => {
    for (const text of [
      ' Ann Lee ',
      '\u00a0Ann Lee\u00a0',
      '\ufeffAnn Lee',
      'Ann Lee\u200b',
      '\tAnn Lee\n',
      'Ann\u00ad Lee',
      'An\u200bn Lee',
    ]) {
      assert.equal(tidyName('name', text), 'Ann Lee', JSON.stringify(text));
    }
  });

  it('keeps what it is made of, in every script', () => {
    for (const text of ["Zoë's 📱 電話", 'نامه\u200cای', '👩\u200d💻', '❤\ufe0f', 'Acme \u200eשלום 1']) {
      assert.equal(tidyName('name', text), text, JSON.stringify(text));
    }
  });

  it('is refused where there is nothing to see, with line breaks, and with signs that turn the direction of writing', () => {
    for (const text of ['', ' ', '\u00a0\u200b', '\ufeff', '\n']) {
      assert.throws(() => tidyName('name', text), refusing(/^name must be text with a character that can be seen/));
    }
    for (const text of ['a\nb', 'a\rb', 'a\u2028b', 'a\u0007b'])
      assert.throws(() => tidyName('name', text), refusing(/one line/), text);
    assert.throws(() => tidyName('name', 'gpj\u202eexe'), refusing(/U\+202E/));
  });
});

describe('a login', () => {
  it('loses the blanks at its ends', () => {
    for (const text of ['tom', 'tom ', ' tom', '\ufefftom\u00a0', 'tom\u200b', '\u200etom'])
      assert.equal(tidyLogin('login', text), 'tom');
  });

  it('is refused where it is blank, on several lines, or has a character in it that nobody sees', () => {
    for (const text of ['', '  ', '\u200b']) assert.throws(() => tidyLogin('login', text), refusing(/can be seen/));
    assert.throws(() => tidyLogin('login', 'a\nb'), refusing(/one line/));
    for (const [text, name] of [
      ['t\u00adom', /U\+00AD/],
      ['t\u200bom', /U\+200B/],
      ['t\u200dom', /U\+200D/],
      ['t\ufeffom', /U\+FEFF/],
    ] as const) {
      assert.throws(() => tidyLogin('login', text), refusing(name), text);
    }
  });
});

describe('an e-mail address', () => {
  it('is stored as it was written, without blanks at its ends', () => {
    for (const text of ['Ann.Lee@Beta.example', 'a+b@x.example', "o'neil@x.example", 'jürgen@bücher.example', 'a@localhost']) {
      assert.equal(tidyEmail('email', ` ${text}\u00a0`), text);
    }
  });

  it('is refused where it is none', () => {
    const long = `${'x'.repeat(65)}@x.example`;
    for (const text of [
      '',
      ' ',
      'a@@b',
      'a@b@c',
      'a',
      '@b',
      'a@',
      'a b@x.example',
      '.a@x',
      'a..b@x',
      'a@-x',
      'a@x..y',
      'a@x.',
      long,
      'a@\uff41cme.example',
      'Ann <a@x>',
    ]) {
      assert.throws(() => tidyEmail('email', text), refusing(/^email must be an e-mail address/), text);
    }
    assert.throws(() => tidyEmail('email', 'a\n@x.example'), refusing(/one line/));
    assert.throws(() => tidyEmail('email', 'a\u200b@x.example'), refusing(/U\+200B/));
  });

  it('is the same in every letter case, and with its domain in Unicode or ASCII', () => {
    assert.equal(emailKey('Ann.Lee@Beta.example'), emailKey(' ann.lee@BETA.EXAMPLE '));
    assert.equal(emailKey('a@bücher.example'), emailKey('A@xn--bcher-kva.example'));
    assert.notEqual(emailKey('\uff41@x.example'), emailKey('a@x.example'), 'full-width letters are others');
    assert.equal(emailKey('No address'), 'no address');
  });
});

describe('the form in which names are compared', () => {
  it('ignores letter case, composition, blanks at the ends and what nobody sees', () => {
    for (const text of ['tom', 'TOM', ' tom ', 't\u200bom', '\ufefft\u00adom', 'to\u2060m', '\uff54om'])
      assert.equal(nameKey(text), 'tom', text);
    assert.notEqual(nameKey('t om'), nameKey('tom'));
    assert.equal(nameKey('ann\u00a0lee'), nameKey('ann lee'));
  });

  it('is a fixed point: the key of a key is the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        assert.equal(nameKey(nameKey(text)), nameKey(text));
        assert.equal(emailKey(emailKey(text)), emailKey(text));
      }),
    );
  });
});
