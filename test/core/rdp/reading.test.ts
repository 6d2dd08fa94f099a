/** What the rules read of a file before they judge it: who wrote it, what is to be replaced, what is meant. */
import assert from 'node:assert/strict';
import { editDistance } from '../../../src/core/rdp/edit-distance';
import { foreignSyntax, percentDecoded } from '../../../src/core/rdp/foreign-line';
import { generatorOf, isTemplateName } from '../../../src/core/rdp/generator';
import { parseInteger } from '../../../src/core/rdp/integer';
import { mergedKeys } from '../../../src/core/rdp/merged-lines';
import { nearestKey } from '../../../src/core/rdp/nearest-key';
import { parseRdp } from '../../../src/core/rdp/parse';
import { findPlaceholder, isPlaceholder } from '../../../src/core/rdp/placeholder';
import { RdpFile } from '../../../src/core/rdp/rdp-file';
import { isSecret, soundsSecret } from '../../../src/core/rdp/secrecy';
import { shortened } from '../../../src/core/rdp/shown-value';

const file = (...lines: string[]) => new RdpFile(parseRdp(lines.join('\n')));

describe('rdp: a number', () => {
  it('is decimal or hexadecimal, without a sign or zeros before it', () => {
    for (const [text, value] of [
      ['0', 0],
      ['7', 7],
      ['4294967296', 4294967296],
      ['0x1F', 31],
      ['0X0', 0],
    ] as const)
      assert.equal(parseInteger(text), value);
    for (const text of ['', '00', '07', '-1', '+1', '1.0', '0x', '1 ', ' 1', '1e3', '0xg', '１'])
      assert.equal(parseInteger(text), undefined, text);
  });
});

describe('rdp: who wrote a file', () => {
  const writer = (settings: Readonly<Record<string, string>>) =>
    generatorOf(Object.keys(settings), (name) => settings[name]);

  it('is told by the settings that only it writes', () => {
    assert.equal(writer({ resourceprovider: 'arm' }), 'avd');
    assert.equal(writer({ resourceprovider: 'other' }), 'unknown');
    assert.equal(writer({ 'wvd endpoint pool': 'x' }), 'avd');
    assert.equal(writer({ 'wvd endpoint pool': '' }), 'unknown');
    assert.equal(writer({ 'authoring tool': '' }), 'windows-app');
    assert.equal(writer({ colordepthid: '' }), 'ce');
  });

  it('is told by how little a console writes', () => {
    assert.equal(writer({ 'auto connect': '1', 'full address': 'x', username: 'y' }), 'ec2');
    assert.equal(writer({ 'auto connect': '1', a: '', b: '', c: '' }), 'ec2');
    assert.equal(writer({ 'auto connect': '1', a: '', b: '', c: '', d: '' }), 'unknown');
    const portal = { 'full address': 'x', 'prompt for credentials': '1', 'administrative session': '1' };
    assert.equal(writer(portal), 'azure-portal');
    assert.equal(writer({ ...portal, username: 'y' }), 'azure-portal');
    assert.equal(writer({ ...portal, other: 'y' }), 'unknown');
    assert.equal(writer({ ...portal, username: 'y', other: 'z' }), 'unknown');
    assert.equal(writer({ 'full address': 'x', 'prompt for credentials': '1' }), 'unknown');
    assert.equal(writer({ 'full address': 'x', 'administrative session': '1' }), 'unknown');
  });

  it('is told by what belongs together', () => {
    const web = { 'workspace id': 'x', 'use redirection server name': '1', loadbalanceinfo: 'x' };
    assert.equal(writer(web), 'rdweb');
    for (const name of Object.keys(web)) {
      const { [name]: _, ...rest } = web as Record<string, string>;
      assert.equal(writer(rest), 'unknown', name);
    }
    const old = { 'screen mode id': '2', winposstr: 'x', redirectdrives: '0' };
    assert.equal(writer(old), 'mstsc-old');
    assert.equal(writer({ winposstr: 'x', redirectdrives: '0', 'screen mode id': '2' }), 'unknown', 'another order');
    assert.equal(writer({ ...old, 'authentication level': '2' }), 'unknown');
    assert.equal(writer({ ...old, gatewayhostname: '' }), 'unknown');
    assert.equal(writer({ 'screen mode id': '2', winposstr: 'x' }), 'unknown');
    assert.equal(writer({ 'screen mode id': '2', redirectdrives: '0' }), 'unknown');
  });

  it('may have made a template, by its name', () => {
    for (const path of ['Default.rdp', 'C:\\x\\default.rdp', '/x/Template.rdp'])
      assert.equal(isTemplateName(path), true, path);
    for (const path of ['host.rdp', 'default/host.rdp', 'template\\host.rdp'])
      assert.equal(isTemplateName(path), false, path);
  });
});

