/** What agrees between two registrations, the strongest first. */
import type { HardwareEvidence } from '@heldby/client';
import { TWINS } from '../../../words/device-parts.ts';

export function EvidenceList({ evidence }: { readonly evidence: readonly HardwareEvidence[] }) {
  return (
    <ul>
      {evidence.map(({ kind, value, member, otherMember }) => (
        <li key={`${kind} ${member} ${otherMember}`}>
          {TWINS.evidence[kind]}
          {value !== null && (
            <>
              {' '}
              <bdi class="mono">{value}</bdi>
            </>
          )}
          {member !== otherMember && <span class="quiet"> ({TWINS.there(TWINS.members[otherMember])})</span>}
        </li>
      ))}
    </ul>
  );
}
