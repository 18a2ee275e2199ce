/** Counts attempts in progress by key, and lets others wait for one of them to end. */

interface Flight {
  made: number;
  waiting: (() => void)[];
}

export function createFlights() {
  const flights = new Map<string, Flight>();
  return {
    made: (key: string) => flights.get(key)?.made ?? 0,
    begin: (key: string) => {
      const flight = flights.get(key) ?? { made: 0, waiting: [] };
      flight.made += 1;
      flights.set(key, flight);
    },
    end: (key: string) => {
      const flight = flights.get(key);
      if (flight === undefined) return;
      flight.made -= 1;
      if (flight.made === 0) flights.delete(key);
      for (const wake of flight.waiting.splice(0)) wake();
    },
    /** Resolves when an attempt with this key ends; at once if none is in progress. */
    nextEnd: (key: string) => new Promise<void>(resolve => flights.get(key)?.waiting.push(resolve) ?? resolve()),
  };
}
