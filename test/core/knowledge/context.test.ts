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
});
