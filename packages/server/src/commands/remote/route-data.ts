/** What the command line knows of a native route. The table of all of them is generated from the contract. */

/** One member of a body, or one parameter of a query. */
export interface Field {
  readonly name: string;
  /** `owner`: an object with `kind` and `id`. `json`: everything that is written as JSON. */
  readonly kind: 'text' | 'number' | 'flag' | 'time' | 'list' | 'owner' | 'json';
  /** Its description in the contract. */
  readonly about: string;
  /** The words that are allowed. */
  readonly values?: readonly string[];
  readonly isNullable?: boolean;
  readonly isRequired?: boolean;
  /** What it names, where neither its name nor `REFERENCES` says so. */
  readonly refersTo?: string;
}

export interface RouteData {
  /** Without the dialect: `people.list`. */
  readonly id: string;
  readonly method: string;
  /** Below `/registry/v1`. */
  readonly path: string;
  readonly summary: string;
  readonly body: readonly Field[];
  /** Without `dryRun`, `limit` and `cursor`, which the command line has its own words for. */
  readonly query: readonly Field[];
  readonly isList: boolean;
  readonly mayDryRun: boolean;
  /** The object that it returns has a revision, so that it takes `If-Match`. */
  readonly hasRevision: boolean;
  /** The most items of a page; null if there are no pages. */
  readonly pageLimit: number | null;
}
