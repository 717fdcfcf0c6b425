/** The calls of the session, one after the other, as C statements. */
import { isError, type Ret } from '../../engine';
import { formOf, type Sketch } from './c-calls';
import { cOpen, type Files } from './c-files';
import { cNumber } from './c-numbers';
import { cName, cPlace } from './c-place';
import { cLabel, cRemark, cString } from './c-text';
import type { MadeCall, Replayed } from './replayed';

export interface Telling {
  readonly replayed: Replayed;
  readonly files: Files;
  readonly sketch: Sketch;
  /** Several processes take turns. */
  readonly isShared: boolean;
}

const THREAD = 'a thread: its process does it here';
const PLACES = new Set(['mmap', 'mremap', 'brk']);

/** What the model says that the call returns. */
function said({ call, ret }: MadeCall, { places }: Sketch): string {
  if (isError(ret)) return `-${ret}`;
  return PLACES.has(call.name) ? cPlace(ret, places) : cNumber(ret);
}

/** Indented by a tab; in a program of several processes only who makes the call gets there. */
const byWho = (statement: string, who: number, { isShared }: Telling): string =>
  isShared ? `\tif (me == ${who})\n\t\t${statement.replaceAll('\n', '\n\t')}` : `\t${statement}`;

function leftOut(made: MadeCall, why: string, telling: Telling): string {
  return byWho(`leave_out(${cLabel(made.source)}, ${cString(why)});`, made.who, telling);
}

function opened(made: MadeCall, ret: Ret, telling: Telling): string {
  if (isError(ret)) return leftOut(made, 'the model refuses it', telling);
  const { replayed, files } = telling;
  // In every process: one that is made later has it from the one before.
  return [
    `\tfd_${ret} = ${cOpen(replayed.world, files, ret)};`,
    byWho(`compare(${cLabel(made.source)}, fd_${ret} < 0 ? result(-1) : 0, 0);`, made.who, telling),
  ].join('\n');
}

function forked(made: MadeCall, ret: Ret, telling: Telling): string {
  if (isError(ret)) return leftOut(made, 'the model refuses it', telling);
  return [
    `\tif (me == ${made.who}) {`,
    '\t\tfflush(stdout);',
    '\t\tlong child = CALL(fork());',
    '\t\tif (child == 0)',
    `\t\t\tme = ${ret};`,
    '\t\telse',
    `\t\t\tcompare(${cLabel(made.source)}, child < 0 ? child : 0, 0);`,
    '\t}',
  ].join('\n');
}

function turned(made: MadeCall, telling: Telling): string {
  const { call, who, then, leaves } = made;
  const source = cLabel(made.source);
  if (call.name === 'exit' && leaves !== null) {
    const turn = leaves === who && then !== who ? `\thand_over(${source}, ${who}, ${then});\n` : '';
    return `${turn}\tleave(${leaves});`;
  }
  return who === then ? leftOut(made, THREAD, telling) : `\thand_over(${source}, ${who}, ${then});`;
}

function processStatement(made: MadeCall, telling: Telling): string {
  if (made.call.name === 'open') return opened(made, made.ret, telling);
  if (made.call.name !== 'fork') return turned(made, telling);
  return made.call.thread ? leftOut(made, THREAD, telling) : forked(made, made.ret, telling);
}

/** Files that a log uses without a line that opens them. */
export function openedBefore({ replayed: { calls, world }, files }: Telling): string[] {
  const later = new Set(calls.flatMap(({ call, ret }) => (call.name === 'open' ? [ret] : [])));
  return files.ids.filter((id) => !later.has(id)).map((id) => `\tfd_${id} = ${cOpen(world, files, id)};`);
}

export function statementOf(made: MadeCall, telling: Telling): string {
  const { sketch } = telling;
  if (made.left !== null) return leftOut(made, made.left, telling);
  const form = formOf(made, sketch);
  if (form === null) throw new Error(`no form of ${made.call.name}`);
  if (form.kind === 'process') return processStatement(made, telling);
  const name = made.bound !== null && sketch.places.names.has(made.bound) ? `${cName(made.bound)} = (char *)` : '';
  const remark = form.remark === undefined ? '' : `\t/* ${cRemark(form.remark)} */\n`;
  const text = `${name}compare(${cLabel(made.source)},\n\t\tCALL(${form.code}), ${said(made, sketch)});`;
  return remark + byWho(text, made.who, telling);
}
