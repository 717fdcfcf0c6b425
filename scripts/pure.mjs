// Checks two rules on the syntax tree:
// - the engine names no window, document, console, performance, Date or Math.random; and no pure layer names Date or
//   Math.random (the rest does not exist there: tsconfig.pure.json has no DOM);
// - bit operators stand in the files below only. They cut a number to 32 bits, and an address has 47.
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { sourceFiles } from './files.mjs';

const MAY_USE_BITS = /^src\/(engine\/(vm-flags|table)\.ts|formats\/permalink[^/]*\.ts)$/;
const PURE = /^src\/(listing|engine|language|formats|scenario|history|layout)\//;
const TEST_ONLY = /\.test\.tsx?$|^src\/testing\//;
const IMPURE_IN_ENGINE = new Set(['window', 'document', 'console', 'performance', 'globalThis', 'Date']);

const { SyntaxKind } = ts;
const BIT_OPERATORS = new Set([
  SyntaxKind.AmpersandToken,
  SyntaxKind.BarToken,
  SyntaxKind.CaretToken,
  SyntaxKind.LessThanLessThanToken,
  SyntaxKind.GreaterThanGreaterThanToken,
  SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  SyntaxKind.AmpersandEqualsToken,
  SyntaxKind.BarEqualsToken,
  SyntaxKind.CaretEqualsToken,
  SyntaxKind.LessThanLessThanEqualsToken,
  SyntaxKind.GreaterThanGreaterThanEqualsToken,
  SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
]);

/** @param {ts.Node} node the operator when `node` applies a bit operator @returns {string | undefined} */
function bitOperator(node) {
  if (ts.isBinaryExpression(node) && BIT_OPERATORS.has(node.operatorToken.kind)) return node.operatorToken.getText();
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.TildeToken) return '~';
  return undefined;
}

/** @param {ts.Node} node @param {boolean} isEngine @returns {string | undefined} */
function impureName(node, isEngine) {
  if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') return 'Math.random';
  if (!ts.isIdentifier(node)) return undefined;
  const { parent } = node;
  const isFieldName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)) && parent.name === node);
  if (isFieldName) return undefined;
  if (isEngine ? IMPURE_IN_ENGINE.has(node.text) : node.text === 'Date') return node.text;
  return undefined;
}

/**
 * @param {string} path from the project's root, for instance src/engine/mm.ts
 * @param {string} text
 * @returns {string[]} one line for each breach
 */
export function checkPurity(path, text) {
  if (TEST_ONLY.test(path)) return [];
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const isPure = PURE.test(path);
  const isEngine = path.startsWith('src/engine/');
  /** @type {string[]} */
  const problems = [];
  /** @param {ts.Node} node @param {string} what */
  const report = (node, what) => {
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
    problems.push(`${path}:${line + 1}:${character + 1}: ${what}`);
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    const operator = MAY_USE_BITS.test(path) ? undefined : bitOperator(node);
    if (operator) report(node, `bit operator ${operator}`);
    const name = isPure ? impureName(node, isEngine) : undefined;
    if (name) report(node, `${name} in a pure layer`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const files = sourceFiles('src');
  const problems = files.flatMap((path) => checkPurity(path, readFileSync(path, 'utf8')));
  for (const problem of problems) console.error(problem);
  console.log(`pure: ${files.length} files, ${problems.length} problems`);
  process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;
}
