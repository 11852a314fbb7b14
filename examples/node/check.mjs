// What is wrong with an article, by the service: node check.mjs URL FILE
import { readFile } from 'node:fs/promises';

const [url, file] = process.argv.slice(2);

async function ask(action, document, options = {}) {
  const response = await fetch(`${url}/v1/${action}?${new URLSearchParams(options)}`, { method: 'POST', body: document });
  const answer = await response.json();
  // A refusal says in `detail` what is wrong; 503 may be tried again after `Retry-After` seconds.
  if (!response.ok) throw new Error(answer.detail);
  return answer;
}

const { diagnostics } = await ask('check', await readFile(file), { name: file, 'min-severity': 'warning' });
for (const { start, severity, rule, message } of diagnostics) {
  console.log(`${start.line}:${start.column} ${severity}[${rule}] ${message}`);
}
process.exitCode = diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
