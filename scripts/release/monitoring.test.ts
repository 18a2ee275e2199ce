/** Alerts and dashboard: they ask for metrics that a server has, and each alert is explained. promtool, where it is installed, tests the rules. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { load } from 'js-yaml';
import { listen } from '../../packages/server/test/support/listening.ts';
import { useRegistry } from '../../packages/server/test/support/registry.ts';
import { anchorsOf } from '../check/links.ts';

const SOURCE = 'packaging/monitoring';
const RULES = 'heldby.rules.yaml';
const PAGE = 'docs/guides/monitoring.md';

/** Prometheus' own. */
const OF_PROMETHEUS = new Set(['up']);

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly runbook_url: string };
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

interface Dashboard {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly query: string | { readonly query: string } }[] };
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
}

function read(name: string): string {
  return readFileSync(join(SOURCE, name), 'utf8');
}

const { groups } = load(read(RULES)) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] };
const rules = groups.flatMap(group => group.rules);
const { panels, templating, annotations } = JSON.parse(read('heldby.dashboard.json')) as Dashboard;

/** The metrics of an expression in PromQL, and the labels that it compares with texts, as `metric.label=value`. */
function namesIn(expression: string): string[] {
  return [...expression.matchAll(/\b((?:heldby|process|nodejs)_\w+|up\b)(?:\{([^}]*)\})?/g)].flatMap(
    ([, metric = '', inner = '']) => [metric, ...[...inner.matchAll(/(\w+)=~?"/g)].map(([, label]) => `${metric}.${label}`)],
  );
}

describe('alerts and dashboard', () => {
  const registry = useRegistry('sqlite');

  it('ask for metrics and labels that a server has', async () => {
    const { origin, token } = await listen(registry());
    await fetch(`${origin}/registry/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    const text = await (await fetch(`${origin}/metrics`)).text();
    const families = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name));
    const labels = new Set<string>();
    for (const [, metric = '', inner = ''] of text.matchAll(/^(\w+)\{(.*)\} /gm)) {
      for (const [, label] of inner.matchAll(/(\w+)="/g)) labels.add(`${metric}.${label}`);
    }
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
      ...annotations.list.map(({ expr }) => expr),
      ...templating.list.map(({ query }) => (typeof query === 'string' ? '' : query.query)),
    ].flatMap(namesIn);
    assert.ok(new Set(asked).size > 25);
    // Prometheus adds where it was read.
    const ofScraping = /\.(?:instance|job)$/;
    // A counter with labels has no line before it has counted, and its family is there.
    const isCounted = (name: string) => labels.has(name) || !text.includes(`\n${name.split('.')[0]}{`);
    const unknown = asked.filter(name => {
      if (OF_PROMETHEUS.has(name.split('.')[0] ?? '') || ofScraping.test(name)) return false;
      if (name.includes('.')) return !isCounted(name);
      return !families.has(name) && !families.has(name.replace(/_(?:bucket|sum|count)$/, ''));
    });
    assert.deepEqual([...new Set(unknown)], []);
  });

  it('show every metric of heldby on the dashboard', async () => {
    const { origin } = await listen(registry());
    const text = await (await fetch(`${origin}/metrics`)).text();
    const shown = new Set(panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => namesIn(expr))));
    const families = [...text.matchAll(/^# TYPE (heldby_\w+) /gm)].map(([, name = '']) => name);
    assert.deepEqual(
      families.filter(name => !shown.has(name) && !shown.has(`${name}_bucket`)),
      [],
    );
  });

  it('explain each alert in a section of the page that it names', () => {
    const anchors = anchorsOf(readFileSync(PAGE, 'utf8'));
    for (const {
      alert,
      annotations: { runbook_url: url },
    } of rules) {
      assert.equal(url, `runbook/monitoring.md#${alert.toLowerCase()}`);
      assert.ok(anchors.has(alert.toLowerCase()), `${PAGE} has no section ${alert}`);
    }
    assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
  });

  it('lie beside one another on the dashboard, each with a number of its own', () => {
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    const taken = new Map<string, string>();
    for (const {
      title,
      gridPos: { x, y, w, h },
    } of panels) {
      assert.ok(x + w <= 24, title);
      for (let column = x; column < x + w; column += 1)
        for (let line = y; line < y + h; line += 1) {
          const place = `${column}:${line}`;
          assert.equal(taken.get(place), undefined, `${title} lies on ${taken.get(place)}`);
          taken.set(place, title);
        }
    }
  });

  const noTool = spawnSync('promtool', ['--version']).error !== undefined;
  it('are raised when they should be, and not while all is well', { skip: noTool && 'promtool is not installed' }, () => {
    for (const words of [
      ['check', 'rules', RULES],
      ['test', 'rules', RULES.replace('.yaml', '.test.yaml')],
    ]) {
      const { status, stdout, stderr } = spawnSync('promtool', words, { cwd: SOURCE, encoding: 'utf8' });
      assert.equal(status, 0, stdout + stderr);
    }
  });
});
