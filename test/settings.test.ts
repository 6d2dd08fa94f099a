/** Every setting is described, can be set for a fleet, and stands in docs/fleet.md as it is. */
import assert from 'node:assert/strict';
import { textOf } from './sources';

interface Setting {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly enum: readonly string[] }>>;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription?: string;
}
interface Manifest {
  readonly version: string;
  readonly publisher: string;
  readonly name: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

const manifest = JSON.parse(textOf('package.json')) as Manifest;
const names = JSON.parse(textOf('package.nls.json')) as Readonly<Record<string, string>>;
const settings = manifest.contributes.configuration.properties;
const ids = Object.keys(settings).sort();

/** The scopes whose defaults another extension may set; VS Code refuses it for `application` and `machine`. */
const SCOPES = ['window', 'resource', 'language-overridable', 'machine-overridable'];

describe('settings', () => {
  it('are each described, with an example', () => {
    for (const [id, { markdownDescription }] of Object.entries(settings)) {
      const text = names[/^%(.+)%$/.exec(markdownDescription ?? '')?.[1] ?? ''] ?? '';
      assert.match(text, /^[A-Z].+\. Example: .+\.$/, id);
    }
  });

  it('can each be given another default by an extension of the organisation', () => {
    assert.deepEqual(
      Object.entries(settings).flatMap(([id, { scope }]) => (SCOPES.includes(scope) ? [] : [`${id}: ${scope}`])),
      [],
    );
  });

  it('stand in an order of their own', () => {
    const orders = Object.values(settings).map(({ order }) => order);
    assert.ok(orders.every(Number.isInteger));
    assert.equal(new Set(orders).size, orders.length);
  });

  it('that a folder may not bring along exist', () => {
    for (const id of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) assert.ok(settings[id], id);
  });
});

describe('docs/fleet.md', () => {
  const page = textOf('docs/fleet.md');

  it('lists every setting, and no other', () => {
    const listed = [...page.matchAll(/^\| `(rdpDiagnostics\.[\w.]+)`/gm)].map(([, id]) => id!);
    assert.deepEqual(listed.sort(), ids);
    const named = page.match(/\brdpDiagnostics\.[\w.]*\w/g) ?? [];
    assert.deepEqual(
      named.filter((id) => !settings[id]),
      [],
    );
  });

  it('shows values that the settings have', () => {
    const blocks = [...page.matchAll(/```json\n([^`]+)```/g)].map(([, json]) => JSON.parse(json!) as object);
    const defaults = blocks.flatMap((block) =>
      Object.entries(
        (block as { contributes?: { configurationDefaults?: object } }).contributes?.configurationDefaults ?? {},
      ),
    );
    assert.ok(defaults.length >= 3);
    for (const [id, value] of defaults as [string, unknown][]) {
      const setting = settings[id]!;
      const type = typeof value;
      assert.equal(type, setting.type === 'string' ? 'string' : setting.type, id);
      if (setting.enum) assert.ok(setting.enum.includes(value as string), id);
      for (const [key, each] of setting.properties ? Object.entries(value as Record<string, string>) : [])
        assert.ok(setting.properties![key]?.enum.includes(each), `${id}: ${key}`);
    }
  });

  it('names the extension by its id, and a version that there is', () => {
    const id = `${manifest.publisher}.${manifest.name}`;
    const versions = [...page.matchAll(new RegExp(`\\{ "${id}": \\["([\\d.]+)"\\] \\}`, 'g'))];
    assert.deepEqual(
      versions.map(([, version]) => version),
      [manifest.version],
    );
  });
});
