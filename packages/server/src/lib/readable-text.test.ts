/** Tests which text is readable, and which rule the other breaks. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brokenRule, brokenRuleOfEncoded, textOf } from './readable-text.ts';

describe('text', () => {
  it('is readable in every script, and with every other control character', () => {
    for (const text of ['', 'Zoë', '電話 📱', '\u0001\t\r\n', '\ufffd']) assert.equal(brokenRule(text), undefined, text);
  });

  it('names U+0000 and lone surrogates', () => {
    assert.equal(brokenRule('a\0b'), 'text without the character U+0000');
    assert.equal(brokenRule('a\ud83d'), 'text without lone surrogates');
  });
});

describe('bytes', () => {
  it('are text where they are UTF-8, without a byte order mark', () => {
    assert.equal(textOf(Buffer.from('Zoë')), 'Zoë');
    assert.equal(textOf(Buffer.from('\ufeffZoë')), 'Zoë');
    assert.equal(textOf(Buffer.from([])), '');
  });

  it('are no text in another encoding', () => {
    for (const bytes of [Buffer.from('Jürgen', 'latin1'), Buffer.from('\ufeffann', 'utf16le'), Buffer.from([0xed, 0xa0, 0x80])]) {
      assert.equal(textOf(bytes), undefined);
    }
  });
});

describe('percent-encoded text', () => {
  it('is readable where its bytes are UTF-8, and where a percent sign begins no escape', () => {
    for (const text of ['a=b&c=%20', 'n=Zo%C3%AB', 'n=100%', 'n=%zz&m=%C3%AB', 'n=%2500', 'Zoë']) {
      assert.equal(brokenRuleOfEncoded(text), undefined, text);
    }
  });

  it('names what its bytes are not', () => {
    for (const text of ['%ff', 'n=J%FCrgen', '%C3', '%ED%A0%80', '%c0%80'])
      assert.equal(brokenRuleOfEncoded(text), 'text in UTF-8', text);
    for (const text of ['%00', 'client_id=%00&x=y', 'n=%zz%00']) {
      assert.equal(brokenRuleOfEncoded(text), 'text without the character U+0000', text);
    }
  });
});
