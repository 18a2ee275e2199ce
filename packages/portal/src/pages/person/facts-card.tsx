/** Who a person is, and where they are from: the directory, other systems, the account at the provider. */
import type { ShownPerson } from '@heldby/client';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Card } from '../../kit/card.tsx';
import { type Fact, Facts } from '../../kit/facts.tsx';
import { format } from '../../words/format.ts';
import { roleWords } from '../../words/kinds.ts';
import { PERSON } from '../../words/person.ts';
import type { Subject } from './subject.ts';

export function FactsCard({ subject }: { readonly subject: Subject }) {
  const { person } = subject;
  return (
    <Card title={PERSON.facts}>
      {person === undefined ? <Left subject={subject} /> : <Here person={person} accounts={subject.accounts} />}
    </Card>
  );
}

function Here({ person, accounts }: Pick<Subject, 'accounts'> & { readonly person: ShownPerson }) {
  const location = useAnswer(person.locationId === null ? null : `locations/${person.locationId}`, signal =>
    client.locations.get(person.locationId ?? '', { signal }),
  ).value;
  const { fact } = PERSON;
  const known: readonly Fact[] = [
    [fact.login, <bdi key="login">{person.login}</bdi>],
    [fact.email, person.email && <a href={`mailto:${person.email}`}>{person.email}</a>],
    [fact.phone, person.mobilePhone && <bdi>{person.mobilePhone}</bdi>],
    [fact.role, roleWords[person.role]],
    [fact.location, location && <bdi>{location.name}</bdi>],
    [fact.number, <span class="tabular">{person.number}</span>],
    [fact.employee, person.employeeNumber],
    ...Object.entries(person.metadata ?? {}).map(([key, value]): Fact => [key, sayValue(value)]),
    [fact.external, person.externalIds?.map(({ source, id }) => `${source}: ${id}`).join(', ')],
    [fact.provider, accounts.map(({ login, issuer }) => `${login} (${issuer})`).join(', ')],
    [fact.password, person.passwordChangedAt && format.date(person.passwordChangedAt)],
    [fact.notes, person.notes && <bdi key="notes">{person.notes}</bdi>],
    [fact.added, format.date(person.createdAt)],
    [fact.changed, format.dateTime(person.modifiedAt)],
  ];
  return <Facts facts={known.filter(([, value]) => value !== undefined && value !== '' && value !== null)} />;
}

/** Values of the organization's own keys: text, a number, yes or no. */
function sayValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function Left({ subject: { leaving } }: { readonly subject: Subject }) {
  if (leaving === undefined) return null;
  const { fact } = PERSON;
  return (
    <Facts
      facts={[
        [fact.login, <bdi key="login">{leaving.person.login}</bdi>],
        [fact.leavesFrom, format.dateTime(leaving.doneAt ?? leaving.effectiveAt)],
        [fact.leftBy, <bdi key="by">{leaving.createdBy.name}</bdi>],
      ]}
    />
  );
}
