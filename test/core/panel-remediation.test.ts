import assert from 'node:assert/strict';
import * as core from '../../src/core';
import { codeRef, english, parseCodeRef, type Code, type Explanation, type ExplainOptions } from '../../src/core';
import type { CodeState, ToPanel } from '../../src/panel/protocol';
import { Remediation, type StoredSubject, type Subject } from '../../src/panel/remediation';
import { Ticks } from '../../src/panel/ticks';
import { EXPLANATION } from './panel-fixture';

/** Any code, explained like the fixture. */
const explain = (code: Code, { candidates = [] }: ExplainOptions = {}): Explanation => ({
  ...EXPLANATION,
  code,
  title: codeRef(code),
  candidates: candidates.map((candidate) => ({
    code: candidate,
    label: codeRef(candidate),
    familyTitle: '',
    title: '',
  })),
});

function panel(memento = new Map<string, unknown>()) {
  const done: string[] = [];
  const sent: ToPanel[] = [];
  let stored: StoredSubject | undefined;
  const note = async (what: string): Promise<void> => void done.push(what);
  const storage = {
    get: (key: string) => memento.get(key),
    update: async (key: string, value: unknown) => void memento.set(key, value),
  };
  const remediation = new Remediation({
    core: { ...core, explain },
    translate: english,
    ticks: new Ticks(storage),
    post: (message) => sent.push(structuredClone(message)),
    copy: (text) => note(`copy ${text}`),
    open: (url) => note(`open ${url}`),
    lookUp: () => note('look up'),
    chooseScript: async (scripts) => scripts[0],
    scriptCopied: (script) => void note(`script for the ${script.place}`),
    openPage: (name, markdown) => note(`page ${name} ${markdown}`),
    findSetting: (key) => note(`find ${key}`),
    storePin: (pinned) => (stored = pinned),
  });
  return {
    remediation,
    done,
    sent,
    stored: () => stored,
    receive: (message: unknown) => remediation.receive(message),
    last: () => sent.filter((message) => message.type === 'show').at(-1),
    shownRef: () => remediation.state()?.ref,
  };
}

const subject = (ref: string, ...candidates: string[]): Subject => ({
  code: parseCodeRef(ref)!,
  candidates: candidates.map((candidate) => parseCodeRef(candidate)!),
});
const A = subject('disconnect:516', 'errinfo:516', 'hresult:516');
const B = subject('disconnect:3');
const steps = (state: CodeState) =>
  state.causes.flatMap(({ playbook }) => playbook?.sections ?? []).flatMap((list) => list.steps);

