// The story of a session in a real window: by mouse and by keyboard, in every theme, narrow, and with ten thousand
// connections. Called by person.test.mjs, which brings the hands and the counting.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../scripts/vscode/provision.mjs';

const SET = 'test/samples/stories/three-users-skewed-clock';
const MANY = 10_000;

/** Files for the window's folder: `session/` with a story, `many/` with a log of ten thousand connections. */
export function storyFolder(folder) {
  cpSync(path.join(repository, SET), path.join(folder, 'session'), { recursive: true });
  cpSync(path.join(repository, 'test/samples/stories/idle-limit/lsm.xml'), path.join(folder, 'many', 'lsm.xml'));
  writeFileSync(path.join(folder, 'many', 'all.xml'), manyConnections());
}

/** What the host logs of sessions that are a minute apart and end in turn by the idle limit, the user and a takeover. */
function manyConnections() {
  const log = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
  const event = (id, time, data) =>
    `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${log}'/>` +
    `<EventID>${id}</EventID><TimeCreated SystemTime='${new Date(time).toISOString()}'/><Channel>${log}/Operational</Channel>` +
    `<Computer>HOST-1</Computer></System><UserData><EventXML xmlns='Event_NS'>${data}</EventXML></UserData></Event>`;
  return Array.from({ length: MANY }, (_, at) => {
    const time = Date.UTC(2026, 0, 1) + at * 60_000;
    const session = (at % 5000) + 2;
    const who = `<User>CONTOSO\\user${at % 300}</User><SessionID>${session}</SessionID><Address>192.0.2.${at % 250}</Address>`;
    return [
      event(21, time, who),
      event(40, time + 50_000, `<Session>${session}</Session><Reason>${[3, 12, 5][at % 3]}</Reason>`),
      event(24, time + 50_010, who),
    ].join('\n');
  }).join('\n');
}

