/** How much goes to PostgreSQL for a piece of work. */
import pg from 'pg';

export interface Sent {
  readonly statements: number;
  /** Times that the work waited for the server: what is sent while an answer is awaited is on its way together with that. */
  readonly trips: number;
}

let [statements, trips, running] = [0, 0, 0];
let isCounting = false;

/** Call it before a store is opened: connections that are open are not counted. */
export function countSent(): void {
  // Another test file of the same process may count, too.
  if (isCounting) return;
  isCounting = true;
  const query = pg.Client.prototype.query as (this: pg.Client, ...statement: unknown[]) => Promise<unknown>;
  pg.Client.prototype.query = function (this: pg.Client, ...statement: unknown[]) {
    statements += 1;
    if (running === 0) trips += 1;
    running += 1;
    const end = () => {
      running -= 1;
    };
    const [asked] = statement;
    if (asked instanceof pg.Query) return query.call(this, endingWith(asked, end));
    const answered = query.apply(this, statement);
    answered.then(end, end);
    return answered;
  } as typeof pg.Client.prototype.query;
}

/** A statement that has a callback is answered by that alone. */
function endingWith(asked: pg.Query, end: () => void): pg.Query {
  const called = asked as unknown as { callback: (...answer: unknown[]) => void };
  const { callback } = called;
  called.callback = (...answer) => {
    end();
    callback(...answer);
  };
  return asked;
}

/** For each of so many things that the work is about. */
export async function sentFor(count: number, work: () => Promise<unknown>): Promise<Sent> {
  [statements, trips] = [0, 0];
  await work();
  return { statements: statements / count, trips: trips / count };
}
