import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { csvCell, csvLine } from './csv.ts';

describe('a CSV file', () => {
  it('quotes what would end a cell or a line', () => {
    assert.equal(csvLine(['a', 'b,c', 'say "hi"', 'two\nlines', '']), 'a,"b,c","say ""hi""","two\nlines",\r\n');
  });

  it('makes cells harmless that a spreadsheet would run, also behind blanks and in wide letters', () => {
    for (const text of ['=1+1', '+41 44', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1']) {
      assert.match(csvCell(text), /^"?'/, JSON.stringify(text));
    }
    assert.equal(csvCell('=HYPERLINK("x","y")'), `"'=HYPERLINK(""x"",""y"")"`);
  });

  it('leaves other texts as they are', () => {
    for (const text of ['Ann', 'a=b', 'ä-ö', '2026-05-04', 'هاتف']) assert.equal(csvCell(text), text);
  });
});
