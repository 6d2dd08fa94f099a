// The extension in an editor that speaks German: the hover, what its command opens, and what the editor shows of the manifest.
// Called by person.test.mjs, which brings the hands and the counting.
import assert from 'node:assert/strict';

/** @param code a window in German, on the log of a dialog */
export async function withGerman(code, { check, hands }) {
  const { page, screenshot, frameWith } = code;

  await check('in German: the hover tells meaning, causes and commands in German', async () => {
    const shown = await hands.hover('0x108', 'Abhilfe öffnen');
    const text = await shown.innerText();
    for (const words of [
      'Beim Verbindungsversuch wurde die Zeit überschritten',
      'Wahrscheinliche Ursachen',
      'Zuerst prüfen',
    ])
      assert.ok(text.includes(words), `the hover says “${words}”:\n${text}`);
    await screenshot('hover-german');
  });

  await check('in German: so does the panel', async () => {
    await page.locator('.monaco-hover:visible a', { hasText: 'Abhilfe öffnen' }).click();
    const frame = await frameWith('#title');
    await frame.locator('h2', { hasText: 'Wahrscheinliche Ursachen' }).waitFor();
    assert.equal(await frame.evaluate(() => document.documentElement.lang), 'de');
    await screenshot('panel-german');
  });
}
