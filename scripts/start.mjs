// npm start: builds the page and serves it on this machine alone. Ctrl+C ends it.
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  installIfNeeded(root);
  const { build, preview } = await import('vite');
  await build({ root, logLevel: 'warn' });
  // Takes the next port when this one is in use.
  const server = await preview({ root, preview: { host: '127.0.0.1', port: 4173, strictPort: false, open: false } });
  console.log(`vmascope is at ${server.resolvedUrls?.local[0] ?? 'an unknown address'}  (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
