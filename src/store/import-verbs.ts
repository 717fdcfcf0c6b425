/** The verbs of importing: scripts at once, logs and maps through the worker, recorded programs over the network. */
import { DEFAULT_KERNEL, type KernelName } from '../engine';
import type { Cursor, Timeline } from '../history';
import type { ImportMessage, ImportRequest, NamedText } from '../worker/messages';
import { type App, kernelOf } from './app';
import type { ImportSlot } from './import-slot';
import { timelineBuilder } from './import-timeline';
import { originText } from './origin';
import type { Notice, NoticeKind } from './state';

export type { NamedText } from '../worker/messages';

export interface ImportVerbs {
  /** Files or pasted text: scripts, logs, memory maps. What cannot be read changes nothing. */
  openTexts(texts: readonly NamedText[]): Promise<void>;
  /** A recorded program of public/programs. */
  openProgram(id: string, kernel?: KernelName, cursor?: Cursor): Promise<void>;
  cancelImport(): void;
}

/** What importing needs of the other verbs. */
export interface ImportTargets {
  readonly slot: ImportSlot;
  openScript(name: string, text: string, kernel: KernelName): void;
  openTimeline(timeline: Timeline, cursor?: Cursor): void;
}

const MAPS_LINE = /^\s*[0-9a-f]{4,16}-[0-9a-f]{4,16} [r-][w-][x-][ps] /m;
/** What only a log has: pids in front, halves of calls, exits, calls outside of the call language. */
const LOG_LINE =
  /^(\[pid +\d+\] |\d+ +[\w<])|<unfinished \.\.\.>|resumed>|^(\d+ +)?\+\+\+ |^(execve|exit_group|brk|mmap|arch_prctl)\(.*\) += (-?\d|0x|\?)/m;
const LOOKED_AT = 20_000;

/** Is it a script of the call language, rather than a log or a map? A NUL is in no text at all. */
export function isScript({ name, text }: NamedText): boolean {
  if (/\.(strace|log|maps)$/.test(name)) return false;
  const head = text.slice(0, LOOKED_AT);
  if (/^\s*\{/.test(head)) return false;
  return !MAPS_LINE.test(head) && !LOG_LINE.test(head);
}

interface Job {
  readonly name: string;
  readonly origin: string;
  readonly kernel: KernelName;
  readonly cursor?: Cursor;
}

export function importVerbs({ store }: App, { slot, openScript, openTimeline }: ImportTargets): ImportVerbs {
  const tell = (kind: NoticeKind, params: Notice['params']): void => store.setState({ notice: { kind, params } });

  const runWorker = ({ name, origin, kernel, cursor }: Job, texts: readonly NamedText[]): Promise<void> =>
    new Promise((resolve) => {
      const worker = new Worker(new URL('../worker/import-worker.ts', import.meta.url), { type: 'module' });
      const builder = timelineBuilder(kernel);
      const stop = (): void => {
        worker.terminate();
        resolve();
      };
      const running = slot.begin({ kind: 'file', name }, stop);
      const finish = (): void => {
        running.end();
        stop();
      };
      worker.onerror = (event) => {
        event.preventDefault();
        finish();
        tell('fileUnreadable', { name, detail: event.message ?? '' });
      };
      worker.onmessage = ({ data }: MessageEvent<ImportMessage>) => {
        if (data.kind === 'progress') running.progress(data.value);
        else if (data.kind === 'calls') builder.add(data.calls);
        else {
          finish();
          if (data.kind === 'failed') {
            tell('fileUnknown', { name, detail: data.detail });
            return;
          }
          const timeline = builder.build(origin);
          openTimeline(timeline, cursor ?? firstImage(timeline));
          const { problems, compared, exact } = data.report;
          const n = timeline.entries.length;
          if (problems > 0) tell('importedPartly', { name, n, problems, line: data.report.firstProblem?.line ?? 0 });
          else if (compared > 0) tell('importedCompared', { name, n, compared, exact });
          else tell('imported', { name, n });
        }
      };
      const request: ImportRequest = { texts, kernel };
      worker.postMessage(request);
    });

  return {
    async openTexts(texts) {
      const [first] = texts;
      if (first === undefined) return;
      const kernel = kernelOf(store.getState());
      if (texts.length === 1 && isScript(first)) {
        if (first.text.includes('\0')) tell('fileUnknown', { name: first.name, detail: '' });
        else openScript(first.name, first.text, kernel);
        return;
      }
      const { name } = texts.find((text) => !text.name.endsWith('.maps')) ?? first;
      await runWorker({ name, origin: originText({ kind: 'file', name }), kernel }, texts);
    },
    async openProgram(id, kernel = DEFAULT_KERNEL, cursor) {
      try {
        const text = await fetchProgram(id);
        const job: Job = { name: id, origin: originText({ kind: 'program', id }), kernel, ...(cursor && { cursor }) };
        await runWorker(job, [{ name: `${id}.json`, text }]);
        store.setState(({ notice }) => (notice?.kind.startsWith('imported') ? { notice: null } : {}));
      } catch (error) {
        tell('programUnavailable', { name: id, detail: error instanceof Error ? error.message : String(error) });
      }
    },
    cancelImport: slot.cancel,
  };
}

/**
 * Where the program itself begins: what ran before it, the log's own shell, has no map. A map alone has nothing else to
 * show: it is there at once.
 */
function firstImage({ entries }: Timeline): Cursor {
  const found = entries.findIndex((entry) => entry.call?.name === 'execve' && entry.call.image.vmas.length > 0);
  const call = Math.max(0, found);
  return { call, step: call === entries.length - 1 ? Number.POSITIVE_INFINITY : 0 };
}

/** The bundle of log and memory maps; the worker reads it. */
async function fetchProgram(id: string): Promise<string> {
  const response = await fetch(`./programs/${encodeURIComponent(id)}.json`);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const text = await response.text();
  // Some servers answer with their start page instead of 404.
  if (!text.trimStart().startsWith('{')) throw new Error(`404 ${id}.json`);
  return text;
}