export async function withStory(code, { check, until, seriousFindings }) {
  const { page, setTheme, screenshot } = code;
  const story = () => code.frameWith('#connections');
  const rowOf = (name) => page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name });
  /** *Show Session Story* from the menu of an entry in the Explorer. */
  const showFromExplorer = async (name) => {
    await rowOf(name).first().click({ button: 'right' });
    const line = page.locator('.monaco-menu .action-item', { hasText: 'Show Session Story' }).first();
    await line.hover();
    await page.waitForTimeout(500); // a menu does not take a click that may still belong to its opening
    await line.click();
  };
  const focused = (frame) => frame.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const cursorLine = async () =>
    (
      await page
        .locator('.statusbar-item', { hasText: /^Ln \d/ })
        .first()
        .innerText()
    ).trim();

  await check('the story of a folder, from the menu of the Explorer', async () => {
    await showFromExplorer('session');
    const frame = await story();
    assert.deepEqual(
      await frame.locator('.verdict').evaluateAll((all) => all.map((one) => one.firstChild.data)),
      ['Ended by the user', 'Network failure', 'Sign-in failed'].slice(0, await frame.locator('.verdict').count()),
    );
    assert.equal(await frame.locator('.connection').count(), 3);
    await frame.locator('.notice', { hasText: /PC-71\S* is 2 min \d* ?s? ?ahead|PC-71\S* is 2 min/ }).waitFor();
    await frame.locator('.mark').first().waitFor();
    await until('the focus on the heading', () => frame.evaluate(() => document.activeElement?.id === 'title'));
  });

  await check('the marks of the picture are worked with by keyboard alone', async () => {
    const frame = await story();
    const tab = async (test, what) => {
      for (let presses = 0; !(await frame.evaluate(test)); presses++) {
        assert.ok(presses < 20, `Tab gets to ${what}`);
        await page.keyboard.press('Tab');
      }
    };
    await tab(() => document.activeElement?.classList.contains('mark'), 'a mark');
    const decisive = await focused(frame);
    assert.match(decisive, /Evidence for the verdict/, 'first the mark that decides');
    await page.keyboard.press('Home');
    const first = await focused(frame);
    assert.match(first, /^2026-03-17 08:00:00, Client, PC-71/);
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await focused(frame), first);
    assert.match(await focused(frame), /Host/);
    const width = () => frame.evaluate(() => document.querySelector('.scroller svg').getBoundingClientRect().width);
    const whole = await width();
    await page.keyboard.press('+');
    assert.equal(Math.round(await width()), Math.round(whole * 2));
    assert.match(await focused(frame), /Host/, 'the focus stays on its mark');
    await page.keyboard.press('0');
    assert.equal(await width(), whole);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active[data-resource-name="client-pc71.xml"]').first().waitFor();
    await until('the line of the event', async () => (await cursorLine()).startsWith('Ln 1,'));
    await page.keyboard.press('Control+Digit1');
  });

  await check('the mouse shows an event, opens its line, and takes a heap of marks apart', async () => {
    const frame = await story();
    await frame.locator('#all').click();
    const heap = frame.locator('.mark:has(.count)').first();
    const before = await frame.locator('.timeline').first().locator('.mark').count();
    await heap.hover();
    await frame.locator('.detail li').first().waitFor();
    await heap.click();
    await until('more marks', async () => (await frame.locator('.timeline').first().locator('.mark').count()) > before);
    await frame.locator('#all').click();
    const mark = frame.locator('.mark').last();
    await mark.hover();
    const detail = frame.locator('.timeline').last().locator('.detail');
    await detail.getByRole('button').first().waitFor();
    await mark.click();
    await page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
  });

  await check('the table holds the same as the picture, also for screen readers', async () => {
    const frame = await story();
    const rows = () => frame.locator('.connection').first().locator('tbody tr').count();
    const hidden = await rows();
    assert.ok(hidden >= 5, `the table is there beside the picture, ${hidden} rows`);
    assert.equal(await frame.locator('.table button').count(), 0, 'the keyboard does not go into what cannot be seen');
    await frame.locator('#table').click();
    assert.equal(await rows(), hidden);
    assert.equal(await frame.locator('.timeline').count(), 0);
    await frame.locator('.table button').first().waitFor();
    await screenshot('story-table');
    assert.deepEqual(await seriousFindings(frame), []);
    await frame.locator('#timeline').click();
  });

  await check('the story comes back as it was after another editor has covered it', async () => {
    await (await story()).locator('.connection button.disclosure').first().click();
    await code.openFile('session.log');
    await page.locator('.tab', { hasText: 'Session story' }).first().click();
    const frame = await story();
    await frame.locator('.mark').first().waitFor();
    const open = await frame
      .locator('.connection button.disclosure')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-expanded')));
    assert.deepEqual(open, ['false', 'true', 'true']);
    await frame.locator('.connection button.disclosure').first().click();
    await frame.locator('.connection').first().locator('.mark').first().waitFor();
  });

  await check('light, dark, high contrast: axe-core finds nothing serious in the story', async () => {
    await page.keyboard.press('Control+KeyB');
    const frame = await story();
    for (const theme of ['light', 'dark', 'contrast', 'contrast-light']) {
      await setTheme(theme);
      await frame.evaluate(() => window.scrollTo(0, 0));
      await page.mouse.move(200, 5);
      await screenshot(`story-${theme}`);
      assert.deepEqual(await seriousFindings(frame), [], theme);
    }
    await setTheme('dark');
  });

  await check('a story of 300 pixels shows everything without scrolling sideways', async () => {
    const size = page.viewportSize();
    const frame = await story();
    try {
      await page.locator('.tab', { hasText: 'Session story' }).first().click();
      await page.keyboard.press('Control+KeyK');
      await page.keyboard.press('Control+KeyM'); // the editor of the story fills the window
      const width = () => frame.evaluate(() => window.innerWidth);
      await page.setViewportSize({ width: 700, height: 1000 });
      const rest = 700 - (await until('the window at 700', async () => (await width()) < 700 && (await width())));
      await page.setViewportSize({ width: 300 + rest, height: 1000 });
      await until('a story of 300', async () => Math.abs((await width()) - 300) < 3);
      for (const view of ['timeline', 'table']) {
        await frame.locator(`#${view}`).click();
        await screenshot(`story-narrow-${view}`);
        const wide = await frame.evaluate(() => ({
          page: document.documentElement.scrollWidth <= window.innerWidth,
          parts: [...document.querySelectorAll('main *:not(.scroller *, .unseen, .unseen *, thead *)')]
            .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
            .map((one) => one.outerHTML.slice(0, 120)),
        }));
        assert.deepEqual(wide, { page: true, parts: [] }, view);
      }
      await frame.locator('#timeline').click();
    } finally {
      await page.setViewportSize(size);
      await page.keyboard.press('Control+KeyB');
    }
  });

  await check('the masked report is copied, and the other one too', async () => {
    const frame = await story();
    await frame.locator('#copy-report').click();
    const masked = await until(
      'the report',
      async () => /session report/i.test(await code.clipboard()) && code.clipboard(),
    );
    assert.ok(!/alma|RDSH01|192\.0\.2/.test(masked), masked);
    await frame.locator('[role="status"]', { hasText: /copied, masked/i }).waitFor();
    await frame.locator('#copy-unmasked').click();
    await until('the names', async () => (await code.clipboard()).includes('alma'));
  });

  await check('ten thousand connections are shown fifty at a time', async () => {
    await showFromExplorer('many');
    const frame = await story();
    await until('the other story', async () => /10,?00\d/.test(await frame.locator('#rest').innerText()), 60);
    assert.equal(await frame.locator('.connection').count(), 50);
    const began = Date.now();
    await frame.locator('#more').click();
    await until('fifty more', async () => (await frame.locator('.connection').count()) === 100);
    assert.ok(Date.now() - began < 2000, `within two seconds, not ${Date.now() - began} ms`);
    assert.match(await frame.evaluate(() => document.activeElement?.id ?? ''), /^connection-\d+$/, 'the focus goes on');
    await frame.locator('#filter').selectOption({ index: 2 });
    await until('fewer', async () => (await frame.locator('.connection').count()) === 50);
    const verdicts = await frame
      .locator('.verdict')
      .evaluateAll((all) => new Set(all.map((one) => one.firstChild.data)).size);
    assert.equal(verdicts, 1);
    await screenshot('story-many');
  });
}
