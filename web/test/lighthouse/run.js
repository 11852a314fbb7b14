// Lighthouse has nothing to say against the page, as to accessibility and best practices.
import { existsSync } from 'node:fs';

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { serve } from '../serve.js';

const CATEGORIES = ['accessibility', 'best-practices'];
const DESKTOP = { mobile: false, width: 1280, height: 800, deviceScaleFactor: 1, disabled: false };

const server = await serve();
const chromePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
try {
  for (const formFactor of ['mobile', 'desktop']) {
    const { lhr } = await lighthouse(server.url, {
      port: chrome.port, logLevel: 'error', onlyCategories: CATEGORIES, formFactor, throttlingMethod: 'provided',
      ...(formFactor === 'desktop' && { screenEmulation: DESKTOP }),
    });
    for (const id of CATEGORIES) {
      const { score, auditRefs } = lhr.categories[id];
      console.log(`${formFactor}, ${id}: ${Math.round(score * 100)}`);
      if (score === 1) continue;
      process.exitCode = 1;
      for (const { id: audit } of auditRefs) {
        const { score: its, title, details } = lhr.audits[audit];
        if (its !== null && its < 1) console.log(`  ${title}: ${JSON.stringify(details?.items?.slice(0, 3))}`);
      }
    }
  }
} finally {
  chrome.kill();
  server.close();
}