describe('panel: remediation', () => {
  it('shows the empty state until a code is asked for', async () => {
    const { receive, last } = panel();
    await receive({ type: 'ready' });
    assert.equal(last()?.state.kind, 'empty');
  });

  it('waits for the page, then draws and moves the focus once', async () => {
    const { remediation, receive, sent, last } = panel();
    remediation.show(A);
    assert.deepEqual(sent, []);
    await receive({ type: 'ready' });
    assert.equal(last()?.focus, true);
    assert.match(last()?.announce ?? '', /disconnect:516$/);
    remediation.pageGone();
    await receive({ type: 'ready' });
    assert.equal(sent.length, 2);
    assert.deepEqual([last()?.focus, last()?.announce], [false, '']);
    assert.deepEqual(last()?.state, remediation.state());
  });

  it('follows the cursor while visible, without taking the focus', async () => {
    const { remediation, receive, last, sent } = panel();
    await receive({ type: 'ready' });
    remediation.follow(B, true);
    assert.equal(last()?.focus, false);
    const count = sent.length;
    remediation.follow({ ...B }, true);
    assert.equal(sent.length, count);
  });

  it('catches up with the cursor when it returns', async () => {
    const { remediation, receive, shownRef } = panel();
    remediation.follow(A, false);
    assert.equal(shownRef(), undefined);
    await receive({ type: 'ready' });
    assert.equal(shownRef(), 'disconnect:516');
  });

  it('does not follow while pinned, but shows what the reader asks for', async () => {
    const { remediation, receive, shownRef, stored } = panel();
    remediation.show(A);
    await receive({ type: 'ready' });
    await receive({ type: 'pin', pinned: true });
    remediation.follow(B, true);
    remediation.follow(B, false);
    assert.equal(shownRef(), 'disconnect:516');
    assert.deepEqual(stored(), { code: 'disconnect:516', candidates: ['errinfo:516', 'hresult:516'] });
    remediation.show(B);
    assert.equal(shownRef(), 'disconnect:3');
    assert.equal(stored()?.code, 'disconnect:3');
    await receive({ type: 'pin', pinned: false });
    assert.equal(stored(), undefined);
  });

  it('brings a pinned code back after a reload, and nothing that is not one', async () => {
    const { remediation, receive, last } = panel();
    for (const junk of [undefined, null, 5, {}, { code: 5 }, { code: 'x' }, { code: 'command:evil' }]) {
      remediation.restorePin(junk);
      assert.equal(remediation.state(), undefined);
    }
    remediation.restorePin({ code: 'disconnect:516', extended: 'extended:0', candidates: ['errinfo:516', 5, 'junk'] });
    await receive({ type: 'ready' });
    assert.equal(last()?.pinned, true);
    assert.deepEqual(
      remediation.state()?.choices.map(({ ref }) => ref),
      ['errinfo:516'],
    );
  });

  describe('changing to another code', () => {
    it('goes to a candidate and back', async () => {
      const { remediation, receive, shownRef, last } = panel();
      remediation.show(A);
      await receive({ type: 'ready' });
      await receive({ type: 'switchTo', ref: 'errinfo:516' });
      assert.equal(shownRef(), 'errinfo:516');
      assert.equal(last()?.focus, true);
      assert.deepEqual(
        remediation.state()?.choices.map(({ ref }) => ref),
        ['disconnect:516', 'hresult:516'],
      );
      remediation.follow(A, true);
      assert.equal(shownRef(), 'errinfo:516', 'the cursor is still on the same code');
      await receive({ type: 'switchTo', ref: 'disconnect:516' });
      assert.deepEqual(
        remediation.state()?.choices.map(({ ref }) => ref),
        ['errinfo:516', 'hresult:516'],
      );
    });

    it('goes to a related code and back', async () => {
      const { remediation, receive, shownRef } = panel();
      remediation.show(A);
      await receive({ type: 'switchTo', ref: `errconnect:${0x20006}` });
      assert.equal(shownRef(), `errconnect:${0x20006}`);
      assert.equal(remediation.state()?.back?.ref, 'disconnect:516');
      await receive({ type: 'switchTo', ref: 'disconnect:516' });
      assert.equal(shownRef(), 'disconnect:516');
      assert.equal(remediation.state()?.back, undefined);
    });

    it('goes nowhere that was not offered', async () => {
      const { remediation, receive, shownRef } = panel();
      remediation.show(A);
      for (const ref of ['errinfo:5', 'command:evil', 'disconnect:3']) await receive({ type: 'switchTo', ref });
      assert.equal(shownRef(), 'disconnect:516');
    });
  });

  describe('what the page asks for', () => {
    it('copies the command of a step on show and says so', async () => {
      const { remediation, receive, done, sent } = panel();
      remediation.show(A);
      await receive({ type: 'ready' });
      const step = steps(remediation.state()!).find(({ command }) => command)!;
      await receive({ type: 'copyCommand', ref: 'disconnect:516', step: step.key });
      assert.deepEqual(done, [`copy ${step.command?.text}`]);
      assert.deepEqual(sent.at(-1), { type: 'notice', text: 'Copied', step: step.key });
    });

    it('copies everything as Markdown, with the ticks', async () => {
      const { remediation, receive, done } = panel();
      remediation.show(A);
      const [step] = steps(remediation.state()!);
      await receive({ type: 'tick', ref: 'disconnect:516', step: step!.key, ticked: true });
      await receive({ type: 'copyMarkdown' });
      assert.match(done[0] ?? '', /^copy # `0x204`[^]*- \[x\] Ask DNS/);
    });

    it('finds the settings that it shows, and no others', async () => {
      const { remediation, receive, done } = panel();
      remediation.show(A);
      assert.ok(remediation.state()?.settings.some(({ key }) => key === 'full address'));
      for (const key of ['full address', 'audiomode', 'command:x'])
        await receive({ type: 'findSetting', ref: 'disconnect:516', key });
      await receive({ type: 'findSetting', ref: 'disconnect:3', key: 'full address' });
      assert.deepEqual(done, ['find full address']);
    });

    it('opens our own addresses only', async () => {
      const { remediation, receive, done } = panel();
      remediation.show(A);
      for (const url of [
        'https://evil.example/',
        'javascript:alert(1)',
        'http://os-zenia.blogspot.com/2018',
        'command:x',
      ])
        await receive({ type: 'openLink', url });
      assert.deepEqual(done, []);
      const url = EXPLANATION.sources[0]!.url!;
      await receive({ type: 'openLink', url });
      assert.deepEqual(done, [`open ${url}`]);
    });

    it('keeps ticks over a reload and removes them', async () => {
      const memento = new Map<string, unknown>();
      const before = panel(memento);
      before.remediation.show(A);
      const key = steps(before.remediation.state()!)[0]!.key;
      await before.receive({ type: 'tick', ref: 'disconnect:516', step: key, ticked: true });
      const after = panel(memento);
      after.remediation.show(A);
      await after.receive({ type: 'ready' });
      assert.equal(steps(after.remediation.state()!)[0]?.ticked, true);
      after.remediation.show(B);
      assert.equal(steps(after.remediation.state()!)[0]?.ticked, false);
      after.remediation.show(A);
      await after.receive({ type: 'resetTicks', ref: 'disconnect:516' });
      assert.equal(steps(after.remediation.state()!)[0]?.ticked, false);
    });

    it('ignores late messages, unknown steps and what is no message', async () => {
      const memento = new Map<string, unknown>();
      const { remediation, receive, done } = panel(memento);
      const junk = { type: 'copyMarkdown' };
      await receive(junk);
      remediation.show(A);
      const key = steps(remediation.state()!)[0]!.key;
      await receive({ type: 'tick', ref: 'disconnect:3', step: key, ticked: true });
      await receive({ type: 'tick', ref: 'disconnect:516', step: 'no/such/step', ticked: true });
      await receive({ type: 'copyCommand', ref: 'disconnect:516', step: 'no/such/step' });
      await receive({ type: 'copyCommand', text: 'evil' });
      await receive('ready');
      assert.deepEqual([done, memento.size], [[], 0]);
    });

    it('looks a code up from the empty state', async () => {
      const { receive, done } = panel();
      await receive({ type: 'lookUp' });
      assert.deepEqual(done, ['look up']);
    });
  });

  describe('values of commands', () => {
    const found = [{ name: 'host', value: 'srv01', from: 'Server' } as const];
    const commands = (state: CodeState | undefined) =>
      state ? steps(state).flatMap(({ command }) => (command ? [command.text] : [])) : [];
    const host = (state: CodeState | undefined) => state?.parameters.find(({ name }) => name === 'host');

    it('come from the document, and are shown with where they come from', () => {
      const { remediation } = panel();
      remediation.show({ ...A, found });
      assert.ok(commands(remediation.state())[0]?.startsWith('Resolve-DnsName -Name srv01 '));
      assert.equal(host(remediation.state())?.remark, 'from "Server"');
    });

    it('are typed by the reader, who is told the commands and not interrupted by a new page', async () => {
      const { remediation, receive, sent, done } = panel();
      remediation.show(A);
      await receive({ type: 'ready' });
      const count = sent.filter(({ type }) => type === 'show').length;
      await receive({ type: 'fillIn', ref: 'disconnect:516', name: 'host', value: "srv02'; calc" });
      assert.equal(host(remediation.state())?.invalid, true);
      assert.ok(commands(remediation.state())[0]?.includes('<host>'));
      await receive({ type: 'fillIn', ref: 'disconnect:516', name: 'host', value: 'srv02' });
      const last = sent.at(-1);
      assert.ok(last?.type === 'filled' && last.commands.some(({ text }) => text.includes('-Name srv02 ')));
      assert.equal(sent.filter(({ type }) => type === 'show').length, count);
      const step = steps(remediation.state()!).find(({ command }) => command)!;
      await receive({ type: 'copyCommand', ref: 'disconnect:516', step: step.key });
      assert.match(done.at(-1) ?? '', /^copy Resolve-DnsName -Name srv02 /);
    });

    it('are kept for the next code, until a document says something else', async () => {
      const { remediation, receive } = panel();
      remediation.show(A);
      await receive({ type: 'fillIn', ref: 'disconnect:516', name: 'host', value: 'srv02' });
      remediation.show(B);
      assert.equal(host(remediation.state())?.value, 'srv02');
      remediation.show({ ...B, found });
      assert.equal(host(remediation.state())?.value, 'srv01');
      await receive({ type: 'fillIn', ref: 'disconnect:3', name: 'host', value: 'srv03' });
      assert.equal(host(remediation.state())?.value, 'srv03');
      await receive({ type: 'fillIn', ref: 'disconnect:3', name: 'host', value: '' });
      assert.equal(host(remediation.state())?.value, '', 'the reader knows better than the document');
    });

    it('are never stored', async () => {
      const memento = new Map<string, unknown>();
      const { remediation, receive, stored } = panel(memento);
      remediation.show({ ...A, found });
      await receive({ type: 'fillIn', ref: 'disconnect:516', name: 'host', value: 'srv02' });
      await receive({ type: 'pin', pinned: true });
      await receive({ type: 'markCause', ref: 'disconnect:516', cause: 'name-resolution', mark: 'this' });
      assert.doesNotMatch(JSON.stringify([...memento, stored()]), /srv0/);
    });

    it('draw anew when the cursor comes to the same code with other values', async () => {
      const { remediation, receive, sent } = panel();
      await receive({ type: 'ready' });
      remediation.follow({ ...A, found }, true);
      const count = sent.length;
      remediation.follow({ ...A, found: [...found] }, true);
      assert.equal(sent.length, count);
      remediation.follow({ ...A, found: [{ ...found[0]!, value: 'srv09' }] }, true);
      assert.equal(host(remediation.state())?.value, 'srv09');
    });

    it('are none that no command of the page needs', async () => {
      const { remediation, receive, sent } = panel();
      remediation.show(A);
      await receive({ type: 'ready' });
      const count = sent.length;
      for (const name of ['broker', 'evil', 'toString'])
        await receive({ type: 'fillIn', ref: 'disconnect:516', name, value: 'x' });
      assert.equal(sent.length, count);
    });
  });

  describe('what was it', () => {
    it('is kept over a reload, is one at most, and goes with the ticks', async () => {
      const memento = new Map<string, unknown>();
      const real = (from = memento) => {
        const made = panel(from);
        made.remediation.show(A);
        return made;
      };
      const { receive, remediation } = real();
      await receive({ type: 'markCause', ref: 'disconnect:516', cause: 'name-resolution', mark: 'this' });
      await receive({ type: 'markCause', ref: 'disconnect:516', cause: 'triage-first', mark: 'this' });
      await receive({ type: 'markCause', ref: 'disconnect:516', cause: 'no-such', mark: 'this' });
      const mark = (shown: CodeState | undefined) => shown?.causes.map((cause) => cause.mark);
      assert.deepEqual(mark(remediation.state()), [undefined, 'this', undefined, undefined]);
      assert.deepEqual(mark(real().remediation.state()), [undefined, 'this', undefined, undefined]);
      await receive({ type: 'resetTicks', ref: 'disconnect:516' });
      assert.deepEqual(mark(real().remediation.state()), [undefined, 'unknown', undefined, undefined]);
    });

    it('leaves only one of two', async () => {
      const memento = new Map<string, unknown>();
      const ticks = new Ticks({
        get: (key) => memento.get(key),
        update: async (key, value) => void memento.set(key, value),
      });
      await ticks.mark('a:1', 'one', 'this');
      await ticks.mark('a:1', 'two', 'ruledOut');
      await ticks.mark('a:1', 'three', 'this');
      assert.deepEqual(
        [...ticks.marks('a:1')],
        [
          ['two', 'ruledOut'],
          ['three', 'this'],
        ],
      );
      await ticks.mark('a:1', 'two', 'unknown');
      assert.deepEqual([...ticks.marks('a:1')], [['three', 'this']]);
      for (const junk of [5, 'x', null, ['this'], { two: 5, one: 'x' }]) {
        memento.set('causes/a:1', junk);
        assert.ok(
          [...ticks.marks('a:1').values()].every((its) => its === 'this'),
          JSON.stringify(junk),
        );
      }
    });

    it('stands in the Markdown', async () => {
      const { remediation, receive } = panel();
      remediation.show(A);
      await receive({ type: 'markCause', ref: 'disconnect:516', cause: 'name-resolution', mark: 'this' });
      const markdown = remediation.markdown() ?? '';
      assert.match(markdown, /\*\*This was it\*\*: The name of the remote computer does not resolve/);
      assert.match(markdown, /### 2\\\. The name .* \(\*\*This was it\*\*\)/);
      await receive({ type: 'markCause', ref: 'disconnect:516', cause: 'name-resolution', mark: 'ruledOut' });
      assert.match(remediation.markdown() ?? '', /1 of 1 causes ruled out[^]*resolve in DNS \(Ruled out\)/);
    });
  });

  describe('scripts and pages', () => {
    it('copies a script of what is not ruled out, and says so', async () => {
      const { remediation, receive, done } = panel();
      remediation.show({ ...A, found: [{ name: 'host', value: 'srv01', from: 'Server' }] });
      await receive({ type: 'copyScript' });
      assert.match(done[0] ?? '', /^copy # RDP Diagnostics: [^]*Resolve-DnsName -Name srv01 /);
      assert.deepEqual(done.slice(1), ['script for the client']);
      await receive({ type: 'markCause', ref: 'disconnect:516', cause: 'name-resolution', mark: 'ruledOut' });
      assert.deepEqual(remediation.scripts(), []);
    });

    it('opens everything as a page', async () => {
      const { remediation, receive, done } = panel();
      await receive({ type: 'openPage' });
      assert.deepEqual(done, []);
      remediation.show(A);
      await receive({ type: 'openPage' });
      assert.match(done[0] ?? '', /^page disconnect:516 # `0x204`/);
    });
  });
});
