/** Tests of the texts of mails. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillIn, USUAL_MAILS, unknownPlaceholder } from './mail.ts';

describe('the texts of mails', () => {
  it('are filled in, and a line of which something is not known is left out', () => {
    const filled = fillIn(
      { subject: '{device}\n is due', text: 'Hello {name},\n\n{device} is due on {day}.\nSee {link}\n' },
      { name: 'Zoë', device: 'iPhone 15', day: '4 May 2026' },
    );
    assert.deepEqual(filled, { subject: 'iPhone 15 is due', text: 'Hello Zoë,\n\niPhone 15 is due on 4 May 2026.\n' });
  });

  it('do not fill in what stands in a name', () => {
    const { text } = fillIn({ subject: 'x', text: 'Hello {name}' }, { name: '{device}', device: 'a phone' });
    assert.equal(text, 'Hello {device}');
  });

  it('name only what a mail of their kind has', () => {
    for (const [name, texts] of Object.entries(USUAL_MAILS)) {
      assert.equal(unknownPlaceholder(name as keyof typeof USUAL_MAILS, texts), undefined, name);
    }
    assert.equal(unknownPlaceholder('loan_due', { subject: 'x', text: '{person} has it' }), 'person');
  });
});
