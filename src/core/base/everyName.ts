/**
 * Every name of a union, in the order written: `everyName<Motion>({ full: true, less: true })`. A name that is forgotten does not compile,
 * which a list of names would.
 */
export function everyName<Name extends string>(all: Readonly<Record<Name, true>>): readonly Name[] {
  return Object.keys(all) as Name[];
}
