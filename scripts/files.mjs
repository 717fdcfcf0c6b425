// The source files of the project.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every .ts and .tsx file below `folder`, sorted, with forward slashes.
 * @param {string} folder
 * @returns {string[]}
 */
export function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}
