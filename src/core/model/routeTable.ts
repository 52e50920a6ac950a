import { Int32Column } from '../base/columns.ts';
import type { Router } from './network.ts';

/** The equal-cost paths from one chip to another: rows first … first + count − 1 of the table, and their numbers of links. */
export type EqualRoutes = { readonly first: number; readonly count: number; readonly lengths: readonly number[] };

/** The routes of a program as columns. The router is called once per pair of chips; all messages between them share the routes. */
export class RouteTable {
  readonly #route: Router;
  readonly #pairs = new Map<number, EqualRoutes>();
  readonly #start = new Int32Column();
  readonly #links = new Int32Column();
  readonly #firstEqual = new Int32Column();
  readonly #equalCount = new Int32Column();

  constructor(route: Router) {
    this.#route = route;
  }

  /** Throws if there is no route, or if `from` is `to`. */
  routesOf(from: number, to: number): EqualRoutes {
    const pair = from * 2 ** 26 + to;
    let routes = this.#pairs.get(pair);
    if (routes === undefined) {
      routes = this.#add(this.#route(from, to), from, to);
      this.#pairs.set(pair, routes);
    }
    return routes;
  }

  #add(paths: readonly (readonly number[])[], from: number, to: number): EqualRoutes {
    if (from === to) throw new Error(`chip ${from} cannot send to itself`);
    if (paths.length === 0 || paths.some((path) => path.length === 0)) {
      throw new Error(`no route from chip ${from} to chip ${to}`);
    }
    const first = this.#start.length;
    for (const path of paths) {
      this.#start.push(this.#links.length);
      this.#firstEqual.push(first);
      this.#equalCount.push(paths.length);
      for (const link of path) this.#links.push(link);
    }
    return { first, count: paths.length, lengths: paths.map((path) => path.length) };
  }

  /** The first link of the first path. */
  firstLinkOf(routes: EqualRoutes): number {
    return this.#links.at(this.#start.at(routes.first));
  }

  /** About how many links are examined to find the routes between two chips. */
  get search(): number {
    return this.#route.search ?? 0;
  }

  /** The links of all routes together. */
  get linkCount(): number {
    return this.#links.length;
  }

  seal() {
    this.#start.push(this.#links.length);
    return {
      routeStart: this.#start.seal(),
      routeLinks: this.#links.seal(),
      firstEqual: this.#firstEqual.seal(),
      equalCount: this.#equalCount.seal(),
    };
  }
}
