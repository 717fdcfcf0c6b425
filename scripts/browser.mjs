// Finds a Chromium for the browser tests, or installs one. `node scripts/browser.mjs` prints its path.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'];

const { LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  join(PROGRAMFILES, 'Google/Chrome/Application/chrome.exe'),
  join(`${PROGRAMFILES} (x86)`, 'Google/Chrome/Application/chrome.exe'),
  join(LOCALAPPDATA, 'Google/Chrome/Application/chrome.exe'),
];

// The download takes a minute on a slow line; without a network it fails at once, behind some proxies it hangs.
const DOWNLOAD_LIMIT_MS = 180_000;
const PACKAGES_LIMIT_MS = 600_000;
const PACKAGES = ['chromium', 'fonts-liberation', 'fonts-noto-cjk'];

const HELP = `No browser for the tests was found, and none could be installed. Do one of these, then try again:
  - install Chromium or Chrome;
  - npx playwright install --with-deps chromium;
  - set VMASCOPE_BROWSER to the path of a Chromium.`;

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a Chromium that is there already.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const wanted = process.env['VMASCOPE_BROWSER'];
  if (wanted) {
    if (!isExecutable(wanted)) throw new Error(`VMASCOPE_BROWSER is not an executable file: ${wanted}`);
    return wanted;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...USUAL_PLACES].find(isExecutable);
}

/** @param {string} command @param {string[]} args @param {number} timeout @param {'inherit' | 'ignore'} complaints */
function attempt(command, args, timeout, complaints) {
  console.error(`$ ${command} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync(command, args, { stdio: ['ignore', 'ignore', complaints], timeout, env });
  return run.status === 0;
}

function download() {
  const cli = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
  // Without a network its complaints fill a screen; the next way, or the closing message, says enough.
  attempt(process.execPath, [cli, 'install', 'chromium'], DOWNLOAD_LIMIT_MS, 'ignore');
  // A download without the system libraries that it needs does not start.
  const path = chromium.executablePath();
  return isExecutable(path) && spawnSync(path, ['--version']).status === 0 ? path : undefined;
}

function installPackages() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  attempt('apt-get', ['-q', 'update'], PACKAGES_LIMIT_MS, 'inherit');
  const install = ['-q', 'install', '-y', '--no-install-recommends', ...PACKAGES];
  return attempt('apt-get', install, PACKAGES_LIMIT_MS, 'inherit') ? '/usr/bin/chromium' : undefined;
}

/**
 * The path of a Chromium, installed if need be.
 * @returns {string}
 */
export function ensureBrowser() {
  const path = findBrowser() ?? download() ?? installPackages();
  if (!path) throw new Error(HELP);
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
