/** Breadcrumbs: the way to this page. The last is the page itself. */
import './crumbs.css';

export interface Crumb {
  readonly text: string;
  readonly href?: string;
}

export function Crumbs({ label, crumbs }: { readonly label: string; readonly crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {crumbs.map(({ text, href }, index) => (
          <li key={text}>
            {href === undefined ? (
              <span class="clip" aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
                <bdi>{text}</bdi>
              </span>
            ) : (
              <a class="clip" href={href}>
                <bdi>{text}</bdi>
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
