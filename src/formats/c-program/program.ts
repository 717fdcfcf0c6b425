/** A session as one C file: the same calls on a real Linux, each result beside the model's, and both maps at the end. */
import type { KernelName, World } from '../../engine';
import type { Scope } from '../../language';
import type { Part, Sketch } from './c-calls';
import { cFiles, filesOf } from './c-files';
import { cMapOf, livingOf } from './c-maps';
import { cName } from './c-place';
import { cRemark } from './c-text';
import { type Replayed, replaySession, type SessionCall } from './replayed';
import { COMPARING, INCLUDES } from './runtime';
import { MAPS, NO_FILES } from './runtime-maps';
import { PARTS, TURNS } from './runtime-parts';
import { openedBefore, statementOf, type Telling } from './statements';

export interface CProgramInput {
  /** What is told of the session in the first comment. */
  readonly title: string;
  readonly start: World;
  readonly startScope: Scope;
  readonly calls: readonly SessionCall[];
}

/** nothing: no call that a program can make · image: the session begins with the memory of a real program · long: more calls than a reader reads. */
export type NoProgram = 'nothing' | 'image' | 'long';
export type CProgram = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: NoProgram };

/** Calls: a file of these compiles in a few seconds. */
export const MOST_CALLS = 3000;

/** Why no program can be made of it; null: one can. */
function refusal({ start, calls }: CProgramInput): NoProgram | null {
  if (calls.length === 0) return 'nothing';
  if (calls.length > MOST_CALLS) return 'long';
  const isImage = start.vmas.size > 0 || calls.some(({ call }) => call.name === 'execve');
  return isImage ? 'image' : null;
}

/** The names that have a variable: addresses, as long as there is one process. What one binds another would not see. */
function namesOf({ calls, pids }: Replayed): ReadonlySet<string> {
  const names = new Set<string>();
  if (pids.length === 1)
    for (const { bound, scope, left } of calls)
      if (bound !== null && left === null && scope.get(bound)?.kind === 'addr') names.add(bound);
  return names;
}

const header = (title: string, kernel: KernelName): string => `/*
 * ${cRemark(title)}
 *
 * This program makes the calls of a vmascope session on your own Linux. For each it shows
 * what this kernel answers and what the model of Linux ${kernel} says; then its own memory map
 * beside the model's. Another kernel may rightly differ: that is what it is for.
 *
 *     cc -o session THIS_FILE && ./session
 *
 * Marks: = the same   ! differs   ? in the model's map only   - left out, with the reason
 * What is left out here is left out in the model that it compares itself with, too.
 */`;

/** Names that a header may lack. */
const fallbacks = (flags: ReadonlyMap<string, number>): string =>
  [...flags].map(([name, value]) => `#ifndef ${name}\n#define ${name} 0x${value.toString(16)}\n#endif`).join('\n');

const OTHER_FALLBACKS = `#ifndef SYS_mseal
#define SYS_mseal 462
#endif
#ifndef PR_SET_VMA
#define PR_SET_VMA 0x53564d41
#endif
#ifndef PR_SET_VMA_ANON_NAME
#define PR_SET_VMA_ANON_NAME 0
#endif`;

/** Those that need others come after them. */
const ORDER: readonly Part[] = ['brk', 'touch', 'populate', 'limit', 'userfault', 'names'];

/** How often the program starts anew where something of its own is in the way: addresses are random. */
const STARTS = 32;

function freePlaces({ spans }: Replayed): string {
  const rows = spans.map(({ start, end }) => `\t\t{ 0x${start.toString(16)}, 0x${end.toString(16)} },`);
  if (rows.length === 0) return '';
  return `/* The places of the script have to be free: something of this program's own may stand there, where addresses are random. */
static void find_places(char **argv)
{
	static const struct { unsigned long start, end; } spans[] = {
${rows.join('\n')}
	};
	struct area area;
	char starts[16];
	int count = getenv("STARTS") ? atoi(getenv("STARTS")) : 1;
	read_maps();
	for (size_t k = 0; k < sizeof spans / sizeof *spans; k++) {
		if (!next_area(maps, spans[k].start, spans[k].end, &area))
			continue;
		snprintf(starts, sizeof starts, "%d", count + 1);
		setenv("STARTS", starts, 1);
		personality(personality(0xffffffff) & ~ADDR_NO_RANDOMIZE);
		if (count < ${STARTS})
			execv("/proc/self/exe", argv);
		printf("%012lx-%012lx is taken by this program itself: link it with -static, or start it again\\n", area.start, area.end);
		exit(2);
	}
}`;
}

