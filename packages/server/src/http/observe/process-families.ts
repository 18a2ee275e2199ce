/** The CPU time of the process. The library's own counters begin at the first reading; these begin with the process. */
import { type Family, family, one } from './family.ts';

const MICROS_PER_SECOND = 1_000_000;

export function processFamilies(): Family[] {
  const seconds = (name: string, help: string, microsOf: (usage: NodeJS.CpuUsage) => number) =>
    family(name, 'counter', help, () => one(microsOf(process.cpuUsage()) / MICROS_PER_SECOND));
  return [
    seconds('process_cpu_user_seconds_total', 'CPU time in user mode since the process started', ({ user }) => user),
    seconds('process_cpu_system_seconds_total', 'CPU time in the system since the process started', ({ system }) => system),
    seconds('process_cpu_seconds_total', 'CPU time since the process started', ({ user, system }) => user + system),
  ];
}
