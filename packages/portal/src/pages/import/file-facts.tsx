/** How the file is written, as it was recognised. */
import type { Import } from '@heldby/client';
import { Card } from '../../kit/card.tsx';
import { type Fact, Facts } from '../../kit/facts.tsx';
import { format } from '../../words/format.ts';
import { IMPORTS } from '../../words/imports.ts';

export function FileFacts({ found: { file, createdAt } }: { readonly found: Import }) {
  const { facts: names } = IMPORTS;
  const facts: Fact[] = [[names.sent, format.dateTime(createdAt)]];
  if (file !== null) {
    facts.push([names.encoding, file.byteOrderMark ? IMPORTS.mark(file.encoding) : file.encoding]);
    if (file.delimiter !== null) facts.push([names.delimiter, IMPORTS.delimiters[file.delimiter]]);
    if (file.lineEnds !== null) facts.push([names.lineEnds, file.lineEnds.toUpperCase()]);
    facts.push([names.dates, IMPORTS.dates[file.dates]]);
  }
  return (
    <Card title={IMPORTS.file}>
      <Facts facts={facts} />
    </Card>
  );
}