describe('rdp: what is to be replaced', () => {
  it('is the whole value in any of the ways of templates', () => {
    for (const value of [
      '{NAME}',
      '${NAME}',
      '{{NAME}}',
      '@NAME@',
      '%NAME%',
      '<name>',
      'xxx',
      'XXXX',
      '***',
      '$(NAME)',
    ])
      assert.equal(isPlaceholder(value), true, value);
    for (const value of [
      '',
      'x{NAME}',
      '{NAME}x',
      '{a}{b}',
      '@@',
      '@a b@',
      '%%',
      '%a b%',
      '<>',
      'xx',
      '**',
      '$()x',
      'a',
    ])
      assert.equal(isPlaceholder(value), false, value);
  });

  it('is found inside a value, where it stands', () => {
    const span = (value: string, name = 'full address') => {
      const found = findPlaceholder(name, value);
      return found && value.slice(found.start, found.end);
    };
    const FOUND: readonly (readonly [string, string])[] = [
      ['%COMPUTERNAME%.contoso.com', '%COMPUTERNAME%'],
      ['host-{NAME}.x', '{NAME}'],
      ['x${HOST}', '${HOST}'],
      ['#{host}', '#{host}'],
      ['{{ host }}', '{{ host }}'],
      ['{0}', '{0}'],
      ['a@HOST@b', '@HOST@'],
      ['<your host>', '<your host>'],
      ['$(Host)', '$(Host)'],
      ['[SERVER NAME]', '[SERVER NAME]'],
      ['__HOST__', '__HOST__'],
      ['hostXXXX', 'XXXX'],
      ['xxx', 'xxx'],
      ['xxx.xxx.xxx.xxx', 'xxx.xxx.xxx.xxx'],
      ['DOMAIN\\$user', '\\$user'],
      ['$env:COMPUTERNAME', '$env:COMPUTERNAME'],
    ];
    for (const [value, found] of FOUND) assert.equal(span(value), found, value);
    for (const value of [
      'host',
      '{8F2A0C11-0000-0000-0000-000000000000}',
      '[ab]',
      '[::1]',
      '50%',
      'a@b',
      '<1>',
      'xx',
      '_x_',
      'a$',
    ])
      assert.equal(span(value), undefined, value);
    assert.equal(span('%windir%\\x', 'alternate shell'), undefined);
    assert.equal(span('{NAME}', 'alternate shell'), '{NAME}');
    assert.equal(span('{NAME}', 'signature'), undefined);
  });
});

describe('rdp: a key that is written wrong', () => {
  it('is near to one that differs by one or two slips', () => {
    assert.equal(nearestKey('ful address'), 'full address');
    assert.equal(nearestKey('fulll addres'), 'full address');
    assert.equal(nearestKey('usrename'), 'username');
    assert.equal(nearestKey('fullx addressxx'), undefined);
    assert.equal(nearestKey('screenmodeid'), 'screen mode id');
    assert.equal(nearestKey('use_multimon'), 'use multimon');
    assert.equal(nearestKey('abc'), undefined);
    assert.equal(nearestKey('x'.repeat(61)), undefined);
  });

  it('is as far as it takes slips to make the one of the other, up to what is asked', () => {
    const CASES: readonly (readonly [string, string, number])[] = [
      ['abc', 'abc', 0],
      ['abc', 'abd', 1],
      ['abc', 'ab', 1],
      ['abc', 'abcd', 1],
      ['abc', 'acb', 1],
      ['abcd', 'badc', 2],
      ['kitten', 'sitting', 3],
      ['ab', 'ba', 1],
    ];
    for (const [one, other, distance] of CASES) {
      assert.equal(editDistance(one, other, 5), distance, `${one} ${other}`);
      assert.equal(editDistance(other, one, 5), distance, `${other} ${one}`);
      if (distance > 1) assert.ok(editDistance(one, other, distance - 1) > distance - 1);
    }
  });
});

