// Looks at HTML reports in Chromium as people with all kinds of eyes, screens and settings do.
// Arguments: the folder of reports; a folder for pictures, if they are wanted.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';

const [folder, pictures] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const SCHEMES = ['light', 'dark'];
const WIDTHS = [320, 768, 1280];
const CATEGORIES = ['accessibility', 'best-practices', 'seo'];
const wrong = [];
const expect = (holds, what) => { if (!holds) wrong.push(what); };

// Lighthouse looks at no files.
const server = createServer((request, response) => {
  const path = join(folder, decodeURIComponent(request.url.slice(1)));
  if (!request.url.endsWith('.html') || !existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(readFileSync(path));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const { port } = server.address();
const debugging = 20000 + (process.pid % 20000);
const launch = (...more) => chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...more] });
const browser = await launch();
if (pictures) mkdirSync(pictures, { recursive: true });

async function look(report, scheme) {
  const name = `${report} ${scheme}`;
  const context = await browser.newContext({ colorScheme: scheme, bypassCSP: true });
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong.push(`${name}: ${error.message}`));
  page.on('request', (request) => expect(request.url() === url, `${name}: asks for ${request.url()}`));
  const url = new URL(`file://${join(folder, report)}`).href;
  await page.goto(url);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= width, `${name}: ${wide} pixels wide on a screen of ${width}`);
    if (pictures) {
      const path = join(pictures, `${report}-${scheme}-${width}.png`);
      await page.screenshot({ path, clip: { x: 0, y: 0, width, height: 2400 }, fullPage: true });
    }
  }
  await page.evaluate(axe);
  // Closed explanations are read as well.
  for (const open of [false, true]) {
    await page.evaluate((open) => document.querySelectorAll('details').forEach((it) => { it.open = open; }), open);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    for (const { id, help, nodes } of violations) wrong.push(`${name}: ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
  }
  await context.close();
}

async function score(report, scheme) {
  // Lighthouse opens a page of its own, which has the settings of the browser.
  const is_dark = scheme === 'dark';
  const own = await launch(`--remote-debugging-port=${debugging}`, `--blink-settings=preferredColorScheme=${is_dark ? 0 : 1}`);
  const context = await own.newContext({ colorScheme: null });
  const page = await context.newPage();
  const found = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(found === is_dark, `${report}: the browser is not ${scheme}`);
  await context.close();
  // A site has a robots.txt, and a page that may connect to nothing cannot ask for it.
  const flags = { port: debugging, onlyCategories: CATEGORIES, logLevel: 'error' };
  const config = { extends: 'lighthouse:default', settings: { formFactor: 'desktop', screenEmulation: { disabled: true }, skipAudits: ['robots-txt'] } };
  const result = await lighthouse(`http://127.0.0.1:${port}/${report}`, flags, config);
  for (const category of Object.values(result.lhr.categories)) {
    const failed = category.auditRefs.map(({ id }) => result.lhr.audits[id]).filter((it) => it.score !== null && it.score < 1);
    const why = failed.map((it) => `${it.id} ${JSON.stringify(it.details?.items?.[0] ?? '').slice(0, 200)}`).join('; ');
    console.log(`${report} ${scheme}: Lighthouse ${category.title}: ${Math.round(category.score * 100)}`);
    expect(category.score === 1, `${report} ${scheme}: ${category.title}: ${category.score * 100}: ${why}`);
  }
  await own.close();
}

try {
  for (const report of readdirSync(folder).filter((it) => it.endsWith('.html')).sort()) {
    for (const scheme of SCHEMES) {
      await look(report, scheme);
      await score(report, scheme);
    }
    if (pictures) {
      const page = await browser.newPage();
      await page.goto(`file://${join(folder, report)}`);
      await page.pdf({ path: join(pictures, `${report}.pdf`), format: 'A4' });
      await page.close();
    }
  }
} finally {
  await browser.close();
  server.close();
}
wrong.forEach((it) => console.error(it));
process.exit(wrong.length === 0 ? 0 : 1);