function mapsAtTheEnd({ world }: Replayed, isShared: boolean, last: number): string[] {
  let turn = last;
  return livingOf(world).flatMap(({ pid }) => {
    const from = turn;
    turn = pid;
    return isShared
      ? [`\thand_over(NULL, ${from}, ${pid});`, `\tif (me == ${pid})`, `\t\tmap_of_${pid}();`]
      : [`\tmap_of_${pid}();`];
  });
}

function script(telling: Telling): string {
  const { replayed, isShared } = telling;
  const statements = replayed.calls.map((made) => statementOf(made, telling));
  const last = replayed.calls[replayed.calls.length - 1]?.then ?? 1;
  return [
    'static void script(void)',
    '{',
    `\tprintf("  %-78s %-16s %s\\n", "call", "this kernel", "the model");`,
    ...openedBefore(telling),
    ...statements,
    ...mapsAtTheEnd(replayed, isShared, last),
    '}',
  ].join('\n');
}

const SHARED_MAIN = (processes: number): string => `
	tally = mmap(NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	for (int k = 1; k < ${processes}; k++)
		if (pipe(gate[k]) < 0)
			return 2;
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	fflush(stdout);
	if (fork() == 0) {
		script();
		leave(me);
	}
	while (wait(NULL) > 0)
		;`;

function main(parts: ReadonlySet<Part>, { spans, pids }: Replayed, hasFiles: boolean, isShared: boolean): string {
  return [
    `int main(int argc, char **argv)`,
    '{',
    '\tstatic char buffer[1 << 16];',
    '\t(void)argc;',
    '\t(void)argv;',
    '\tsetvbuf(stdout, buffer, _IOLBF, sizeof buffer);',
    ...(spans.length > 0 ? ['\tfind_places(argv);'] : []),
    ...(hasFiles ? ['\tmake_files();'] : []),
    ...(parts.has('brk') ? ['\tfind_heap();'] : []),
    ...(parts.has('touch') ? ['\tsignal(SIGSEGV, on_fault);', '\tsignal(SIGBUS, on_fault);'] : []),
    ...(parts.has('limit') ? ['\tfind_own_size();', '\tdrop_lock_right();'] : []),
    isShared ? SHARED_MAIN(Math.max(...pids) + 1) : '\tscript();',
    '\tint is_same = tally->differ == 0 && tally->areas_differ == 0;',
    '\tprintf("\\n%d calls the same, %d differ, %d left out; %s\\n", tally->same, tally->differ, tally->left,',
    '\t       tally->areas_differ ? "the map differs" : "the map is the same");',
    '\treturn !is_same;',
    '}',
  ].join('\n');
}

/** The text of the program, or why there is none. */
export function cProgram(input: CProgramInput): CProgram {
  const why = refusal(input);
  if (why !== null) return { ok: false, why };
  const replayed = replaySession(input.start, input.startScope, input.calls);
  if (replayed.calls.every(({ left }) => left !== null)) return { ok: false, why: 'nothing' };
  const { world, pids, heap, spans } = replayed;
  const names = namesOf(replayed);
  const sketch: Sketch = { places: { heap, names }, parts: new Set(), flags: new Map(), watchers: new Set() };
  const files = filesOf(world);
  const hasFiles = files.inodes.length > 0;
  // One that ends needs somebody who stays: it is a process beside the first, too.
  const isShared = pids.length > 1 || replayed.calls.some(({ leaves }) => leaves !== null);
  const telling: Telling = { replayed, files, sketch, isShared };
  const told = script(telling);
  const maps = livingOf(world).map(({ pid, mm }) => cMapOf(world, pid, mm, spans, files, sketch.places));
  const variables = names.size === 0 ? [] : [`static char ${[...names].map((name) => `*${cName(name)}`).join(', ')};`];
  const watchers = [...sketch.watchers].map((ctx) => `static int watcher_${ctx} = -1;`);
  const gates = isShared ? [`static int gate[${Math.max(...pids) + 1}][2];`] : [];
  return {
    ok: true,
    text: `${[
      header(input.title, input.start.kernel),
      INCLUDES,
      fallbacks(sketch.flags),
      OTHER_FALLBACKS,
      COMPARING,
      hasFiles ? cFiles(world, files) : NO_FILES,
      MAPS,
      ...gates,
      ...ORDER.filter((part) => sketch.parts.has(part)).map((part) => PARTS[part]),
      ...(isShared ? [TURNS] : []),
      ...watchers,
      ...variables,
      freePlaces(replayed),
      ...maps,
      told,
      main(sketch.parts, replayed, hasFiles, isShared),
    ]
      .filter((part) => part !== '')
      .join('\n\n')}\n`,
  };
}
