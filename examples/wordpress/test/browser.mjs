// An editor at work in a real WordPress: `node browser.mjs URL PLUGIN.zip PROGRAM SHOTS`.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
const { chromium } = createRequire(process.cwd() + '/')('playwright-core');

const [url, plugin, program, shots] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.setDefaultTimeout(60_000);
const errors = [];
page.on('pageerror', (error) => errors.push(error.message));
const shot = (name) => page.screenshot({ path: `${shots}/${name}.png` });
const step = (words) => console.log(`- ${words}`);

try {
  await page.goto(`${url}/wp-login.php`);
  await page.fill('#user_login', 'editor');
  await page.fill('#user_pass', 'secret-Words-1');
  await page.click('#wp-submit');
  await page.waitForURL('**/wp-admin/**');

  step('the plugin is installed and activated');
  await page.goto(`${url}/wp-admin/plugin-install.php?tab=upload`);
  await page.setInputFiles('#pluginzip', plugin);
  await page.click('#install-plugin-submit');
  await page.click('a:has-text("Activate Plugin")');
  await page.waitForURL('**/plugins.php**');

  step('without a program there is one notice');
  const notice = page.locator('.notice:has-text("Instant Articles are not checked")');
  assert.equal(await notice.count(), 1);
  await shot('1-no-program');

  const open = async (title) => {
    await page.goto(`${url}/wp-admin/post-new.php`);
    await page.waitForFunction(() => window.wp?.data?.select('core/editor')?.getCurrentPostId());
    await page.evaluate(() => {
      wp.data.dispatch('core/edit-post').toggleFeature?.('welcomeGuide');
      if (wp.data.select('core/edit-post').isFeatureActive('welcomeGuide')) wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide');
    });
    await page.locator('.editor-post-title__input, .wp-block-post-title').first().click();
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
  };
  const panel = page.locator('.ia-validate-panel');
  const isOpen = async () => {
    // The panel is that of the document, not of the block.
    await page.evaluate(() => wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/document'));
    const button = panel.locator('.components-panel__body-toggle');
    await button.waitFor();
    if (await button.getAttribute('aria-expanded') !== 'true') await button.click();
  };
  const publish = async () => {
    await page.click('.editor-post-publish-panel__toggle');
    await page.click('.editor-post-publish-button');
  };

  step('and posts are saved and published all the same');
  await open('Before there is a program');
  await page.keyboard.type('Text.');
  await isOpen();
  await panel.locator('text=Not checked:').waitFor();
  await publish();
  await page.locator('.post-publish-panel__postpublish').waitFor();

  step('the program is set');
  await page.goto(`${url}/wp-admin/tools.php?page=ia-validate`);
  await page.fill('#ia-binary', program);
  await page.click('#submit');
  await page.goto(`${url}/wp-admin/tools.php?page=ia-validate`);
  assert.equal(await notice.count(), 0);

  step('a defect is seen while it is written');
  await open('Third bridge reopens');
  await page.keyboard.type('After eleven months the third bridge is open again.');
  await page.keyboard.press('Enter');
  await page.evaluate(() => {
    const block = wp.blocks.createBlock('core/html', { content: '<p>The first cars.<figure><img src="https://example.com/bridge.jpg" alt=""></figure></p>' });
    wp.data.dispatch('core/block-editor').insertBlocks(block);
  });
  await isOpen();
  const finding = panel.locator('.ia-validate-finding.is-error', { hasText: '`figure` inside `p`' });
  await finding.waitFor();
  await finding.scrollIntoViewIfNeeded();
  assert.equal(await page.locator('.wp-block.ia-validate-error').count(), 1);
  await shot('2-marked');
  await finding.locator('button', { hasText: 'Show the block' }).click();
  assert.equal(await page.evaluate(() => wp.data.select('core/block-editor').getSelectedBlock().name), 'core/html');

  step('publishing is held back');
  await page.click('.editor-post-publish-panel__toggle');
  await page.locator('.editor-post-publish-panel .ia-validate-finding.is-error').first().waitFor();
  await shot('3-before-publishing');
  await page.click('.editor-post-publish-button');
  const held = page.locator('.components-notice:has-text("Not published")');
  await held.waitFor();
  await shot('4-held');
  const status = () => page.evaluate(() => wp.data.select('core/editor').getCurrentPostAttribute('status'));
  assert.notEqual(await status(), 'publish');

  step('the block is mended by a click, which can be undone');
  const content = () => page.evaluate(() => wp.data.select('core/block-editor').getBlocks().find((it) => it.name === 'core/html').attributes.content);
  const broken = await content();
  await page.evaluate(() => wp.data.dispatch('core/edit-post').closePublishSidebar());
  await isOpen();
  await finding.locator('button', { hasText: 'Mend the block' }).click();
  await page.waitForFunction((text) => wp.data.select('core/block-editor').getBlocks().find((it) => it.name === 'core/html').attributes.content !== text, broken);
  assert.equal(await content(), '<p>The first cars.</p><figure><img src="https://example.com/bridge.jpg" alt=""></figure>');
  await page.evaluate(() => wp.data.dispatch('core/editor').undo());
  assert.equal(await content(), broken);
  await page.evaluate(() => wp.data.dispatch('core/editor').redo());
  assert.notEqual(await content(), broken);

  step('mended, it is published');
  await page.waitForFunction(() => {
    const { findings, isAsking } = wp.data.select('ia-validate').all();
    return !isAsking && !findings.some((it) => it.severity === 'error');
  });
  if (await page.locator('.editor-post-publish-panel').count() === 0) await page.click('.editor-post-publish-panel__toggle');
  await page.click('.editor-post-publish-button');
  await page.locator('.post-publish-panel__postpublish').waitFor();
  assert.equal(await status(), 'publish');
  await shot('5-published');

  step('the feed is there, and its report');
  const feed = await (await page.request.get(`${url}/feed/instant-articles`)).text();
  assert.match(feed, /<content:encoded><!\[CDATA\[/);
  assert.match(feed, /Third bridge reopens/);
  await page.goto(`${url}/wp-admin/tools.php?page=ia-validate`);
  await page.locator('td:has-text("Third bridge reopens")').waitFor();
  const report = page.frameLocator('iframe[title="The whole report"]');
  await report.locator('h1:has-text("articles checked")').waitFor();
  // Entities in the report are text there, too.
  await report.locator('code', { hasText: '<p>&nbsp;</p>' }).first().waitFor();
  await page.setViewportSize({ width: 1280, height: 1500 });
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${shots}/6-tools.png`, fullPage: true });
  assert.deepEqual(errors, []);
} catch (error) {
  await shot('failed');
  throw error;
} finally {
  await browser.close();
}
