import assert from 'node:assert/strict';
import {
  contextOfRdp,
  contextWords,
  explain,
  parseCodeRef,
  readContextWords,
  scan,
  type Code,
  type Context,
} from '../../../src/core';

const code = (ref: string): Code => parseCodeRef(ref)!;
const causes = (ref: string, context: Context = {}) => explain(code(ref), { context }).causes.map(({ id }) => id);
const first = (ref: string, context: Context) => causes(ref, context)[0];

describe('The place of a code', () => {
  it('orders the causes by the program: 3334 is client memory in mRemoteNG, and a matter of the colour depth with xrdp', () => {
    assert.equal(first('disconnect:3334', { program: 'mremoteng' }), 'client-memory');
    assert.equal(first('disconnect:3334', { program: 'xrdp' }), 'protocol-error');
    const note = (program: Context['program']) =>
      explain(code('disconnect:3334'), { context: { ...(program && { program }) } });
    assert.match(note('xrdp').note ?? '', /colour depth/);
    assert.ok(note('xrdp').sources.some(({ title }) => title.includes('xrdp issue')));
    assert.match(note('mremoteng').note ?? '', /mRemoteNG/);
    assert.equal(note(undefined).note, undefined);
  });

  it('puts matters of Windows clients last for other clients, and those of Windows hosts last for xrdp', () => {
    for (const program of ['freerdp', 'remmina', 'guacamole'] as const) {
      const ranked = causes('message:your-credentials-did-not-work', { program });
      assert.ok(ranked.indexOf('credential-guard') > ranked.indexOf('entra-signin'), program);
      assert.ok(ranked.indexOf('credential-guard') > ranked.indexOf('broker-target'), program);
    }
    const ranked = causes('disconnect:516', { program: 'xrdp' });
    assert.ok(ranked.indexOf('termservice-down') > ranked.indexOf('firewall-block'));
  });

  it('puts the gateway first where the connection goes through one, and last where it does not', () => {
    assert.equal(first('disconnect:516', { gateway: true }), 'rdg-reach');
    assert.equal(first('disconnect:2308', { gateway: true }), 'rdg-transport');
    assert.ok(
      !causes('disconnect:516')
        .slice(0, 3)
        .some((id) => id.startsWith('rdg-')),
    );
    const without = causes('disconnect:50331656', { gateway: false }).filter((id) => !/^(?:triage|collect)/.test(id));
    const own = without.findIndex((id) => id.startsWith('rdg-'));
    assert.ok(own < 0 || without.slice(own).every((id) => id.startsWith('rdg-')), without.join());
  });

  it('puts Azure first for a machine in Azure', () => {
    assert.equal(first('disconnect:516', { azure: true }), 'azure-nsg');
    assert.equal(first('message:your-credentials-did-not-work', { azure: true }), 'azure-password');
  });

  it('puts first what the event beside the code has in common with it', () => {
    const event = code('event:1057@RemoteConnectionManager');
    const shared = explain(event).causes.map(({ id }) => id);
    const plain = causes('message:internal-error-has-occurred');
    const ranked = causes('message:internal-error-has-occurred', { beside: [event] });
    const common = plain.filter((id) => shared.includes(id) && id !== 'triage-first' && id !== 'collect-data');
    assert.ok(common.length > 0 && common[0] !== plain[0]);
    assert.ok(common.includes(ranked[0]!));
  });

  it('loses no cause, and leaves the triage last', () => {
    const contexts: Context[] = [
      { program: 'xrdp', azure: true, gateway: true },
      { program: 'freerdp', gateway: false },
      { beside: [code('event:56@TermDD')] },
    ];
    for (const ref of ['disconnect:3334', 'disconnect:516', 'errinfo:0x112f', 'extended:0', 'hresult:0x80090302']) {
      const plain = causes(ref);
      for (const context of contexts) {
        const ranked = causes(ref, context);
        assert.ok(
          plain.every((id) => ranked.includes(id)),
          ref,
        );
        assert.equal(new Set(ranked).size, ranked.length, ref);
        assert.ok(
          ranked.slice(0, -2).every((id) => id !== 'triage-first'),
          ref,
        );
      }
    }
  });

  it('is read from the lines around the code', () => {
    const context = (text: string) => scan(text)[0]?.context;
    assert.deepEqual(
      context(
        'Protocol Event Disconnected. Host: "a"; Protocol: "RDP" Message: "Because of a protocol error (code: 3334), ended."',
      ),
      { program: 'mremoteng' },
    );
    assert.deepEqual(
      context('The host runs xrdp 0.10.\n\nRemote Desktop\nError code: 0xd06\nExtended error code: 0x0\n'),
      {
        program: 'xrdp',
      },
    );
    assert.deepEqual(context('[ERROR][com.freerdp.core] - freerdp_abort_connect ERRINFO_LOGOFF_BY_USER (0x0001000C)'), {
      program: 'freerdp',
    });
    assert.deepEqual(
      context(
        'Remote computer: vm1.westeurope.cloudapp.azure.com\ngatewayusagemethod:i:1\nError code: 0x204\nExtended error code: 0x0',
      ),
      { gateway: true, azure: true },
    );
    assert.equal(context('Remote Desktop\nError code: 0x204\nExtended error code: 0x0'), undefined);
  });

  it('is read from an .rdp file', () => {
    assert.deepEqual(contextOfRdp('full address:s:vm.westus.cloudapp.azure.com:3389\r\ngatewayusagemethod:i:2\r\n'), {
      gateway: true,
      azure: true,
    });
    assert.deepEqual(contextOfRdp('full address:s:pc-1\n'), { gateway: false });
    assert.deepEqual(contextOfRdp('gatewayusagemethod:i:3\n'), {});
  });

  it('travels as words of ours and nothing else', () => {
    const context: Context = { program: 'xrdp', gateway: false, azure: true, beside: [code('event:56@TermDD')] };
    assert.deepEqual(readContextWords(contextWords(context)), context);
    for (const hostile of [undefined, 'azure', [], ['program:evil'], [{}, 7, 'x'.repeat(500)], ['errinfo:5']])
      assert.equal(readContextWords(hostile), undefined);
  });

  it('puts first only what is Azure’s own, and adds its security group to what was not reached', () => {
    const ranked = causes('disconnect:516', { azure: true });
    const own = causes('disconnect:516').filter((id) => /^(?:azure|avd)-/.test(id));
    assert.deepEqual(ranked.slice(0, own.length), own);
    assert.equal(ranked.length, causes('disconnect:516').length, 'it was there already');
    assert.ok(!causes('disconnect:260').includes('azure-nsg'));
    assert.ok(causes('disconnect:260', { azure: true }).includes('azure-nsg'));
    assert.ok(!causes('disconnect:772', { azure: true }).includes('azure-nsg'));
    const retired = 'azure-remoteapp-retired';
    const plain = causes('disconnect:50331723');
    assert.ok(plain.includes(retired));
    assert.ok(causes('disconnect:50331723', { azure: true }).indexOf(retired) >= plain.indexOf(retired));
  });

  it('adds the gateway to what was not reached or was lost, each with its own causes, and to nothing else', () => {
    const added = (ref: string) => causes(ref, { gateway: true }).filter((id) => !causes(ref).includes(id));
    assert.deepEqual(added('disconnect:516'), ['rdg-reach', 'rdg-target']);
    assert.deepEqual(added('disconnect:772'), ['rdg-transport', 'rdg-timeout']);
    assert.deepEqual(added('disconnect:2055'), []);
    const [one, two] = causes('disconnect:772', { gateway: true });
    assert.deepEqual([one, two], ['rdg-transport', 'rdg-timeout']);
  });

  it('puts what the gateway causes before all else where there is one, and behind all else where there is none', () => {
    const ranked = (context: Context) => causes('disconnect:50331719', context).slice(0, -1);
    const own = ['rdg-target'];
    const others = ['resource-permission', 'avd-host', 'broker-target'];
    assert.deepEqual(ranked({ gateway: true }), [...own, ...others]);
    assert.deepEqual(ranked({ gateway: false }), [...others, ...own]);
    assert.deepEqual(
      ranked({}),
      ['resource-permission', 'avd-host', 'rdg-target', 'broker-target'],
      'as the table has it',
    );
  });

  it('leaves the order of a code that a gateway wrote, whatever a file says of a gateway', () => {
    const ref = 'rdpcore:160@gateway';
    assert.deepEqual(causes(ref, { gateway: false }), ['rdg-target', 'network-drop', 'triage-first']);
    assert.deepEqual(causes(ref), ['rdg-target', 'network-drop', 'triage-first']);
  });

  it('takes of an event only what the code has for a cause too, and ignores an event that nobody knows', () => {
    const ref = 'disconnect:516';
    const beside = [code('event:1035@RemoteConnectionManager')];
    assert.deepEqual(causes(ref, { beside }).slice(0, 2), ['listener-down', 'port-conflict']);
    assert.equal(causes(ref, { beside }).length, causes(ref).length);
    const more = [code('event:55@LocalSessionManager')];
    assert.equal(causes(ref, { beside: more })[0], 'termservice-down');
    assert.ok(!causes(ref, { beside: more }).includes('server-memory'));
    assert.deepEqual(causes(ref, { beside: [code('event:9999@TermDD')] }), causes(ref));
  });

  it('lets the first of several events decide', () => {
    const one = code('event:1035@RemoteConnectionManager');
    const two = code('event:55@LocalSessionManager');
    assert.equal(causes('disconnect:516', { beside: [one, two] })[0], 'listener-down');
    assert.equal(causes('disconnect:516', { beside: [two, one] })[0], 'termservice-down');
  });

  it('applies what is known of one code in one program to that code and that program only', () => {
    const told = (ref: string, program: Context['program']) =>
      explain(code(ref), { context: { ...(program && { program }) } });
    assert.equal(told('disconnect:516', 'xrdp').note, told('disconnect:516', undefined).note);
    assert.equal(told('disconnect:3334', 'freerdp').note, undefined);
    assert.deepEqual(told('disconnect:3334', 'freerdp').sources, told('disconnect:3334', undefined).sources);
    const sources = told('disconnect:3334', 'mremoteng').sources.map(({ title }) => title);
    assert.ok(sources.includes('mRemoteNG issue 1194'), sources.join());
    assert.deepEqual(causes('disconnect:772', { program: 'mremoteng' }), causes('disconnect:772'));
  });

  it('is one word for each thing that is known', () => {
    assert.deepEqual(contextWords({}), []);
    assert.deepEqual(contextWords({ gateway: true }), ['gateway']);
    assert.deepEqual(contextWords({ gateway: false }), ['no-gateway']);
    assert.deepEqual(contextWords({ azure: true }), ['azure']);
    assert.deepEqual(contextWords({ program: 'xrdp' }), ['program:xrdp']);
    assert.deepEqual(contextWords({ beside: [code('event:56@TermDD')] }), ['event:56@TermDD']);
    for (const context of [{ gateway: true }, { gateway: false }, { azure: true }] as Context[])
      assert.deepEqual(readContextWords(contextWords(context)), context);
  });

  it('is read from a dozen words at most, none of them long', () => {
    const filler = Array.from({ length: 11 }, () => 'x');
    assert.deepEqual(readContextWords([...filler, 'azure']), { azure: true });
    assert.equal(readContextWords([...filler, 'x', 'azure']), undefined);
    assert.deepEqual(readContextWords([7, {}, 'azure', null]), { azure: true });
    const event = 'event:56@TermDD';
    assert.deepEqual(readContextWords([event]), { beside: [code(event)] });
  });
});
