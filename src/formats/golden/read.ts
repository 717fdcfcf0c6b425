/** Any file of recordings: its name says the kernel or the setting where the file itself does not. */
import { isKernelName, type KernelName } from '../../engine';
import { replayRecording, settingOf } from './replay';
import { replayErrnoTable } from './replay-errno';
import { replayUmlFile } from './replay-uml';
import type { ScriptResult } from './result';
import { parseRecordings } from './rows';
import { parseUmlFile } from './uml-rows';

/**
 * Replays SET.jsonl (layout, tree-SET, hidden-SET), KERNEL.json and trees-KERNEL.json, or errno.tsv.
 * Errors: SyntaxError or RangeError that says what is wrong with the file.
 */
export function replayFile(name: string, text: string): ScriptResult[] {
  const results = replayAny(name, text);
  if (results.length === 0) throw new SyntaxError('no script in it');
  return results;
}

function replayAny(name: string, text: string): ScriptResult[] {
  if (name.endsWith('.json')) return replayUmlFile(parseUmlFile(text), kernelOf(name));
  if (name.endsWith('.tsv')) return replayErrnoTable(text);
  if (!/\.jsonl(\.gz)?$/.test(name)) throw new SyntaxError('not a recording: .jsonl.gz, .jsonl, .json or .tsv');
  return parseRecordings(text).map((recording) => replayRecording(recording, settingOf(name)));
}

/** `trees-5.17.json` is 5.17. */
function kernelOf(name: string): KernelName {
  const kernel = name.replace(/^trees-/, '').replace(/\.json$/, '');
  if (!isKernelName(kernel)) throw new RangeError(`no profile for kernel ${kernel}`);
  return kernel;
}
