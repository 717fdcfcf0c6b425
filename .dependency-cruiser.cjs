// The allow-list of imports: what is not written here is forbidden. Imports go down only, and an import of a
// type counts as an import. `npm run layers` runs it and sees to it that no file was left out.

const PURE = 'listing|engine|language|formats|scenario|history|layout';
const TEST = '\\.test\\.tsx?$';

const layers = (names) => `^src/(${names})/`;
const packages = (names) => `(^|/)node_modules/(@types/)?(${names})(/|$)`;
const from = (name) => ({ path: layers(name), pathNot: TEST });

/** `name` may import the layers `values`, the types alone of the layers `types`, and the packages `npm`. */
function layer(name, { values, types, npm }) {
  const rules = [];
  if (values) rules.push({ from: from(name), to: { path: layers(values) } });
  if (types) rules.push({ from: from(name), to: { path: layers(types), dependencyTypes: ['type-only'] } });
  if (npm) rules.push({ from: from(name), to: { path: packages(npm) } });
  return rules;
}

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  allowedSeverity: 'error',
  allowed: [
    // Within one layer.
    { from: { path: '^src/([^/]+)/' }, to: { path: '^src/$1/' } },

    // listing imports nothing.
    ...layer('engine', { types: 'listing' }),
    ...layer('language', { values: 'engine' }),
    ...layer('formats', { values: 'engine|language', npm: 'fflate' }),
    ...layer('scenario', { values: 'engine|language|formats', types: 'listing' }),
    ...layer('history', { values: 'engine|language' }),
    ...layer('layout', { values: 'engine' }),
    ...layer('draw', { values: 'layout', types: 'engine', npm: 'd3|d3-[a-z]+' }),
    ...layer('i18n', { types: 'listing|engine|scenario' }),
    ...layer('store', {
      values: 'history|scenario|formats|language|engine|layout',
      types: 'i18n|worker',
      npm: 'zustand',
    }),
    ...layer('ui', { values: 'store|draw|layout|i18n|listing|engine|language', npm: 'react|react-dom' }),
    ...layer('worker', { values: PURE, npm: 'fflate' }),
    ...layer('cli', { values: PURE, npm: 'fflate' }),
    { from: from('cli'), to: { dependencyTypes: ['core'] } },
    // The benchmark opens the built page in a browser.
    { from: { path: '^src/cli/bench-page\\.ts$' }, to: { path: '^scripts/browser\\.mjs$' } },
    { from: { path: '^scripts/' }, to: {} },
    { from: { path: '^src/cli/bench-page\\.ts$' }, to: { path: packages('vite|@playwright/test') } },

    // What only tests use; the app has no rule that lets it in here.
    ...layer('testing', { values: PURE, npm: 'vitest|fast-check' }),
    { from: from('testing'), to: { dependencyTypes: ['core'] } },

    // Tests of the pure layers stay pure; the others may use what they need.
    { from: { path: `^src/(${PURE})/.*${TEST}` }, to: { path: layers(`${PURE}|testing`) } },
    { from: { path: `^src/(${PURE})/.*${TEST}` }, to: { path: packages('vitest|fast-check|fflate') } },
    { from: { path: `^src/(${PURE})/.*${TEST}` }, to: { dependencyTypes: ['core'] } },
    { from: { path: `^src/.*${TEST}`, pathNot: layers(PURE) }, to: {} },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
};
