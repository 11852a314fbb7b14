// What everyone does, in whatever runs this. The package is named by the first argument.
import { check, fix, fixOne, init, report, rules } from 'ia-validate';
import * as worker from 'ia-validate/worker';

await init();
const A = '<!doctype html><html><head><meta charset="utf-8"><link rel="canonical" href="https://example.com/a"><meta property="op:markup_version" content="v1.0"></head><body><article><header><h1>T</h1></header><figure><img src="https://example.com/a.jpg"><figcaption><p>One</p></figcaption></figure></article></body></html>';
const { diagnostics } = check(A);
const one = diagnostics.find((it) => it.fix);
const ok = (it, what) => { if (!it) throw new Error(what); };

ok(one.rule === 'caption-element-not-allowed', 'rule');
ok(!fix(A).text.includes('<p>'), 'fix');
ok(!fixOne(A, one).text.includes('<p>'), 'fixOne');
ok(report(A, { format: 'compact' }).includes('caption-element'), 'report');
ok(rules().length > 50, 'rules');
ok(JSON.stringify(await worker.check(A)) === JSON.stringify(check(A)), 'worker');
ok(JSON.stringify(check(new TextEncoder().encode(A)).diagnostics) === JSON.stringify(diagnostics), 'bytes');
worker.stop();
console.log('fine', globalThis.Deno ? `Deno ${Deno.version.deno}` : globalThis.Bun ? `Bun ${Bun.version}` : process.version);
