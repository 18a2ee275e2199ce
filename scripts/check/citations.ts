/** Sections of the wire contracts that sources and tests cite: `contract webex §3.5`, or in a file of Webex `contract §3.2, §3.3`. */
import type { Finding } from './finding.ts';

/** For each contract the numbers of its sections. */
export type Contracts = ReadonlyMap<string, ReadonlySet<string>>;

const CITATION = /(?:(?<before>[a-z]+)\s+)?contract(?:\s+(?<after>[a-z]+))?[\s,*(]+(?<sections>§\d[^)\n;:]*)/gi;
const SECTION = /§(\d+(?:\.\d+)*)/g;
const HEADING = /^#{2,3} (\d+(?:\.\d+)*)\.? /gm;

/** The numbers of the headings of a page. */
export function sectionsOf(page: string): Set<string> {
  return new Set([...page.matchAll(HEADING)].map(([, number = '']) => number));
}

export function findCitations(file: string, text: string, contracts: Contracts): Finding[] {
  return [...text.matchAll(CITATION)].flatMap(({ groups, index }) => {
    const named = [groups?.after, groups?.before].map(word => word?.toLowerCase() ?? '').find(word => contracts.has(word));
    const name = named ?? [...contracts.keys()].find(each => file.includes(each));
    const line = text.slice(0, index).split('\n').length;
    const sections = [...(groups?.sections ?? '').matchAll(SECTION)].map(([, number = '']) => number);
    return sections
      .filter(section => name === undefined || !contracts.get(name)?.has(section))
      .map(section => ({
        line,
        says: `§${section} is no section of ${name === undefined ? 'any contract' : `the contract ${name}`}`,
      }));
  });
}
