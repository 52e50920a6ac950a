/**
 * Every name of a union, in the order written: `everyName<Motion>({ full: true, less: true })`. A missing name is a type error, which
 * it would not be in an array.
 */
export function everyName<Name extends string>(all: Readonly<Record<Name, true>>): readonly Name[] {
  return Object.keys(all) as Name[];
}