describe('rdp: a line of something else', () => {
  it('is a comment, an option or a link', () => {
    for (const text of ['# x', '; x', '// x', '/ x', '/1']) assert.equal(foreignSyntax(text), 'comment', text);
    for (const text of ['/v:host', '/f']) assert.equal(foreignSyntax(text), 'option', text);
    for (const text of ['rdp://full%20address=s:host', 'full%20address=s:host', 'audiomode=i:2'])
      assert.equal(foreignSyntax(text), 'uri', text);
    for (const text of ['', 'a:s:b', 'audiomode=2', 'audiomode=x:2', 'nothing=s:x', 'audiomode =i:2x', 'a:s:b=c'])
      assert.equal(foreignSyntax(text), text === 'audiomode =i:2x' ? 'uri' : undefined, text);
  });

  it('is decoded where its percent signs are whole', () => {
    assert.equal(percentDecoded('full%20address'), 'full address');
    assert.equal(percentDecoded('100%'), '100%');
    assert.equal(percentDecoded('%E4'), '%E4');
    assert.equal(percentDecoded('plain'), 'plain');
  });
});

describe('rdp: settings in one line', () => {
  it('are found where the line break was lost', () => {
    const keys = (value: string) => mergedKeys(value).map((at) => value.slice(at));
    assert.deepEqual(keys('srv20audiomode:i:0'), ['audiomode:i:0']);
    assert.deepEqual(keys('samscreen mode id:i:2use multimon:i:1'), [
      'screen mode id:i:2use multimon:i:1',
      'use multimon:i:1',
    ]);
    assert.deepEqual(keys('a:s:b'), []);
    assert.deepEqual(keys('audiomode:x:1'), []);
    assert.deepEqual(keys('plain'), []);
  });
});

describe('rdp: what is secret', () => {
  it('is what the table says, and of unknown keys what sounds so', () => {
    for (const key of ['password 51', 'Password', 'gatewayaccesstoken', 'my token', 'userPwd', 'x secret', 'cookie'])
      assert.equal(isSecret(key), true, key);
    for (const key of ['username', 'full address', 'something else']) assert.equal(isSecret(key), false, key);
    assert.equal(soundsSecret('pwd=x'), true);
    assert.equal(soundsSecret('user=x'), false);
  });

  it('is cut in messages where it is long', () => {
    assert.equal(shortened('x'.repeat(40)), 'x'.repeat(40));
    assert.equal(shortened('x'.repeat(41)), `${'x'.repeat(40)}…`);
    assert.equal(shortened('abcdef', 3), 'abc…');
  });
});

describe('rdp: a file as the rules see it', () => {
  it('takes the last of two lines, and knows them all', () => {
    const twice = file('audiomode:i:1', 'username:s:a', 'AudioMode:i:2', 'audiomode:i:0');
    assert.equal(twice.number('audiomode'), 0);
    assert.deepEqual(
      twice.entriesOf(['username', 'audiomode', 'nothing']).map(({ line }) => line.value.text),
      ['a', '1', '2', '0'],
    );
    assert.equal(twice.text('nothing'), '');
    assert.equal(twice.number('nothing'), undefined);
    assert.equal(twice.find('nothing'), undefined);
  });

  it('reads no value under a wrong type, and knows that the key is there', () => {
    const wrong = file('audiomode:s:1');
    assert.equal(wrong.number('audiomode'), undefined);
    assert.equal(wrong.find('audiomode'), undefined);
    assert.equal(wrong.has('audiomode'), true);
    assert.equal(wrong.has('username'), false);
  });

  it('knows what is on, and of what nothing can be said', () => {
    const some = file('audiomode:i:1', 'redirectclipboard:i:0', 'username:s:{USER}', 'domain:s:xaudiomode:i:1');
    assert.equal(some.isOn('audiomode'), true);
    assert.equal(some.isOn('redirectclipboard'), false);
    assert.equal(some.isUnclear('username'), true);
    assert.equal(some.isUnclear('domain'), true);
    assert.equal(some.isUnclear('audiomode'), false);
    assert.equal(some.isUnclear('nothing'), false);
    assert.equal(some.template, true);
    assert.equal(file('audiomode:i:1').template, false);
  });

  it('leaves out comments and lines of something else, and names these', () => {
    const some = file('# a:s:b', 'audiomode:i:1', '/v:host', ' ', 'full%20address=s:h');
    assert.deepEqual(
      some.entries.map(({ line }) => line.name),
      ['audiomode'],
    );
    assert.deepEqual(
      some.foreign.map(({ syntax, line }) => `${syntax} ${line.index}`),
      ['comment 0', 'option 2', 'uri 4'],
    );
  });
});
