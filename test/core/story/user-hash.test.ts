import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { isHashOfUser } from '../../../src/core/story/user-hash';

/** As event 1029 writes it. */
const message = (typed: string) => {
  const hash = createHash('sha256').update(Buffer.from(typed, 'utf16le')).digest('base64');
  return `${hash}-${hash}`;
};

describe('The hash of event 1029', () => {
  for (const typed of ['ana', 'CONTOSO\\ana', 'ANA', 'Jörg']) {
    const user = typed.includes('\\') ? typed : `CONTOSO\\${typed}`;
    it(`is known for ${user} typed as ${typed}`, () => assert.ok(isHashOfUser(message(typed), user)));
  }

  it('is that of the name in the samples', () => {
    const hash = 'AuNjbj8FZr9JTOXNBytPYA/rkAoMzLNJzuDpfu8Zsws=';
    assert.ok(isHashOfUser(`${hash}-${hash}`, 'CONTOSO\\p.novak'));
  });

  it('is not that of another name', () => assert.ok(!isHashOfUser(message('ana'), 'CONTOSO\\bo')));

  it('is nobody’s where the message is no hash', () => assert.ok(!isHashOfUser('-', 'CONTOSO\\bo')));
});
