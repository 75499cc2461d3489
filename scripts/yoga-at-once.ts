import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const DATA_URI = /"data:application\/octet-stream;base64,([^"]+)"/;

/**
 * Ink's layout engine comes as WebAssembly in a data URI, which it hands to `fetch`; that alone loads Node's whole HTTP client, a third of
 * the time to the first frame. This compiles the same bytes directly.
 */
export const yogaAtOnce: Plugin = {
  name: 'yoga-at-once',
  setup(bundler) {
    bundler.onLoad({ filter: /yoga-layout\/dist\/src\/index\.js$/ }, ({ path }) => ({ contents: atOnce(readFileSync(path, 'utf8')) }));
    bundler.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({ contents: exposed(readFileSync(path, 'utf8')) }));
  },
};

function atOnce(source: string): string {
  const changed = source
    .replace('import loadYoga from', 'import loadYoga, { bytes } from')
    .replace('await loadYoga()', 'await loadYoga({ instantiateWasm })');
  if (!changed.includes('bytes') || !changed.includes('instantiateWasm')) throw new Error('yoga-layout is built differently now');
  return `${changed}
function instantiateWasm(imports, done) {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes()), imports);
  done(instance);
  return instance.exports;
}
`;
}

function exposed(source: string): string {
  const data = DATA_URI.exec(source)?.[1];
  if (data === undefined) throw new Error('yoga-layout keeps its bytes elsewhere now');
  const without = source.replace(DATA_URI, '"data:application/octet-stream;base64,"');
  return `${without}\nexport const bytes = () => Buffer.from(${JSON.stringify(data)}, 'base64');\n`;
}
