// Checks who imports whom (.dependency-cruiser.cjs), and that every source file was looked at: with a compiler
// that it does not know, dependency-cruiser sees no modules at all and is content.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sourceFiles } from './files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} folder the folder that holds src/ and a tsconfig.json
 * @returns {{ problems: string[], modules: number, files: number }}
 */
export function checkLayers(folder) {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [bin, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const files = sourceFiles(join(folder, 'src')).length;
  if (!run.stdout.startsWith('{')) {
    return { problems: [`dependency-cruiser failed: ${run.stderr || run.stdout || run.error}`], modules: 0, files };
  }
  const { modules, summary } = JSON.parse(run.stdout);
  /** @type {string[]} */
  const problems = [];
  for (const { rule, from, to, cycle } of summary.violations) {
    const path = cycle ? cycle.map((/** @type {{ name: string }} */ step) => step.name).join(' → ') : to;
    problems.push(`${rule.name}: ${from} → ${path}`);
  }
  const seen = modules.filter((/** @type {{ source: string }} */ { source }) => /^src\/.*\.tsx?$/.test(source)).length;
  if (seen < files) problems.push(`only ${seen} of the ${files} source files were looked at`);
  if (files === 0) problems.push('no source files found');
  return { problems, modules: seen, files };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { problems, modules, files } = checkLayers(root);
  for (const problem of problems) console.error(problem);
  console.log(`layers: ${modules} modules of ${files} files, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
