/**
 * Compiles functions that make objects of a shape that is only known at run time: the columns of a statement, the members of a
 * schema. An object that is written out as one literal is made several times as fast as one that grows member by member, and is
 * turned into JSON twice as fast. Names are quoted, so that none of them can become code.
 */

/** The object literal that has each name with the value of an expression. */
export function literalOf(members: Iterable<readonly [name: string, expression: string]>): string {
  return `{ ${Array.from(members, ([name, expression]) => `${JSON.stringify(name)}: ${expression}`).join(', ')} }`;
}

/** Reads a member of what an expression gives. */
export function memberOf(expression: string, name: string): string {
  return `${expression}[${JSON.stringify(name)}]`;
}

/** A function of one parameter. Callers build the expression with the functions above alone. */
export function compile<V, R>(parameter: string, expression: string): (value: V) => R {
  return new Function(parameter, `return ${expression};`) as (value: V) => R;
}
