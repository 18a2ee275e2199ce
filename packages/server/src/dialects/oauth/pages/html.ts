/** HTML templates that escape every value, unless it is already HTML. */

export interface Html {
  readonly html: string;
}

type Value = string | Html | readonly Html[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Values may be used in text and in quoted attributes; undefined becomes nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.reduce((text, part, index) => text + render(values[index - 1]) + part) };
}

function render(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, character => ENTITIES[character] ?? character);
  return 'html' in value ? value.html : value.map(each => each.html).join('');
}
