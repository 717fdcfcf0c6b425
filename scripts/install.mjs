// Uses Node alone: it runs before any package is there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

// What Vite asks for.
const OLDEST_NODE = [20, 19];

/**
 * Installs the packages of the lockfile unless they are there. Throws with a message for people.
 * @param {string} root
 */
export function installIfNeeded(root) {
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Error(`vmascope needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.version}`);
  }
  if (existsSync(join(root, 'node_modules/.package-lock.json'))) return;
  console.log('Installing packages (npm ci) …');
  // On Windows npm is a batch file, which only a shell starts.
  const run = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error('npm ci failed; the lines above say why');
}
