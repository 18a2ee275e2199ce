/** A recorded request as a command of curl. */
import { type Names, type Spelled, sentAs } from './spelling.ts';

export function curlOf({ method, url, headers, body, notes }: Spelled, address: string, names: Names): string {
  const parts = [`curl -s${method === 'GET' ? '' : ` -X ${method}`} ${shell(address + sentAs(url, names))}`];
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${shell(`${name}: ${sentAs(value, names)}`)}`);
  if (body !== '') parts.push(`--data-raw ${shell(sentAs(body, names))}`);
  return [...notes.map(note => `# ${note}\n`), `${parts.join(' \\\n  ')}\n`].join('');
}

function shell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
