// Types of TypeScript from the schemas in docs/, so that nothing is written twice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compile } from 'json-schema-to-typescript';

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** What needs a file system, and `previous`, which is texts here. */
const ELSEWHERE = ['overrides', 'state', 'previous'];

/** The schema of ia-validate.toml as that of options here, in camelCase. */
function options({ properties, ...schema }) {
  const entries = Object.entries(properties).filter(([name]) => !ELSEWHERE.includes(name));
  return { ...schema, properties: Object.fromEntries(entries.map(([name, property]) => [camel(name), property])) };
}

/** A schema whose references have nothing beside them, which would make types of their own. */
function plain(schema) {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  if (schema.$ref) return { $ref: schema.$ref.replace(/^#\/(\$defs|definitions)\//, '#/definitions/') };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, plain(value)]));
}

/** All of them, as one module. */
export async function types(docs) {
  const read = (file) => JSON.parse(readFileSync(join(docs, file), 'utf8'));
  const named = ['check', 'fix', 'preview', 'rules', 'show', 'inventory'].map((name) => read(`schemas/${name}.json`));
  named.push({ ...options(read('ia-validate.schema.json')), title: 'TableOptions', description: undefined });
  const definitions = {};
  for (const { $defs, definitions: more, $schema, title, ...schema } of named) {
    for (const [name, part] of Object.entries({ ...$defs, ...more, [title]: schema })) {
      definitions[name] = plain({ ...part, title: undefined });
    }
  }
  const text = await compile({ type: 'object', additionalProperties: false, definitions }, 'Nothing', {
    bannerComment: '// Made from the schemas in docs/.', additionalProperties: false, unreachableDefinitions: true,
  });
  return text
    .replace('export interface Nothing {}\n', '')
    .replace(/\/\*\*\n \* This interface was referenced by `Nothing`'s JSON-Schema\n \* via the `definition` "\w+"\.\n \*\/\n/g, '')
    .replace(/ \*\n \* This interface was referenced by `Nothing`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g, '');
}
