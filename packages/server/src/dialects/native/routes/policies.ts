/** The native routes about policies: what they do, would do and did, and what is exempt. */
import { routes as api, POLICY_NAME_WORDS, type PolicyName, type PolicyTarget } from '@heldby/contract';
import type { Actor } from '../../../domain/actor.ts';
import { invalid, notFound } from '../../../domain/problem.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { DefaultOf } from '../../../http/dialect/policy-defaults.ts';
import type { PolicyPreviews } from '../../../services/policies/previews/previews.ts';
import type { PreviewRequest, Proposed } from '../../../services/policies/previews/question.ts';
import { idOf } from '../ids.ts';
import { idIn } from '../mapping/lists.ts';
import { toPage } from '../mapping/pages.ts';
import { requireSettingsOf, toExemption, toPolicyInForce, toPolicyRun, toPolicyStep, toUndoneStep } from '../mapping/policies.ts';
import { fromApproval, fromCaps, fromLoans, fromRetention, fromStale } from '../mapping/policy-targets.ts';
import { instants, membersOf, pageOf, writeOf } from '../mapping/requests.ts';

/** A name that no policy has is answered like an unknown id. */
function nameOf(call: { readonly params: Readonly<Record<string, string>> }): PolicyName {
  const name = POLICY_NAME_WORDS.find(word => word === call.params.name);
  if (name === undefined) throw notFound('policy');
  return name;
}

/** `defaultOf`: what holds without a setting. */
export function policiesRoutes(defaultOf: DefaultOf): readonly DialectRoute[] {
  return [
    serve(api.listPolicies, async ({ actor }, { policies }) => ({
      items: await Promise.all(POLICY_NAME_WORDS.map(async name => toPolicyInForce(await policies.get(actor, name), defaultOf))),
    })),
    serve(api.getPolicyByName, async (call, { policies }) =>
      toPolicyInForce(await policies.get(call.actor, nameOf(call)), defaultOf),
    ),
    serve(api.changePolicy, async (call, { policies }) => {
      const name = nameOf(call);
      const wish = requireSettingsOf(name, membersOf(call.body));
      return toPolicyInForce(await policies.update(writeOf(call), name, wish), defaultOf);
    }),
    ...runRoutes,
    ...exemptionRoutes,
  ];
}

interface Targets {
  readonly items: PolicyTarget[];
  readonly nextCursor: string | null;
}

type ShowPreview = (previews: PolicyPreviews, actor: Actor, request: PreviewRequest) => Promise<Targets>;

const PREVIEWS: Readonly<Record<PolicyName, ShowPreview>> = {
  stale: async ({ stale }, actor, request) => toPage(await stale(actor, request), fromStale),
  caps: async ({ caps }, actor, request) => toPage(await caps(actor, request), fromCaps),
  approval: async ({ approval }, actor, request) => toPage(await approval(actor, request), fromApproval),
  loans: async ({ loans }, actor, request) => toPage(await loans(actor, request), fromLoans),
  retention: async ({ retention }, actor, request) => toPage(await retention(actor, request), fromRetention),
};

const runRoutes: readonly DialectRoute[] = [
  serve(api.previewPolicy, async (call, { policies }) => {
    const name = nameOf(call);
    const { show = 'all', limit: _limit, cursor: _cursor, without = [], ...given } = call.query;
    const unset: Proposed = Object.fromEntries(without.map(setting => [setting, null]));
    const proposed: Proposed = { ...given, ...unset };
    requireSettingsOf(name, proposed, 'query');
    const twice = without.find(setting => given[setting] !== undefined);
    if (twice !== undefined) throw invalid('without', `settings that have no value here, and ${twice} has one`, twice);
    return PREVIEWS[name](policies.preview, call.actor, { ...pageOf(call.query), show, proposed });
  }),
  serve(api.runPolicy, async (call, { policies }) => toPolicyRun(await policies.run(writeOf(call), nameOf(call)))),
  serve(api.listPolicyRuns, async (call, { policies }) =>
    toPage(await policies.runs(call.actor, nameOf(call), pageOf(call.query)), toPolicyRun),
  ),
  serve(api.undoPolicyRun, async (call, { policies }) =>
    toPolicyRun(await policies.undoRun(writeOf(call), nameOf(call), idOf(call, 'run'))),
  ),
  serve(api.listPolicySteps, async (call, { policies }) => {
    const filter = { runId: idIn(call.query.run), deviceId: idIn(call.query.device) };
    return toPage(await policies.steps(call.actor, nameOf(call), filter, pageOf(call.query)), toPolicyStep);
  }),
  serve(api.undoPolicyStep, async (call, { policies }) =>
    toUndoneStep(await policies.undoStep(writeOf(call), nameOf(call), idOf(call, 'step'))),
  ),
];

const exemptionRoutes: readonly DialectRoute[] = [
  serve(api.listExemptions, async (call, { policies }) =>
    toPage(await policies.exemptions(call.actor, nameOf(call), pageOf(call.query)), toExemption),
  ),
  serve(api.addExemption, async (call, { policies }) => {
    const { kind, target } = call.body;
    const { until = null } = instants(call.body, ['until']);
    return toExemption(await policies.exempt(writeOf(call), nameOf(call), { kind, target, until }));
  }),
  serve(api.removeExemption, async (call, { policies }) =>
    toExemption(await policies.removeExemption(writeOf(call), nameOf(call), idOf(call, 'exemption'))),
  ),
];
