import assert from 'node:assert/strict';
import { findEntry } from '../../src/core/knowledge/lookup';
import { codeRef, parseCodeRef } from '../../src/core/knowledge/notation';
import { allRelatedCodes, codesOfSetting, settingsForCode } from '../../src/core/rdp/related-codes';
import { allRelations } from '../../src/core/rdp/related-settings';
import { allowedValues, allSettings, findSetting } from '../../src/core/rdp/settings';

const settingsOf = (ref: string) => settingsForCode(parseCodeRef(ref)!).map(({ setting }) => setting);

describe('rdp: settings and codes', () => {
  it('are many, and every pair names a setting and a code that are known', () => {
    assert.ok(allRelatedCodes().length > 150);
    for (const { setting, code } of allRelatedCodes()) {
      assert.ok(findSetting(setting), setting);
      assert.ok(findEntry(code), `${setting}: ${codeRef(code)}`);
    }
  });

  it('lose no code to a slip of the pen', () => {
    // A code that cannot be read would be left out in silence.
    for (const { code } of allRelatedCodes()) assert.ok(parseCodeRef(codeRef(code)), codeRef(code));
    assert.equal(allRelatedCodes().filter(({ setting }) => setting === 'promptcredentialonce').length, 9);
  });

  it('stand once for each reason, which is one sentence', () => {
    const seen = new Set<string>();
    for (const { setting, code, why } of allRelatedCodes()) {
      const pair = `${setting} ${codeRef(code)} ${why}`;
      assert.ok(!seen.has(pair), pair);
      seen.add(pair);
      assert.match(why, /^[A-Z].*[^.]\.$/, why);
      assert.ok(why.length <= 150, why);
    }
  });

  it('name values that the setting can have, and name them in the reason', () => {
    for (const { setting, values, why } of allRelatedCodes()) {
      if (!values) continue;
      const allowed = allowedValues(findSetting(setting)!).map(String);
      for (const value of values) assert.ok(allowed.includes(value), `${setting}:${value}`);
      if (why.startsWith('With '))
        assert.ok(
          values.some((value) => why.includes(value)),
          why,
        );
    }
  });

  it('say where they come from, unless they are inferred', () => {
    for (const { setting, confidence, source } of allRelatedCodes()) {
      if (confidence !== 'low') assert.ok(source, setting);
      if (source) assert.ok(findSetting(setting)!.sources.includes(source), `${setting}: ${source}`);
    }
  });

  const cases: readonly (readonly [ref: string, ...settings: string[]])[] = [
    ['disconnect:260', 'full address', 'alternate full address'],
    ['disconnect:516', 'full address', 'alternate full address', 'server port'],
    ['disconnect:2825', 'enablecredsspsupport'],
    ['negotiation:5', 'enablecredsspsupport'],
    ['disconnect:50331660', 'gatewayhostname'],
    ['disconnect:50331701', 'gatewaycredentialssource', 'gatewayaccesstoken'],
    ['disconnect:50331691', 'gatewaycredentialssource'],
    ['extended:4339', 'remoteapplicationmode'],
    ['errinfo:1040', 'alternate full address', 'loadbalanceinfo'],
    ['errinfo:4406', 'use multimon'],
  ];
  for (const [ref, ...settings] of cases) {
    it(`${ref} leads to ${settings.join(', ')}`, () =>
      assert.deepEqual(settingsOf(ref).slice(0, settings.length), settings));
  }

  it('the surest setting comes first, and codes that no file can cause have none', () => {
    const weight = { high: 2, medium: 1, low: 0 };
    for (const { code } of allRelatedCodes()) {
      const weights = settingsForCode(code).map(({ confidence }) => weight[confidence]);
      assert.deepEqual(
        [...weights].sort((a, b) => b - a),
        weights,
      );
    }
    for (const ref of ['disconnect:1', 'extended:3', 'event:24@LocalSessionManager'])
      assert.deepEqual(settingsOf(ref), []);
    assert.deepEqual(codesOfSetting('my own key'), []);
  });
});

describe('rdp: settings and settings', () => {
  it('are all known, and no setting bears on itself', () => {
    const keys = new Set(allSettings().map(({ key }) => key));
    for (const { from, to } of allRelations()) {
      assert.ok(keys.has(from) && keys.has(to), `${from} ${to}`);
      assert.notEqual(from, to);
    }
    const pairs = allRelations().map(({ from, kind, to }) => `${from} ${kind} ${to}`);
    assert.equal(new Set(pairs).size, pairs.length);
  });
  it('name values that exist', () => {
    for (const { to, value } of allRelations()) {
      const setting = findSetting(to)!;
      if (value !== undefined && setting.values) assert.ok(allowedValues(setting).includes(Number(value)), to);
    }
  });
});
