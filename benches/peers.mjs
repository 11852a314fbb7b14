// Reads all documents of a folder, again and again, with the checkers that are installed in another one; prints the
// seconds that each takes for all of them. Of each document the fastest reading counts.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [peers, folder] = process.argv.slice(2);
const ROUNDS = 15;
const documents = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
const require = createRequire(resolve(peers) + "/");

// With what each recommends.
const checkers = {
  "html-validate": ({ HtmlValidate }) => {
    const checker = new HtmlValidate({ extends: ["html-validate:recommended"] });
    return (text) => checker.validateStringSync(text).errorCount;
  },
  htmlhint: ({ HTMLHint }) => (text) => HTMLHint.verify(text, HTMLHint.defaultRuleset).length,
};

for (const [name, make] of Object.entries(checkers)) {
  let check;
  try {
    check = make(require(name));
  } catch (error) {
    console.error(`skipped: ${name}: ${error.message.split("\n")[0]}`);
    continue;
  }
  const best = documents.map(() => Infinity);
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    documents.forEach((text, index) => {
      const begun = process.hrtime.bigint();
      found += check(text);
      best[index] = Math.min(best[index], Number(process.hrtime.bigint() - begun) / 1e9);
    });
  }
  console.error(`${name}: ${(found / ROUNDS / documents.length).toFixed(1)} findings each`);
  console.log(`${name} ${require(`${name}/package.json`).version}\t${best.reduce((sum, time) => sum + time, 0)}`);
}
