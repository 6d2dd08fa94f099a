import assert from 'node:assert/strict';
import * as core from '../../src/core';
import { allEntries, allPlaybooks, codeRef, english, explain } from '../../src/core';
import {
  allSections,
  announcement,
  emptyState,
  filledIn,
  findStep,
  openableLinks,
  panelState,
  stepHash,
} from '../../src/panel/model';
import type { CodeState } from '../../src/panel/protocol';
import { Ticks } from '../../src/panel/ticks';
import { EVERY_FIELD, EXPLANATION, HOSTILE, HOSTILE_EXPLANATION, NONE, TRIAGE, marked } from './panel-fixture';

const state = (explanation = EXPLANATION, ticks = NONE) => panelState(explanation, ticks, english, codeRef);
const steps = (shown = state()) => shown.causes.flatMap(allSections).flatMap((section) => section.steps);

describe('panel: model', () => {
  it('is plain data that survives the way to the page', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(state())), state());
  });

  it('shows code, extended code and other meanings', () => {
    const shown = state();
    assert.equal(shown.ref, 'disconnect:516');
    assert.deepEqual(shown.notations, ['0x204', '516']);
    assert.equal(shown.extended?.heading, 'With extended code 0 · 0x0 · exDiscReasonNoInfo');
    assert.equal(shown.extended?.together, EXPLANATION.together);
    assert.deepEqual(
      shown.choices.map(({ ref }) => ref),
      ['errinfo:516', 'hresult:516'],
    );
    assert.deepEqual(
      shown.related.map(({ ref }) => ref),
      [`errconnect:${0x20006}`],
    );
    assert.equal(announcement(shown, english), `Showing ${shown.family}, 0x204: ${shown.title}`);
  });

  it('shows the settings of .rdp files that can lead to the code', () => {
    const shown = panelState(EXPLANATION, NONE, english, codeRef, {
      settings: [
        { setting: 'full address', why: 'It is wrong.', confidence: 'medium' },
        { setting: 'server port', why: 'It is another.', confidence: 'low' },
      ],
    });
    assert.deepEqual(
      shown.settings.map(({ key, why }) => `${key}: ${why}`),
      ['full address: It is wrong.', 'server port: It is another. (inferred)'],
    );
    assert.deepEqual(state().settings, []);
  });

  it('says of which day the knowledge is', () => {
    const knowledge = { date: '2026-02-03', digest: '0123abcd' } as unknown as typeof core.KNOWLEDGE_VERSION;
    const shown = panelState(EXPLANATION, NONE, english, codeRef, { knowledge });
    assert.equal(shown.knowledge, 'Knowledge of 2026-02-03, state 0123abcd');
    assert.match(core.KNOWLEDGE_VERSION.date, /^20\d\d-\d\d-\d\d$/);
  });

  it('says where no public meaning is known', () => {
    assert.equal(state({ ...EXPLANATION, known: false }).severityText, 'No public meaning');
    assert.equal(state().severityText, 'Failure');
  });

  it('opens the first cause that has a playbook', () => {
    assert.equal(state().open, 'name-resolution');
  });

  it('orders the steps confirm, fix, verify, undo, older', () => {
    const cause = state().causes.find(({ id }) => id === 'name-resolution')!;
    assert.deepEqual(
      allSections(cause).map(({ id }) => id),
      ['confirm', 'fix', 'verify', 'undo', 'older'],
    );
  });

  it('says that there is nothing to fix, and leaves empty lists out', () => {
    const [cause] = state({
      ...EXPLANATION,
      causes: [{ id: 'triage-first', title: 'Triage', playbook: TRIAGE }],
    }).causes;
    assert.deepEqual(
      allSections(cause!).map(({ id }) => id),
      ['confirm', 'fix'],
    );
    assert.match(allSections(cause!)[1]?.nothing ?? '', /^There is nothing to change/);
  });

  it('states shell and elevation with every command, and elevation alone without one', () => {
    const own = state().causes.filter(({ id }) => id === 'name-resolution');
    const texts = own
      .flatMap(allSections)
      .flatMap((section) => section.steps)
      .map(({ command, marks }) => [command?.runIn, marks.map(({ text }) => text)] as const);
    assert.deepEqual(
      texts.map(([runIn]) => runIn),
      [
        'PowerShell, as a normal user',
        undefined,
        'Command Prompt, as a normal user',
        'PowerShell, as administrator',
        undefined,
        undefined,
        undefined,
        'Command Prompt, as a normal user',
      ],
    );
    assert.deepEqual(texts[3]?.[1], [
      'On the remote computer (host)',
      'Risk: medium',
      'Restarts: the DNS client service',
      'Ends the sessions of connected users',
    ]);
    assert.deepEqual(texts[4]?.[1], ['In the directory', 'Risk: high', 'Needs administrator rights']);
    assert.deepEqual(texts[1]?.[1], ['On the client', 'Not confirmed in a published source']);
  });

  it('leaves the knowledge as it is and translates the words around it', () => {
    const shown = panelState(EXPLANATION, NONE, marked, codeRef);
    const [first] = steps(shown);
    assert.equal(first?.command?.text, EVERY_FIELD.confirm[0].run);
    assert.equal(first?.text, 'Ask DNS for the name of the remote computer');
    for (const { text } of first?.marks ?? []) assert.match(text, /^«.*»$/);
    for (const [name, label] of Object.entries(shown.labels)) assert.match(label, /^«.*»$/s, name);
    for (const text of Object.values(emptyState(marked)).slice(1)) assert.match(text, /^«.*»$/s);
  });

  describe('without playbooks', () => {
    it('leads from a cause that has none to triage', () => {
      const shown = state();
      assert.deepEqual(
        shown.causes.filter(({ playbook }) => !playbook).map(({ id }) => id),
        ['host-unreachable', 'firewall-block'],
      );
      assert.equal(shown.triage, 'triage-first');
    });

    it('opens triage when no cause has one', () => {
      const causes = EXPLANATION.causes.filter(({ id }) => id !== 'name-resolution');
      assert.equal(state({ ...EXPLANATION, causes: [causes[0]!, ...causes.slice(1)] }).open, 'triage-first');
    });

    it('never is empty, whatever the code', () => {
      for (const entry of allEntries()) {
        const shown = state(explain(entry));
        assert.ok(shown.open, shown.ref);
        assert.ok(shown.triage, shown.ref);
      }
      assert.ok(state(explain({ family: 'disconnect', value: 0xdeadbeef })).open);
    });

    it('gives every step of every playbook its own key', () => {
      const causes = allPlaybooks().map((playbook) => ({ id: playbook.id, title: playbook.id, playbook }));
      const keys = steps(state({ ...EXPLANATION, causes: [causes[0]!, ...causes.slice(1)] })).map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
    });
  });

  describe('links', () => {
    it('may be opened when they are https and on show', () => {
      assert.deepEqual(
        [...openableLinks(state())],
        [
          'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
          'https://learn.microsoft.com/powershell/module/dnsclient/resolve-dnsname',
        ],
      );
    });

    it('never carry another scheme', () => {
      const [source] = state(HOSTILE_EXPLANATION).sources;
      assert.deepEqual(source, { title: HOSTILE, remark: 'a report of what someone saw' });
      assert.equal(state().sources[1]?.url, undefined);
    });
  });

  describe('ticks', () => {
    const storage = () => {
      const kept = new Map<string, unknown>();
      return {
        kept,
        get: (key: string) => kept.get(key),
        update: async (key: string, value: unknown) =>
          void (value === undefined ? kept.delete(key) : kept.set(key, value)),
      };
    };

    it('are kept under code, cause, section and the text of the step', () => {
      const keys = steps().map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      assert.equal(keys[0], `name-resolution/confirm/${stepHash(EVERY_FIELD.confirm[0])}`);
      for (const key of keys) assert.match(key, /^[a-z-]+\/(confirm|fix|verify|undo|older)\/[a-z0-9]+$/);
    });

    it('belong to another step when its text or command changes', () => {
      assert.notEqual(stepHash({ text: 'a', run: 'b' }), stepHash({ text: 'a', run: 'c' }));
      assert.notEqual(stepHash({ text: 'a', run: 'b' }), stepHash({ text: 'ab', run: '' }));
      assert.equal(stepHash({ text: 'a' }), stepHash({ text: 'a' }));
    });

    it('tell the same step twice in one list apart', () => {
      const step = { text: 'Again', on: 'client' } as const;
      const playbook = { ...TRIAGE, confirm: [step, step] } as const;
      const keys = steps(state({ ...EXPLANATION, causes: [{ id: 'triage-first', title: 'T', playbook }] })).map(
        ({ key }) => key,
      );
      assert.equal(new Set(keys).size, 2);
    });

    it('come back after a reload, per code, and can be reset', async () => {
      const memento = storage();
      const key = steps()[0]!.key;
      await new Ticks(memento).set('disconnect:516', key, true);
      const afterReload = new Ticks(memento);
      assert.equal(findStep(state(EXPLANATION, afterReload.of('disconnect:516')), key)?.ticked, true);
      assert.equal(findStep(state(EXPLANATION, afterReload.of('disconnect:517')), key)?.ticked, false);
      await afterReload.set('disconnect:516', key, false);
      assert.equal(memento.kept.size, 0);
      await afterReload.set('disconnect:516', key, true);
      await afterReload.reset('disconnect:516');
      assert.equal(afterReload.of('disconnect:516').size, 0);
    });

    it('ignore what is no list of keys', async () => {
      for (const junk of [null, 5, 'x', {}, [1, null, {}]]) {
        const memento = storage();
        memento.kept.set('ticks/a:1', junk);
        assert.equal(new Ticks(memento).of('a:1').size, 0);
      }
    });
  });

  describe('what the reader fills in', () => {
    const filling = { core, values: { host: 'srv01', user: 'eva' }, remarks: { host: 'from full address' } };
    const shown = () => panelState(EXPLANATION, NONE, english, codeRef, { filling });

    it('stands in the commands as they are copied', () => {
      const commands = shown()
        .causes.flatMap(allSections)
        .flatMap(({ steps }) => steps.map(({ command }) => command?.text));
      assert.ok(commands.includes('nslookup srv01'));
      assert.ok(!commands.join().includes('<host>'));
    });

    it('is asked for once, for all commands on show, and only for those', () => {
      assert.deepEqual(shown().parameters, [
        { name: 'host', label: 'remote computer', value: 'srv01', remark: 'from full address', invalid: false },
      ]);
      assert.equal(shown().fillIn, 'All values of the commands are filled in');
      const empty = panelState(EXPLANATION, NONE, english, codeRef, { filling: { core, values: {}, remarks: {} } });
      assert.equal(empty.fillIn, 'Fill in: remote computer');
      assert.equal(state().fillIn, '');
    });

    it('is said to be wrong where commands cannot use it, and stays a placeholder', () => {
      const wrong = panelState(EXPLANATION, NONE, english, codeRef, {
        filling: { core, values: { host: 'a; calc' }, remarks: {} },
      });
      assert.deepEqual(
        wrong.parameters.map(({ value, invalid, remark }) => [value, invalid, remark]),
        [['a; calc', true, 'Commands cannot use this value.']],
      );
      assert.equal(wrong.fillIn, 'Fill in: remote computer');
      assert.ok(filledIn(wrong).commands.some(({ text }) => text === 'nslookup <host>'));
    });

    it('does not change which step a tick belongs to', () => {
      const keys = (each: CodeState) =>
        each.causes.flatMap(allSections).flatMap(({ steps }) => steps.map(({ key }) => key));
      assert.deepEqual(keys(shown()), keys(state()));
    });
  });

  describe('what was said of a cause', () => {
    const marked = (...marks: [string, 'ruledOut' | 'this'][]) =>
      panelState(EXPLANATION, NONE, english, codeRef, { marks: new Map(marks) });

    it('is unknown at first, and nothing is said of triage', () => {
      assert.deepEqual(
        state().causes.map(({ mark }) => mark),
        [undefined, 'unknown', undefined, undefined],
      );
    });

    it('opens the one that was it, and not one that is ruled out', () => {
      assert.equal(marked(['name-resolution', 'this']).open, 'name-resolution');
      assert.equal(marked(['name-resolution', 'ruledOut']).open, 'triage-first');
    });
  });
});
